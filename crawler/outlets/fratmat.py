from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="fratmat", title="Fraternité Matin", hosts=("fratmat.info",),
    country="CI", kind="national-daily", timezone="Africa/Abidjan",
    fronts=("https://www.fratmat.info/",),
    article=r"^/article/\d+/[a-z0-9-]+/[^/]+$",
)  # fmt: skip
