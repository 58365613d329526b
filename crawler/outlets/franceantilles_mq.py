from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="franceantilles_mq", title="France-Antilles Martinique", hosts=("martinique.franceantilles.fr",),
    country="MQ", kind="regional-daily", timezone="America/Martinique",
    feeds=(
        "https://www.martinique.franceantilles.fr/actualite/rss.xml",
        "https://www.martinique.franceantilles.fr/actualite/economie/rss.xml",
    ),
    fronts=("https://www.martinique.franceantilles.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{5,8}\.php$",
)  # fmt: skip
