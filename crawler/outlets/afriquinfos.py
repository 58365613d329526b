from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afriquinfos", title="Afriquinfos", hosts=("afriquinfos.com",),
    country="TG", kind="pan-african", timezone="Africa/Lome",
    feeds=("https://afriquinfos.com/feed/",),
    fronts=("https://www.afriquinfos.com/",),
)  # fmt: skip
