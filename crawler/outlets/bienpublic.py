from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bienpublic", title="Le Bien public", hosts=("bienpublic.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.bienpublic.com/rss",),
    fronts=("https://www.bienpublic.com/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
