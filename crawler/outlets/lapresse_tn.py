from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lapresse_tn", title="La Presse de Tunisie", hosts=("lapresse.tn",),
    country="TN", kind="national-daily", timezone="Africa/Tunis",
    feeds=("https://lapresse.tn/feed/",),
    fronts=("https://lapresse.tn/",),
    article=r"^/\d{2,7}/[^/]+/$",
)  # fmt: skip
