from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lexpress_mg", title="L'Express de Madagascar", hosts=("lexpress.mg",),
    country="MG", kind="national-daily", timezone="Indian/Antananarivo",
    feeds=("https://www.lexpress.mg/feeds/posts/default",),
    fronts=("https://lexpress.mg/",),
    article=r"^/\d{4}/\d{2}/[^/]+\.html$",
)  # fmt: skip
