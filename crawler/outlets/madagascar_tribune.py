from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="madagascar_tribune", title="Madagascar-Tribune", hosts=("madagascar-tribune.com",),
    country="MG", kind="pure-player", timezone="Indian/Antananarivo",
    feeds=("https://madagascar-tribune.com/spip.php?page=backend",),
    fronts=("https://www.madagascar-tribune.com/",),
)  # fmt: skip
