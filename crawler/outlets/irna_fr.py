from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="irna_fr", title="IRNA (français)", hosts=("fr.irna.ir",),
    country="IR", kind="agency", timezone="Asia/Tehran",
    feeds=("https://fr.irna.ir/rss",),
    fronts=("https://fr.irna.ir/",),
)  # fmt: skip
