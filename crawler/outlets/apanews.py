from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="apanews", title="APA News", hosts=("apanews.net", "fr.apanews.net"),
    country="SN", kind="agency", timezone="Africa/Dakar",
    fronts=("https://apanews.net/",),
)  # fmt: skip
