from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="madame_figaro", title="Madame Figaro", hosts=("madame.lefigaro.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=(  # answered in 2018
        "http://madame.lefigaro.fr/rss/madame.xml",
    ),
    fronts=("https://madame.lefigaro.fr/",),
    article=(r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{8}$", r"^/[a-z-]+/[^/]+-\d{6}-\d{4,6}$"),
    # Rules
    seen=(2015, 2022),
    headline=("h1.fig-headline", "h1"),
    lead="p.fig-standfirst",
    body=(".fig-content-body", ".article-body"),
    stamp=(".fig-content-metas__pub-date", ".header-info"),
    authors=(".fig-content-metas__author", ".header-info > a"),
    blocks=((".fig-recommended", "=La rédaction vous conseille"),),
)  # fmt: skip
