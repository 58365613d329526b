from crawler.outlets.systems.ipm import IPM
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dhnet", title="La Dernière Heure (DH)", hosts=("dhnet.be",),
    country="BE", kind="national-daily", timezone="Europe/Brussels", system=IPM,
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
    # Rules
    seen=(2011, 2012),
    headline="#maincontent > h1",
    body="#articleText",
    stamp="#articleDate",
    blocks=(("#otherstitles", "h2 span", "li a"), ("#otherNews > .box", "h2", "ul.bulletlink a")),
)  # fmt: skip
