from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="cri_fr", title="CRI (français)", hosts=("french.cri.cn",),
    country="CN", kind="state-media", timezone="Asia/Shanghai",
    fronts=("https://french.cri.cn/",),
    article=r"^/\d{4}/\d{2}/\d{2}/ARTI[A-Za-z0-9]+\d{6}\.shtml$",
)  # fmt: skip
