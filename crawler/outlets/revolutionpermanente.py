from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="revolutionpermanente", title="Révolution Permanente", hosts=("revolutionpermanente.fr",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://www.revolutionpermanente.fr/spip.php?page=backend_portada",),
    fronts=("https://www.revolutionpermanente.fr/",),
    article=r"^/[A-Z0-9][A-Za-z0-9-]{15,}$",
    # Rules
    seen=(2019,),
    headline=".header-articulo > h1",
    lead=".header-articulo > p",
    body=".articulo",
    stamp="p.fecha-articulo > span",
    tags=".temas-relacionados a",
    blocks=((".mas-leidas", "h3"), (".noticias-varias", "h4")),
)  # fmt: skip
