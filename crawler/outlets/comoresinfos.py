from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="comoresinfos", title="Comores Infos", hosts=("comoresinfos.net",),
    country="KM", kind="pure-player", timezone="Indian/Comoro",
    fronts=("https://www.comoresinfos.net/",),
)  # fmt: skip
