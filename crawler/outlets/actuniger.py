from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actuniger", title="ActuNiger", hosts=("actuniger.com",),
    country="NE", kind="pure-player", timezone="Africa/Niamey",
    feeds=(
        "https://www.actuniger.com/component/joomrss/politique.feed?Itemid=101",
        "https://www.actuniger.com/component/joomrss/societe.feed?Itemid=101",
    ),
    fronts=("https://www.actuniger.com/",),
)  # fmt: skip
