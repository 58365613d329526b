from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lessentiel_lu", title="L'essentiel", hosts=("lessentiel.lu",),
    country="LU", kind="national-daily", timezone="Europe/Luxembourg",
    fronts=("https://www.lessentiel.lu/fr/",),
    article=r"^/fr/(?:[a-z-]+/)*(?:news/)?story/[^/]+-\d+$",
)  # fmt: skip
