from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="topito", title="Topito", hosts=("topito.com",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.topito.com/",),
    article=r"^/top-[^/]+$",
    # Rules
    stamp=".main-article .post-header .color-grey",
    blocks=((".container-content.with-separator", "p.color-grey"),),
)  # fmt: skip
