from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="seneplus", title="SenePlus", hosts=("seneplus.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://www.seneplus.com/rss.xml",),  # listed by others, not probed
    fronts=("https://www.seneplus.com/",),
    article=r"^/[a-z-]+/[^/]+$",
    # Rules
    seen=(2015,),
    headline=".node-article > .content > h1",
    lead=".node-article > .content > h3",
    body=".field-name-body",
    stamp="#article-byline-details",
    blocks=(
        ("[id^=block-seneplus-functions-popul]", ".block-title", ".pop-story-title a"),
        ("[id^=block-seneplus-functions-top-f]", ".block-title", ".pop-story-title a"),
    ),
)  # fmt: skip
