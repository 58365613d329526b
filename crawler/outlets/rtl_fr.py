from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rtl_fr", title="RTL", hosts=("rtl.fr",),
    country="FR", kind="broadcaster-radio", timezone="Europe/Paris",
    fronts=("https://www.rtl.fr/",),
    article=r"^/(?!emission/|sujet/)(?:[a-z0-9-]+/){2}[^/]+-\d{10}$",
    # Rules
    seen=(2022, 2023),
    headline=("h1.rtl-fs-30", "h1.article-header"),
    lead=(".article-summary", "h2.article-chapo"),
    stamp="time.publish-time",
    blocks=((".article-recommendation", "header.title"),),
)  # fmt: skip
