from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="cridem", title="Cridem", hosts=("cridem.org",),
    country="MR", kind="pure-player", timezone="Africa/Nouakchott",
    feeds=("http://cridem.org/rss.php",),
    fronts=("https://cridem.org/",),
    article=r"^/C_Info\.php\?article=\d+$",
)  # fmt: skip
