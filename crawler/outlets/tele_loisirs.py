from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tele_loisirs", title="Télé-Loisirs", hosts=("programme-tv.net",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.programme-tv.net/",),
    article=r"^/(?:news|videos)/[a-z-]+/\d{4,}-[^/]+/$",
    # Rules
    body=".article-body",
)  # fmt: skip
