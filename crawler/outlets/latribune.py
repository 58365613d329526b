from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="latribune", title="La Tribune", hosts=("latribune.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.latribune.fr/feed.xml",),
    news_sitemaps=("https://www.latribune.fr/sitemap-actualites.xml",),
    fronts=("https://www.latribune.fr/",),
    article=(r"^/(?:[a-z0-9-]+/){1,4}[a-z0-9-]+-\d{6,}\.html$", r"^/article/.+$"),
    # Rules
    seen=(2023,),
    headline="h1[itemprop=Headline]",
    lead="section.chapo",
    body="#body-article",
    stamp=".author-article-informations time",
    authors=".author-name span",
    blocks=(
        (".img-links-top", ".bloc-title", ".article-title"),
        ("#toparticle-view", "=Sujets les + lus", "p:not(.toparticle-row-counter)"),
        ("#toparticle-comments", "=Sujets les + commentés", "p:not(.toparticle-row-counter)"),
        ("li.nav-link-wrapper", "a.nav-link-first", ".title-river a"),
    ),
)  # fmt: skip
