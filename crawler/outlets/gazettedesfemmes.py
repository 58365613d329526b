from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="gazettedesfemmes", title="La Gazette des femmes", hosts=('gazettedesfemmes.ca',),
    country="CA", kind="magazine", timezone="America/Toronto",
    fronts=("https://gazettedesfemmes.ca/",),
    article=r"^/\d{3,6}/[a-z0-9-]+/$",
)  # fmt: skip
