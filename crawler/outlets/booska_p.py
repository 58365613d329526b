from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="booska_p", title="Booska-P", hosts=("booska-p.com",),
    country="FR", kind="culture", timezone="Europe/Paris",
    feeds=("https://www.booska-p.com/feed/",),  # listed by others, not probed
    fronts=("https://www.booska-p.com/",),
    article=r"-n\d{4,6}\.html$",
    # Rules
    seen=(2016,),
    lead="h2.post__subtitle",
    stamp=".post > span",
)  # fmt: skip
