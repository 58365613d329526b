from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="franceantilles_gp", title="France-Antilles Guadeloupe", hosts=("guadeloupe.franceantilles.fr",),
    country="GP", kind="regional-daily", timezone="America/Guadeloupe",
    feeds=("https://www.guadeloupe.franceantilles.fr/actualite/rss.xml",),
    fronts=("https://www.guadeloupe.franceantilles.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{5,8}\.php$",
)  # fmt: skip
