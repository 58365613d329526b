from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lapresse_tn", title="La Presse de Tunisie", hosts=("lapresse.tn",),
    country="TN", kind="national-daily", timezone="Africa/Tunis",
    feeds=("https://lapresse.tn/feed/",),
    fronts=("https://lapresse.tn/",),
    article=r"^/\d{2,7}/[^/]+/$",
    # Rules
    seen=(2020,),
    headline="h1.post-title",
    body=".bdaia-post-content",
    stamp=".bdaia-post-date",
    authors=".bdaia-post-header .bdaia-post-author-name a",
    blocks=(
        (".breaking-news-items-inner", ".breaking-title .txt", "h4 a"),
        (".bdaia-post-next-prev", "", "a"),
        ("#content-more-ralated", "=En relation", "h3 a"),
        ("#content-more-author", "@#nav-more-author", "h3 a"),
        ("#content-more-cat", "@#nav-more-cat", "h3 a"),
        ("[id^=tab1-bdaia-tabs]", "=Populaire", ".entry-title a"),
        ("[id^=tab2-bdaia-tabs]", "=Récent", ".entry-title a"),
        (".bdaia-widget-timeline", ".block-title span", "li a"),
        (".bdaia-box2", ".block-title span", ".entry-title a"),
    ),
)  # fmt: skip
