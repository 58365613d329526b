from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="allafrica_fr", title="allAfrica (français)", hosts=("fr.allafrica.com",),
    country="US", kind="pan-african", timezone="America/New_York",
    feeds=("https://fr.allafrica.com/tools/headlines/rdf/latest/headlines.rdf",),  # listed by others, not probed
    fronts=("https://fr.allafrica.com/",),
    article=r"^/(?:stories/\d{12}|view/group/main/main/id/\d+)\.html$",
)  # fmt: skip
