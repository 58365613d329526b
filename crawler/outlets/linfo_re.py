from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="linfo_re", title="Linfo.re", hosts=("linfo.re",),
    country="RE", kind="broadcaster-tv", timezone="Indian/Reunion",
    news_sitemaps=("https://www.linfo.re/sitemap-news.xml",),  # listed by others, not probed
    fronts=("https://www.linfo.re/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2019,),
    headline="h1.info-a1",
    body=".liste-info",
    stamp="p.article-meta",
    blocks=((".fil_info", ".info-wid-titre", ".wid-list-texte"), (".top-infos", ".info-wid-titre", "p.profil-headline > a")),
)  # fmt: skip
