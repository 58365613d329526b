from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="capital", title="Capital", hosts=("capital.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.capital.fr/rss",),
    news_sitemaps=("https://www.capital.fr/sitemap/google-news.xml",),
    sitemaps=("https://www.capital.fr/sitemap/articles.xml",),
    fronts=("https://www.capital.fr/",),
    article=r"^/(?!tag/|page/)[a-z0-9-]+/[^/]+-\d{6,8}$",
    # Rules
    seen=(2023, 2024, 2026),
    headline=("h1.article-headTitle", "h1.article-title"),
    lead=(".article-headLead", "h2.article-intro"),
    body=(".articleBody.defaultStyleContentTags", "#article-body"),
    stamp=".articleSignature-publishedAt",
    authors=".articleSignature-authorName",
    blocks=((".bounce-box", ".heading"),),
)  # fmt: skip
