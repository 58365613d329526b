from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="jeuxvideo", title="Jeuxvideo.com", hosts=("jeuxvideo.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://www.jeuxvideo.com/rss/rss-pc.xml",
        "http://www.jeuxvideo.com/rss/rss-xo.xml",
        "http://www.jeuxvideo.com/rss/rss-ps4.xml",
        "http://www.jeuxvideo.com/rss/rss-360.xml",
        "http://www.jeuxvideo.com/rss/rss-ps3.xml",
        "http://www.jeuxvideo.com/rss/rss-wiiu.xml",
        "http://www.jeuxvideo.com/rss/rss-wii.xml",
        "http://www.jeuxvideo.com/rss/rss-3ds.xml",
        "http://www.jeuxvideo.com/rss/rss-ds.xml",
        "http://www.jeuxvideo.com/rss/rss-vita.xml",
        "http://www.jeuxvideo.com/rss/rss-psp.xml",
        "http://www.jeuxvideo.com/rss/rss-android.xml",
    ),
    fronts=("https://www.jeuxvideo.com/",),
    article=r"^/(?:news|test|preview|dossier)/\d+/[^/]+\.htm$",
)  # fmt: skip
