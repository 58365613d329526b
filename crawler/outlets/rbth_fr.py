from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rbth_fr", title="Russia Beyond (français)", hosts=('fr.rbth.com',),
    country="RU", kind="state-media", timezone="Europe/Moscow",
    fronts=("https://fr.rbth.com/",),
    article=r"^/[a-z-]+/\d{5}-[a-z0-9-]+$",
)  # fmt: skip
