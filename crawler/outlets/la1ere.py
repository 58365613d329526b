from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="la1ere", title="Outre-mer La 1ère", hosts=("la1ere.franceinfo.fr", "la1ere.francetvinfo.fr"),
    country="FR", kind="public-broadcaster", timezone="Europe/Paris",
    fronts=("https://la1ere.franceinfo.fr/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+-\d{5,7}\.html$",
)  # fmt: skip
