from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="fugues", title="Fugues", hosts=('fugues.com',),
    country="CA", kind="magazine", timezone="America/Toronto",
    fronts=("https://www.fugues.com/",),
    article=(r"^/\d+-article-[a-z0-9-]+\.html$",),
)  # fmt: skip
