from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lecalame", title="Le Calame", hosts=("lecalame.info",),
    country="MR", kind="weekly-magazine", timezone="Africa/Nouakchott",
    fronts=("https://www.lecalame.info/",),
)  # fmt: skip
