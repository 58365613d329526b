from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sudquotidien", title="Sud Quotidien", hosts=("sudquotidien.sn", "sudonline.sn"),
    country="SN", kind="national-daily", timezone="Africa/Dakar",
    feeds=(  # listed by others, not probed
        "https://www.sudonline.sn/feed/",
    ),
    fronts=("https://www.sudquotidien.sn/",),
)  # fmt: skip
