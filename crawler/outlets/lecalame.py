from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lecalame", title="Le Calame", hosts=("lecalame.info",),
    country="MR", kind="weekly-magazine", timezone="Africa/Nouakchott",
    feeds=("https://lecalame.info/?q=rss.xml",),  # listed by others, not probed
    fronts=("https://www.lecalame.info/",),
)  # fmt: skip
