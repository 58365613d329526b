from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rds", title="RDS", hosts=("rds.ca",),
    country="CA", kind="sport", timezone="America/Toronto",
    feeds=(
        "https://www.rds.ca/cmlink/apple-news-feed-1.6585259?localLinksEnabled=false",
        "https://www.rds.ca/cmlink/le-fil-de-presse-de-rds-ca-experts-1.830?localLinksEnabled=false",
        "https://www.rds.ca/cmlink/le-fil-de-presse-de-rds-ca-manchettes-legacy-rss-1.831?localLinksEnabled=false",
        "https://www.rds.ca/cmlink/le-fil-de-presse-de-rds-ca-bell-mobilite-1.6579871?localLinksEnabled=false",
        "https://www.rds.ca/cmlink/google-news-feed-1.17538586?localLinksEnabled=false",
        "https://www.rds.ca/cmlink/iihf-mondial-juniors-1.17575220?localLinksEnabled=false",
        "https://www.rds.ca/cmlink/le-fil-de-presse-rds-ca-1.19335772?localLinksEnabled=false",
        "https://www.rds.ca/cmlink/le-fil-de-presse-de-rds-ca-ski-1.816?localLinksEnabled=false",
    ),
    fronts=("https://www.rds.ca/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-1\.\d+$",
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-1\.\d+(?:\?|$)",
    ),
)  # fmt: skip
