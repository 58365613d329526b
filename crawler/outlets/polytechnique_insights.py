from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="polytechnique_insights", title="Polytechnique Insights", hosts=("polytechnique-insights.com",),
    country="FR", kind="science", timezone="Europe/Paris",
    fronts=("https://www.polytechnique-insights.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2025,),
    headline="h1",
    body=".episode-article-right-content > article",
    stamp=".episode-header-container-infos-date",
    authors=".h4 > .name",
    blocks=(
    ("#episode-nav > div", ".episode-nav-title"),
    (".episode-autres-episodes-slider-inner", ".episode-autres-episodes-slider-title > h2"),
    (".dossiers-populaires-inner", ".dossiers-populaires-title > h2"),
    ),
)  # fmt: skip
