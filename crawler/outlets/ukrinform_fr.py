from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ukrinform_fr", title="Ukrinform (français)", hosts=("ukrinform.fr",),
    country="UA", kind="agency", timezone="Europe/Kyiv",
    feeds=("https://www.ukrinform.fr/rss/block-lastnews",),
    fronts=("https://www.ukrinform.fr/",),
    article=r"^/rubric-[a-z-]+/\d+-[^/]+\.html$",
)  # fmt: skip
