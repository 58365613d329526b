"""Le Quotidien du Peuple en ligne: the templates of the people.cn editions, 2009 to now (known from the sibling editions)."""

from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="quotidien_du_peuple", title="Le Quotidien du Peuple en ligne", hosts=("french.peopledaily.com.cn", "french.people.com.cn"),
    country="CN", kind="state-media", timezone="Asia/Shanghai",
    fronts=("http://french.peopledaily.com.cn/",),
    article=r"^(/[A-Z][A-Za-z]+)?/n[1-3]?/20\d\d/\d{4}/c\d+-\d+(-\d+)?\.html$|^/[A-Z][A-Za-z]+/\d{7,8}\.html$",
    next_page=(".d2_18 a", ".page_n a", ".zdfy a"),
    headline=(".d2txtCon > h1", "#p_title", ".wb_10 > h1", ".d2p3_left h2"),
    stamp=(".d2txtCon .origin span", ".d2txtCon .origin", "#p_publishtime", ".wb_10 > h1 + div", ".wb_1"),
    body=(".d2txtCon > p", "#p_content > p", ".wb_12 > p", ".d2p3_left > p", "font.fbody"),
    drop=(
        "#p_navigator", ".wbnav", ".wb_2", ".wb_4", ".wb_6", ".wb_13", ".wb_12 p[align=center]", ".wb_12 p em",
    ),
)  # fmt: skip
