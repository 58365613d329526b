from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="socialter", title="Socialter", hosts=("socialter.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.socialter.fr/",),
    article=r"^/articles?/[^/]{12,}$",
    # Rules
    body=".entry-content",
    stamp=".entry-author",
    authors=".entry-author > a",
    blocks=((".noprint", ".features-title", ".list-unstyled a"),),
)  # fmt: skip
