from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesechos_congobrazza", title="Les Échos du Congo-Brazzaville", hosts=("lesechos-congobrazza.com",),
    country="CG", kind="pure-player", timezone="Africa/Brazzaville",
    fronts=("https://lesechos-congobrazza.com/",),
)  # fmt: skip
