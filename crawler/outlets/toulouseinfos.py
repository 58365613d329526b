from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="toulouseinfos", title="Toulouse Infos", hosts=("toulouseinfos.fr",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://www.toulouseinfos.fr/feed",),
    fronts=("https://www.toulouseinfos.fr/",),
)  # fmt: skip
