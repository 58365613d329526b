from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldequebec", title="Le Journal de Québec", hosts=("journaldequebec.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto",
    feeds=("https://www.journaldequebec.com/rss.xml",),
    fronts=("https://www.journaldequebec.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
