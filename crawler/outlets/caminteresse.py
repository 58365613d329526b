from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="caminteresse", title="Ça m'intéresse", hosts=("caminteresse.fr",),
    country="FR", kind="science", timezone="Europe/Paris",
    fronts=("https://www.caminteresse.fr/",),
    article=r"^/[a-z0-9-]+/[a-z0-9-]+-\d{5,8}/?$",
    # Rules
    seen=(2021,),
    headline="h1.articleHeader-title",
    body=".articleContent",
    stamp=".articleCredits-info",
    authors=(".articleCredits-author > a", ".articleCredits-author"),
    tags=".articleTopic-item > .tag",
    blocks=((".mostRead", "h2.mostRead-title"),),
)  # fmt: skip
