from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zone_critique", title="Zone critique", hosts=("zone-critique.com",),
    country="FR", kind="culture", timezone="Europe/Paris",
    fronts=("https://zone-critique.com/",),
    # Rules
    seen=(2024,),
    stamp="section.text-surveys-text > .font-bold",
)  # fmt: skip
