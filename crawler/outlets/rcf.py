from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rcf", title="RCF", hosts=("rcf.fr",),
    country="FR", kind="broadcaster-radio", timezone="Europe/Paris",
    fronts=("https://www.rcf.fr/",),
    # Rules
    seen=(2023,),
    headline="h1.uppercase",
    body=".ckeditor-body-content",
)  # fmt: skip
