from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="directmatin", title="Direct Matin", hosts=("directmatin.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    fronts=("https://www.directmatin.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2015, 2016),
    body=".field-type-text-with-summary",
    stamp=".auteur",
    authors=".auteur [itemprop=name]",
    blocks=((".aside_article_block", ".red > span"), (".linked_video_in_article", ".dm-article-block-addon-tetiere > span")),
)  # fmt: skip
