from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lecourrier_vn", title="Le Courrier du Vietnam", hosts=("lecourrier.vn",),
    country="VN", kind="weekly-magazine", timezone="Asia/Ho_Chi_Minh",
    fronts=("https://lecourrier.vn/",),
    article=r"^/[^/]+/\d{6,8}\.html$",
)  # fmt: skip
