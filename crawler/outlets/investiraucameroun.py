from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="investiraucameroun", title="Investir au Cameroun", hosts=("investiraucameroun.com",),
    country="CM", kind="economy", timezone="Africa/Douala",
    feeds=("https://www.investiraucameroun.com/index.php/component/obrss/fullrss",),
    fronts=("https://www.investiraucameroun.com/",),
)  # fmt: skip
