from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="monacotribune", title="Monaco Tribune", hosts=("monaco-tribune.com",),
    country="MC", kind="pure-player", timezone="Europe/Monaco",
    feeds=("https://www.monaco-tribune.com/feed/",),
    fronts=("https://www.monaco-tribune.com/",),
    article=r"^/\d{4}/\d{2}/[^/]+/$",
)  # fmt: skip
