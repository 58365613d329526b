from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="hauteprovenceinfo", title="Haute Provence Info", hosts=("hauteprovenceinfo.com",),
    country="FR", kind="local-weekly", timezone="Europe/Paris",
    fronts=("https://www.hauteprovenceinfo.com/",),
    article=r"^/[a-z-]+-\d+-[^/]+$",
    # Rules
    seen=(2025,),
    headline="h1.article_maintitle",
    body=".article_txt",
    stamp=".article_date_pub > span",
    tags=".plus_loin a",
    blocks=((".lireaussi2", ".titreSectionArticle"), (".block_top", ".head > span")),
)  # fmt: skip
