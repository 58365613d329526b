from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="agencesciencepresse", title="Agence Science-Presse", hosts=("sciencepresse.qc.ca",),
    country="CA", kind="science", timezone="America/Toronto",
    feeds=("https://www.sciencepresse.qc.ca/rss.xml",),  # linked from a page of 2023
    fronts=("https://www.sciencepresse.qc.ca/",),
    article=r"^/[a-z-]+/\d{4}/\d{2}/\d{2}/[a-z0-9-]+$",
)  # fmt: skip
