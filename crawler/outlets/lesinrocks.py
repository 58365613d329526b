from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesinrocks", title="Les Inrockuptibles", hosts=("lesinrocks.com",),
    country="FR", kind="culture", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://www.lesinrocks.com/fileadmin/rss/actus.xml",
    ),
    fronts=("https://www.lesinrocks.com/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+(?:/[a-z0-9-]+)?/[a-z0-9-]+/$", r"^/[a-z0-9.-]+/[a-z0-9-]+-\d{5,}-\d{2}-\d{2}-\d{4}/$"),
)  # fmt: skip
