from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afjv", title="AFJV", hosts=("afjv.com",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://www.afjv.com/afjv_rss.xml",),  # linked from a page of 2023
    fronts=("https://www.afjv.com/",),
    article=r"^/news/\d+_[^/]+\.htm$",
    # Rules
    seen=(2023,),
    body="#nws_txt",
    stamp="#nws_aut",
)  # fmt: skip
