from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="almanar_fr", title="Al-Manar (français)", hosts=("french.almanar.com.lb",),
    country="LB", kind="state-media", timezone="Asia/Beirut",
    fronts=("https://french.almanar.com.lb/",),
)  # fmt: skip
