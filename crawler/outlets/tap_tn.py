from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tap_tn", title="TAP (Tunis Afrique Presse)", hosts=("tap.info.tn",),
    country="TN", kind="agency", timezone="Africa/Tunis",
    feeds=(  # listed by others, not probed
        "https://www.tap.info.tn/fr/rss",
        "https://www.tap.info.tn/fr/rss/portal-Accueil",
    ),
    fronts=("https://www.tap.info.tn/",),
)  # fmt: skip
