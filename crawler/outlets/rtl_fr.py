from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rtl_fr", title="RTL", hosts=("rtl.fr",),
    country="FR", kind="broadcaster-radio", timezone="Europe/Paris",
    fronts=("https://www.rtl.fr/",),
    article=r"^/(?!emission/|sujet/)(?:[a-z0-9-]+/){2}[^/]+-\d{10}$",
)  # fmt: skip
