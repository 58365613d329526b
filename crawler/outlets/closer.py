from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="closer", title="Closer", hosts=("closermag.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.closermag.fr/rss.xml",),  # listed by others, not probed
    sitemaps=("https://www.closermag.fr/sitemap_index.xml",),
    fronts=("https://www.closermag.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{5,7}$",
    # Rules
    seen=(2021,),
    headline="h1.like-h1",
    stamp=".article-meta time",
    authors=".article-meta .author",
    blocks=((".block-sur-le-meme-sujet", ".title-block > h3"), ("#block-les-plus-lus", ".title-block > span", ".title > a")),
)  # fmt: skip
