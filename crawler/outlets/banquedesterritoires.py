from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="banquedesterritoires", title="Localtis (Banque des Territoires)", hosts=("banquedesterritoires.fr",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=(
        "https://www.banquedesterritoires.fr/flux/localtis.xml",
        "https://www.banquedesterritoires.fr/flux/publics-fragiles/localtis.xml",
    ),
    fronts=("https://www.banquedesterritoires.fr/",),
    article=r"^/[a-z0-9-]{20,}$",
)  # fmt: skip
