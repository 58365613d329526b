from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="maville", title="maville.com", hosts=("maville.com",),
    country="FR", kind="local-network", timezone="Europe/Paris",
    feeds=(
        "https://saint-malo.maville.com/flux/rss/meteo.php",
        "https://saint-malo.maville.com/flux/rss/actu.php?c=loc",
        "https://saint-malo.maville.com/flux/rss/actu.php?c=dep",
        "https://saint-malo.maville.com/flux/rss/actu.php?c=spo",
        "https://saint-malo.maville.com/flux/rss/dma.php",
        "https://laseyne.maville.com/flux/rss/meteo.php",
        "https://laseyne.maville.com/flux/rss/actu.php?c=loc",
        "https://laseyne.maville.com/flux/rss/actu.php?c=dep",
        "https://laseyne.maville.com/flux/rss/actu.php?c=spo",
        "https://laseyne.maville.com/flux/rss/dma.php",
    ),
    fronts=("https://www.maville.com/",),
    article=r"^/.*(?:detail_|actudet_)[^/]+_actu\.Htm$",
    # Rules
    seen=(2015, 2023),
    headline="h1.titre-page",
    body=".monet",
    stamp=".elmt-date",
    authors=".elmt-auteur",
    blocks=((".bloc-cadre", "h2.titre-bloc", "h3.elmt-titre"),),
)  # fmt: skip
