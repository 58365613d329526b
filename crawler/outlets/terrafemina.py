from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="terrafemina", title="Terrafemina", hosts=("terrafemina.com",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.terrafemina.com/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+_a\d{4,7}(?:/\d)?$",
    # Rules
    seen=(2018, 2020),
    lead=".article__chapo",
    stamp=".c-sharebox__date",
    authors=".c-author__title-name > a",
    blocks=((".article__bloc--read", ".c-section-title__big"),),
)  # fmt: skip
