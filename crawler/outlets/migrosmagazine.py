from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="migrosmagazine", title="Migros Magazine", hosts=('migrosmagazine.ch',),
    country="CH", kind="weekly-magazine", timezone="Europe/Zurich",
    fronts=("https://www.migrosmagazine.ch/",),
    article=r"^/(?:[a-z-]+/){1,3}article/[a-z0-9-]+$",
)  # fmt: skip
