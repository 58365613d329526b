from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aleteia_fr", title="Aleteia (français)", hosts=("fr.aleteia.org",),
    country="FR", kind="religious", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://fr.aleteia.org/feed/",
    ),
    fronts=("https://fr.aleteia.org/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/?$",
)  # fmt: skip
