from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vietnamplus_fr", title="Vietnam+ (français)", hosts=("fr.vietnamplus.vn",),
    country="VN", kind="agency", timezone="Asia/Ho_Chi_Minh",
    fronts=("https://fr.vietnamplus.vn/",),
    article=r"^/[^/]+-post\d+\.vnp$",
)  # fmt: skip
