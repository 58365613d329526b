from crawler.outlets.systems.coops import COOPS
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lequotidien_ca", title="Le Quotidien", hosts=("lequotidien.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto", system=COOPS,
    fronts=("https://www.lequotidien.com/",),
)  # fmt: skip
