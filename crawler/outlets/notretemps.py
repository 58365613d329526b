from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="notretemps", title="Notre Temps", hosts=("notretemps.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=(
        "https://www.notretemps.com/rss",
        "https://www.notretemps.com/depeches/rss",
        "https://www.notretemps.com/rss-comments/18761",
        "https://www.notretemps.com/droit-argent/rss",
        "https://www.notretemps.com/droit-argent/succession/rss",
    ),
    fronts=("https://www.notretemps.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{3,6}$",
    # Rules
    seen=(2018, 2023),
    headline="h1.title",
    lead=".intro",
    body=(".type-afp .block-html", ".content-attribute"),
    stamp=".authorinfos",
    authors=".authorinfos > a",
    tags=".tag > a",
    blocks=((".block-bottom-content", ".block-title-2"),),
)  # fmt: skip
