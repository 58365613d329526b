from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sputnik_afrique", title="Sputnik Afrique", hosts=("fr.sputniknews.africa", "fr.sputniknews.com"),
    country="RU", kind="state-media", timezone="Europe/Moscow",
    feeds=(  # listed by others, not probed
        "https://fr.sputniknews.africa/export/rss2/archive/index.xml",
    ),
    fronts=("https://fr.sputniknews.africa/",),
    article=r"^/(?:[a-z0-9_-]+/){1,2}\d{12,20}-[^/]+/$",
)  # fmt: skip
