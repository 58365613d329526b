from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="africaintelligence", title="Africa Intelligence", hosts=("africaintelligence.fr",),
    country="FR", kind="pan-african", timezone="Europe/Paris",
    fronts=("https://www.africaintelligence.fr/",),
    article=r"^/[^/]+/(?:[^/]+/)?\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
