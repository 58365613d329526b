from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="fugues", title="Fugues", hosts=('fugues.com',),
    country="CA", kind="magazine", timezone="America/Toronto",
    feeds=("http://www.fugues.com/main.cfm?l=fr&p=18_110&id1=7237",),  # linked from a page of 2018
    fronts=("https://www.fugues.com/",),
    article=(r"^/\d+-article-[a-z0-9-]+\.html$",),
)  # fmt: skip
