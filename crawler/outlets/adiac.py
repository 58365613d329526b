from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="adiac", title="ADIAC (Les Dépêches de Brazzaville)", hosts=("adiac-congo.com",),
    country="CG", kind="national-daily", timezone="Africa/Brazzaville",
    feeds=(  # listed by others, not probed
        "https://www.adiac-congo.com/backend/rss.xml",
        "https://www.adiac-congo.com/sites/default/files/rss.png",
    ),
    fronts=("https://www.adiac-congo.com/",),
    article=r"^/content/[^/]+-\d+$",
)  # fmt: skip
