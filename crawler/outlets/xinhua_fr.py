from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="xinhua_fr", title="Xinhua (français)", hosts=("french.news.cn", "french.xinhuanet.com"),
    country="CN", kind="state-media", timezone="Asia/Shanghai",
    feeds=(
        "https://french.news.cn/rss/chine.xml",
        "https://french.news.cn/rss/monde.xml",
        "https://french.news.cn/rss/afrique.xml",
        "https://french.news.cn/rss/culture.xml",
        "https://french.news.cn/rss/science.xml",
        "https://french.news.cn/rss/economie.xml",
        "https://french.news.cn/rss/environnement.xml",
    ),
    fronts=("https://french.news.cn/",),
    article=(r"^/\d{8}/[0-9a-f]{32}/c\.html$", r"^/\d{4}-\d{2}/\d{2}/c_\d+\.htm$"),
)  # fmt: skip
