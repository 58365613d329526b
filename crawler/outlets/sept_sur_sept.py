from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sept_sur_sept", title="7sur7", hosts=("7sur7.be",),
    country="BE", kind="pure-player", timezone="Europe/Brussels",
    feeds=("https://www.7sur7.be/rss.xml",),
    fronts=("https://www.7sur7.be/",),
    article=(
        r"^/[a-z0-9-]+/[^/]+~a[0-9a-f]{7,8}/?$",
        r"^/7s7/fr/\d+/[^/]+/article/detail/\d+/\d{4}/\d{2}/\d{2}/[^/]+\.dhtml$",
    ),
    # Rules
    seen=(2012,),
    headline="#articleDetailTitle",
    lead="p.intro",
    stamp="#detail_content .author",
    authors="#detail_content .author a",
    blocks=(("ul.read_more", "h4", "li a:not([href*=newsletter])"), ("section.teas_article_306", "h4", "li.ARTICLE h3")),
)  # fmt: skip
