from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="studiokalangou", title="Studio Kalangou", hosts=("studiokalangou.org",),
    country="NE", kind="broadcaster-radio", timezone="Africa/Niamey",
    feeds=("https://www.studiokalangou.org/feed/",),
    fronts=("https://www.studiokalangou.org/",),
)  # fmt: skip
