from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="socialter", title="Socialter", hosts=("socialter.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.socialter.fr/rss",),  # linked from a page of 2025
    fronts=("https://www.socialter.fr/",),
    article=r"^/articles?/[^/]{12,}$",
    # Rules
    seen=(2025,),
    body=".entry-content",
    stamp=".entry-author",
    authors=".entry-author > a",
    blocks=((".noprint", ".features-title", ".list-unstyled a"),),
)  # fmt: skip
