from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="beijingreview_fr", title="Beijing Review (français)", hosts=("french.beijingreview.com.cn",),
    country="CN", kind="state-media", timezone="Asia/Shanghai",
    fronts=("https://french.beijingreview.com.cn/",),
    article=(r"^/[A-Za-z]+/\d{6}/t\d{8}_\d+\.html$", r"^/magazine/\d{4}-\d{2}/\d{2}/content_\d+\.htm$"),
)  # fmt: skip
