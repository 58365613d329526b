from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lexpression_dz", title="L'Expression", hosts=("lexpressiondz.com",),
    country="DZ", kind="national-daily", timezone="Africa/Algiers",
    feeds=(  # listed by others, not probed
        "http://www.lexpressiondz.com/feed/linformation_en_continue/index.1.rss",
        "https://www.lexpressiondz.com/rss",
    ),
    fronts=("https://www.lexpressiondz.com/",),
    article=r"^/[a-z-]+/[a-z0-9-]+-\d{5,7}$",
)  # fmt: skip
