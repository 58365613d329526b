from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tf1info", title="TF1 Info (ex-LCI)", hosts=("tf1info.fr", "lci.fr"),
    country="FR", kind="broadcaster-tv", timezone="Europe/Paris",
    feeds=("https://www.tf1info.fr/feeds/rss-une.xml",),
    fronts=("https://www.tf1info.fr/",),
    article=r"^/(?!player|tf1-info)[a-z0-9-]+/[^/]+-\d{7}\.html$",
    # Rules
    seen=(2023,),
    headline="h1[data-testid=txt-article-title]",
    lead=".ArticleChapo__Point",
    stamp=".ArticleHeaderSign__Time",
    authors=".ArticleHeaderSign__Author",
    blocks=(
        (".ReadMoreArticle__List", "@.ReadMoreArticle__Title", ".ReadMoreArticle__Link a"),
        (".MoreLinkArticle", "=Sur le même thème", ".LinkArticle__Text a"),
        ("#AllNews__List__0", "=Les + lus", ".LinkArticle__Text a"),
        ("#AllNews__List__1", "=Dernière minute", ".LinkArticle__Text a"),
        ("#AllNews__List__2", "=Tendance", ".LinkArticle__Text a"),
    ),
)  # fmt: skip
