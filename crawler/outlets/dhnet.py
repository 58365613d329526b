from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dhnet", title="La Dernière Heure (DH)", hosts=("dhnet.be",),
    country="BE", kind="national-daily", timezone="Europe/Brussels",
    feeds=(
        "https://www.dhnet.be/rss.xml",
        "https://www.dhnet.be/rss/section/regions/luxembourg.xml",
        "https://www.dhnet.be/arc/outboundfeeds/rss/?outputType=xml",
        "https://www.dhnet.be/arc/outboundfeeds/rss/section/conso/travail/?outputType=xml",
        "https://www.dhnet.be/arc/outboundfeeds/rss/section/actu/belgique?outputType=xml",
        "https://www.dhnet.be/arc/outboundfeeds/rss/news/actu/belgique?outputType=xml",
        "https://www.dhnet.be/arc/outboundfeeds/rss/section/actu?outputType=xml",
        "https://www.dhnet.be/arc/outboundfeeds/rss/news/actu?outputType=xml",
    ),
    fronts=("https://www.dhnet.be/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,3}\d{4}/\d{2}/\d{2}/[^/]+-[A-Z0-9]{26}/$",
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-[0-9a-f]{24}$",
        r"/article/\d+/[^/]+\.html$",
    ),
    # Rules
    headline="#maincontent > h1",
    body="#articleText",
    stamp="#articleDate",
    blocks=(("#otherstitles", "h2 span", "li a"), ("#otherNews > .box", "h2", "ul.bulletlink a")),
)  # fmt: skip
