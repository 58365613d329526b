from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dalloz_actualite", title="Dalloz Actualité", hosts=("dalloz-actualite.fr",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://www.dalloz-actualite.fr/rss.xml",),  # listed by others, not probed
    fronts=("https://www.dalloz-actualite.fr/",),
    article=r"^/(?:flash|breve|node|interview|dossier|document|chronique)/[a-z0-9-]+$",
    # Rules
    seen=(2022, 2023),
    headline="h1.pane-node-title",
    lead=".pane-node-headline",
    body=".pane-node-body > .pane-content",
    stamp=".field-field-published-at",
    authors=".field-field-spl-authors",
    blocks=((".pane-views-panes", "h2.pane-title > span"),),
)  # fmt: skip
