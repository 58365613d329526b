from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="france3_regions", title="ici (France 3 Régions)", hosts=("france3-regions.franceinfo.fr", "france3-regions.francetvinfo.fr"),
    country="FR", kind="public-broadcaster", timezone="Europe/Paris",
    feeds=(
        "https://france3-regions.franceinfo.fr/actu/rss",
        "https://france3-regions.francetvinfo.fr/occitanie/rss",
        "https://france3-regions.francetvinfo.fr/bretagne/rss",
        "https://france3-regions.francetvinfo.fr/corse/rss",
    ),
    fronts=("https://france3-regions.franceinfo.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[^/]+-\d{6,7}\.html$",
    # Rules
    seen=(2023,),
    headline="h1.headArticle__title",
    lead="p.article__intro",
    body=".article__body",
    stamp=".headArticle__dates",
    authors=".authors__author",
    blocks=((".related-content", ".title", ".related-link__content"),),
)  # fmt: skip
