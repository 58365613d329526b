from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radioprague_fr", title="Radio Prague International (français)", hosts=("francais.radio.cz",),
    country="CZ", kind="international-broadcaster", timezone="Europe/Prague",
    fronts=("https://francais.radio.cz/",),
    article=r"^/[a-z0-9-]+-\d{7}$",
)  # fmt: skip
