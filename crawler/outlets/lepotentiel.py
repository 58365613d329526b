from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lepotentiel", title="Le Potentiel", hosts=("lepotentiel.cd",),
    country="CD", kind="national-daily", timezone="Africa/Kinshasa",
    feeds=(  # listed by others, not probed
        "https://lepotentiel.cd/feed/",
    ),
    fronts=("https://lepotentiel.cd/",),
)  # fmt: skip
