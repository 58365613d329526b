from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lequotidien_ca", title="Le Quotidien", hosts=("lequotidien.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto",
    fronts=("https://www.lequotidien.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}\d{4}/\d{2}/\d{2}/[^/]+/?$",
)  # fmt: skip
