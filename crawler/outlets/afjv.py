from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afjv", title="AFJV", hosts=("afjv.com",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    fronts=("https://www.afjv.com/",),
    article=r"^/news/\d+_[^/]+\.htm$",
    # Rules
    body="#nws_txt",
    stamp="#nws_aut",
)  # fmt: skip
