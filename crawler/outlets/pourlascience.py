from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="pourlascience", title="Pour la Science", hosts=("pourlascience.fr",),
    country="FR", kind="science", timezone="Europe/Paris",
    feeds=("https://www.pourlascience.fr/rss.xml",),  # listed by others, not probed
    fronts=("https://www.pourlascience.fr/",),
    article=r"^/ewb_pages/[a-z]/[a-z0-9-]+-\d+\.php$",
)  # fmt: skip
