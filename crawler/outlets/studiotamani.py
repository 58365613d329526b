from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="studiotamani", title="Studio Tamani", hosts=("studiotamani.org",),
    country="ML", kind="broadcaster-radio", timezone="Africa/Bamako",
    feeds=("https://www.studiotamani.org/feed/",),
    fronts=("https://www.studiotamani.org/",),
)  # fmt: skip
