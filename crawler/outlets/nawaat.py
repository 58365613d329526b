from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nawaat", title="Nawaat", hosts=("nawaat.org",),
    country="TN", kind="investigative", timezone="Africa/Tunis",
    feeds=(  # listed by others, not probed
        "https://nawaat.org/feed/",
    ),
    fronts=("https://nawaat.org/",),
)  # fmt: skip
