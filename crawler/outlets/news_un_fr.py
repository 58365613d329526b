from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="news_un_fr", title="ONU Info", hosts=("news.un.org",),
    country="UN", kind="agency", timezone="America/New_York",
    feeds=(  # listed by others, not probed
        "https://news.un.org/feed/download/1141387/fr/sites/news.un.org.fr/files/audio/2023/12/2023-12-07%20BULLETIN%20ONU%20INFO%20CS.mp3",
        "https://news.un.org/feed/download/1141342/fr/sites/news.un.org.fr/files/audio/2023/12/2023-12-06%20BULLETIN%20ONU%20INFO%20CS.mp3",
        "https://news.un.org/feed/download/1141287/fr/sites/news.un.org.fr/files/audio/2023/12/2023-12-05%20BULLETIN%20ONU%20INFO%20CS.mp3",
        "https://news.un.org/feed/download/1141247/fr/sites/news.un.org.fr/files/audio/2023/12/2023-12-04%20BULLETIN%20ONU%20INFO%20CS.mp3",
        "https://news.un.org/fr/rss-feeds",
    ),
    fronts=("https://news.un.org/fr/",),
    article=r"^/fr/story/\d{4}/\d{2}/\d+$",
)  # fmt: skip
