from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesoir", title="Le Soir", hosts=("lesoir.be",),
    country="BE", kind="national-daily", timezone="Europe/Brussels",
    feeds=("https://www.lesoir.be/rss/categorie/fil-info.xml", "https://www.lesoir.be/rss/31874/cible_principale"),
    fronts=("https://www.lesoir.be/",),
    article=(r"^/(?:art/)?\d{5,7}/article/\d{4}-\d{2}-\d{2}/[^/]+$", r"^/art/\d+/article/[a-z-]+(?:/[a-z-]+)?/\d{4}-\d{2}-\d{2}/[^/]+$"),
)  # fmt: skip
