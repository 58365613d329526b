from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nrpyrenees", title="La Nouvelle République des Pyrénées", hosts=("nrpyrenees.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.nrpyrenees.fr/rss.xml",),
    fronts=("https://www.nrpyrenees.fr/",),
    article=(r"^/article/\d{4}/\d{2}/\d{2}/\d+-[^/]+\.html$", r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$"),
)  # fmt: skip
