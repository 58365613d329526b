"""IPM: La Libre, La Dernière Heure and L'Avenir, on Arc today."""

from crawler.parsing.outlet import System

IPM = System(
    name="ipm", title="IPM",
    article=(
        r"^/(?:[a-z0-9-]+/){1,4}\d{4}/\d{2}/\d{2}/[^/]+-[A-Z0-9]{26}/$",
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-[0-9a-f]{24}$",
        r"/article/\d+/[^/]+\.html$",
    ),
)  # fmt: skip
