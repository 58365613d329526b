from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="maddyness", title="Maddyness", hosts=("maddyness.com",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.maddyness.com/feed/",),  # linked from a page of 2023
    fronts=("https://www.maddyness.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/$",
    # Rules
    seen=(2023,),
    lead=".article__description",
    body=".article-text",
    blocks=((".layout section", ".articles-list-title__text-content", ".article-card > a"),),
)  # fmt: skip
