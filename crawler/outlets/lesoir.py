from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesoir", title="Le Soir", hosts=("lesoir.be",),
    country="BE", kind="national-daily", timezone="Europe/Brussels",
    feeds=("https://www.lesoir.be/rss/categorie/fil-info.xml", "https://www.lesoir.be/rss/31874/cible_principale"),
    fronts=("https://www.lesoir.be/",),
    article=(
        r"^/(?:art/)?\d{5,7}/article/\d{4}-\d{2}-\d{2}/[^/]+$",
        r"^/art/\d+/article/[a-z-]+(?:/[a-z-]+)?/\d{4}-\d{2}-\d{2}/[^/]+$",
        r"^/(?:art/)?\d{5,7}/article/(?:[a-z-]+/){1,4}\d{4}-\d{2}-\d{2}/[^/]+$",
    ),
    # Rules
    seen=(2012, 2013),
    headline=".article-content > h1",
    lead=".article-content > h3",
    body=".article-body",
    stamp=".article-content .meta p",
    authors=".article-content .meta strong",
    blocks=(
        (".view-plus-recents", "=les plus récents", "li a"),
        (".view-la-selection", "=la sélection", "h3 a"),
        (".article-content aside .box", "h3", "li a"),
        ("[class*=lsmainemenuselection]", "h2.title", "h3 a"),
        (".col.quote", "h4", "blockquote"),
        (".page-jump", "", "a"),
    ),
)  # fmt: skip
