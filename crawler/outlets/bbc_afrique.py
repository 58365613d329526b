from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bbc_afrique", title="BBC Afrique", hosts=("bbc.com",),
    country="GB", kind="international-broadcaster", timezone="Europe/London",
    feeds=("https://www.bbc.com/afrique/index.xml",),
    fronts=("https://www.bbc.com/afrique",),
    article=(r"^/afrique/articles/[a-z0-9]{10,14}o$", r"^/afrique/[a-z-]+-\d{8}$", r"^/afrique/[a-z]+/\d{4}/\d{2}/\d{6}_[^/]+\.shtml$"),
    # Rules
    seen=(2021,),
    blocks=(("[data-testid=most-read]", "h2", "li a"), ("section[aria-labelledby$=heading]", "h2", "h3 a")),
)  # fmt: skip
