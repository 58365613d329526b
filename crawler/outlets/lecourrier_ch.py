from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lecourrier_ch", title="Le Courrier", hosts=("lecourrier.ch",),
    country="CH", kind="national-daily", timezone="Europe/Zurich",
    feeds=("https://lecourrier.ch/rubrique/suisse/rss",),
    fronts=("https://lecourrier.ch/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
