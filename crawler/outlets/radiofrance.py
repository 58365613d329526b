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
    seen=(2018, 2020, 2022, 2023),
    headline=("h1.CoverEpisode-title", ".heading-zone-title h1"),
    lead=(".ExpressionSummary-standFirst", ".text-zone .intro"),
    body=".text-zone .content-body",
    stamp=(".CoverEpisode-date", ".heading-zone-title-date"),
    authors=(".CardPerson .CardDetails-title", ".staff-block-staff-authors a"),
    tags=".taxonomy-links-list li.tag a",
    blocks=((".bloc-same-topic", ".bloc-same-topic-title"),),
)  # fmt: skip
