from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="cgtn_fr", title="CGTN Français", hosts=("francais.cgtn.com",),
    country="CN", kind="state-media", timezone="Asia/Shanghai",
    fronts=("https://francais.cgtn.com/",),
    article=r"^/news/\d{4}-\d{2}-\d{2}/\d{19}/index\.html$",
)  # fmt: skip
