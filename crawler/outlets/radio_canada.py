from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radio_canada", title="Radio-Canada (ICI)", hosts=("ici.radio-canada.ca",),
    country="CA", kind="public-broadcaster", timezone="America/Toronto",
    feeds=(
        "https://ici.radio-canada.ca/info/rss/info/a-la-une",
        "https://ici.radio-canada.ca/rss/4159",
        "https://ici.radio-canada.ca/rss/1000524",
        "https://ici.radio-canada.ca/rss/5717",
        "https://ici.radio-canada.ca/rss/1000057",
    ),
    fronts=("https://ici.radio-canada.ca/",),
    article=r"^/(?:nouvelle|recit-numerique|sports|espaces-autochtones|ohdio/premiere)/\d{3,8}/[^/]+$",
)  # fmt: skip
