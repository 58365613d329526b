from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="chinaorg_fr", title="China.org.cn (français)", hosts=("french.china.org.cn",),
    country="CN", kind="state-media", timezone="Asia/Shanghai",
    fronts=("https://french.china.org.cn/",),
    article=r"^/(?:[a-z]+/)?txt/\d{4}-\d{2}/\d{2}/content_\d+(?:_\d+)?\.htm$",
)  # fmt: skip
