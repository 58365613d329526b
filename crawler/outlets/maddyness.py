from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="maddyness", title="Maddyness", hosts=("maddyness.com",),
    country="FR", kind="economy", timezone="Europe/Paris",
    fronts=("https://www.maddyness.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/$",
    # Rules
    lead=".article__description",
    body=".article-text",
    blocks=((".layout section", ".articles-list-title__text-content", ".article-card > a"),),
)  # fmt: skip
