from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nordeclair", title="Nord Éclair", hosts=("nordeclair.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    fronts=("https://www.nordeclair.fr/",),
    article=r"^/\d{5,8}/article/\d{4}-\d{2}-\d{2}/[^/]+$",
)  # fmt: skip
