from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nationalgeographic_fr", title="National Geographic (France)", hosts=("nationalgeographic.fr",),
    country="FR", kind="science", timezone="Europe/Paris",
    fronts=("https://www.nationalgeographic.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2020,),
    headline=".ngart h1",
    body=".ngart__main-col",
    blocks=((".gr-wrap", ".transp__header > h3"),),
)  # fmt: skip
