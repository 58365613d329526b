from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afp_factuel", title="AFP Factuel", hosts=("factuel.afp.com",),
    country="FR", kind="fact-check", timezone="Europe/Paris",
    fronts=("https://factuel.afp.com/",),
    article=r"^/(?:doc\.afp\.com\.\w+|[a-z0-9-]+)$",
)  # fmt: skip
