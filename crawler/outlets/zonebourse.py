from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zonebourse", title="Zonebourse", hosts=("zonebourse.com",),
    country="FR", kind="economy", timezone="Europe/Paris",
    fronts=("https://www.zonebourse.com/",),
    article=r"^/(?:[a-z-]+/)*(?:actualite-bourse/[^/]+--?\d+/|cours/.+/actualite/[^/]+-\d+/)$",
)  # fmt: skip
