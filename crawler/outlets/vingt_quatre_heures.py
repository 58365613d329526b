from crawler.outlets.systems.tamedia import TAMEDIA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vingt_quatre_heures", title="24 heures", hosts=("24heures.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich", system=TAMEDIA,
    feeds=(
        "https://www.24heures.ch/rss.html",
        "https://partner-feeds.publishing.tamedia.ch/rss/24heures/",
        "https://partner-feeds.publishing.tamedia.ch/rss/24heures/suisse",
    ),
    fronts=("https://www.24heures.ch/",),
)  # fmt: skip
