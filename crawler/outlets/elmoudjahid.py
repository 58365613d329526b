from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="elmoudjahid", title="El Moudjahid", hosts=("elmoudjahid.dz",),
    country="DZ", kind="national-daily", timezone="Africa/Algiers",
    feeds=(  # listed by others, not probed
        "https://www.elmoudjahid.dz/fr/feed",
    ),
    fronts=("https://www.elmoudjahid.dz/",),
)  # fmt: skip
