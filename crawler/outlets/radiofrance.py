from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radiofrance", title="Radio France", hosts=("radiofrance.fr", "franceinter.fr", "franceculture.fr"),
    country="FR", kind="public-radio", timezone="Europe/Paris",
    feeds=("https://www.radiofrance.fr/franceinter/rss",),
    news_sitemaps=("https://www.radiofrance.fr/franceinter/sitemap-news.xml",),
    fronts=("https://www.radiofrance.fr/",),
    article=(
        r"^/(?:franceinter|franceculture|francemusique|franceinfo|fip|mouv)/(?:podcasts/)?(?:[a-z0-9-]+/)*[a-z0-9-]+-\d{7}$",
        r"^/emissions/[a-z0-9-]+/[a-z0-9-]+$",
    ),
    # Rules
    seen=(2022, 2023),
    headline="h1.CoverEpisode-title",
    lead=".ExpressionSummary-standFirst",
    stamp=".CoverEpisode-date",
    authors=".CardPerson .CardDetails-title",
)  # fmt: skip
