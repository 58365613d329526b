from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lerevenu", title="Le Revenu", hosts=("lerevenu.com",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.lerevenu.com/rss.xml",),  # listed by others, not probed
    fronts=("https://www.lerevenu.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}[a-z0-9-]{20,}/?$",
    # Rules
    seen=(2018, 2023),
    body=(".wysiwyg", ".freeContent"),
    stamp=(".auteur__date", "p.publish-infos"),
    authors=".article-infos .journalist",
    section=".breadcrumb-item > .fw-normal",
)  # fmt: skip
