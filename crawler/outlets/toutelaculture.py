from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="toutelaculture", title="Toute la culture", hosts=("toutelaculture.com",),
    country="FR", kind="culture", timezone="Europe/Paris",
    fronts=("https://toutelaculture.com/",),
    article=(r"^/(?:[a-z0-9-]+/){1,3}[a-z0-9-]{20,}/$", r"^/tlc-lieux/[a-z0-9-]+/$"),
    # Rules
    seen=(2016,),
    headline="h1.title-21",
    stamp=".date-tp-4",
    authors=".date-tp-4 > a",
    blocks=((".pst-box", ".title-blc-1 > h4"),),
)  # fmt: skip
