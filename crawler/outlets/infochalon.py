from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="infochalon", title="Info-Chalon", hosts=("info-chalon.com",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    fronts=("https://www.info-chalon.com/",),
    article=r"^/articles/\d{4}/\d{2}/\d{2}/\d+/[^/]+/$",
    # Rules
    seen=(2023,),
    headline="header h1",
    stamp="header p.text-gray-500",
)  # fmt: skip
