from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="philomag", title="Philosophie magazine", hosts=("philomag.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.philomag.com/rss-le-fil",),  # listed by others, not probed
    fronts=("https://www.philomag.com/",),
    article=(
        r"^/articles/[a-z0-9-]+$",
        r"^/lexique/[a-z0-9-]+$",
    ),
    # Rules
    seen=(2022,),
    stamp="#wrapHeader .date",
    authors="#wrapHeader a",
)  # fmt: skip
