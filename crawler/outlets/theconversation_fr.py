from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="theconversation_fr", title="The Conversation (France)", hosts=("theconversation.com",),
    country="FR", kind="science", timezone="Europe/Paris",
    feeds=("https://theconversation.com/fr/articles.atom",),
    news_sitemaps=("https://theconversation.com/fr/sitemap_news.xml", "https://theconversation.com/ca-fr/sitemap_news.xml"),
    sitemaps=("https://theconversation.com/sitemap.xml",),
    fronts=("https://theconversation.com/fr",),
    article=r"^/[a-z0-9-]+-\d{5,7}$",
    # Rules
    seen=(2022,),
    headline="h1.entry-title",
    body=".content-body[itemprop=articleBody]",
    stamp=".timestamps",
    authors=".content-authors .fn",
)  # fmt: skip
