from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="le7_info", title="Le 7", hosts=("le7.info",),
    country="FR", kind="local-weekly", timezone="Europe/Paris",
    fronts=("https://www.le7.info/",),
    article=r"^/[a-z-]+/(?:[a-z-]+/)?\d{4,}-[^/]+$",
    # Rules
    seen=(2025,),
    body=".page__content",
    stamp=".entry__date",
    authors="p.author__business",
)  # fmt: skip
