"""The group of La Dépêche du Midi."""

from crawler.parsing.outlet import System

DEPECHE = System(
    name="depeche", title="Groupe La Dépêche",
    article=(r"^/\d{4}/\d{2}/\d{2}/[^/]+[-,]\d+\.php$", r"^/article/\d{4}/\d{2}/\d{2}/\d+-[^/]+\.html$"),
    seen=(2008, 2022, 2023, 2024, 2025),
    headline="h1.article-full__title",
    lead="p.article-full__chapo",
    body=".article-full__body-content",
    stamp=".article-full__infos-dates",
    authors=".author-name",
    blocks=(
        (".article-full__childs-container", ".u-section-title", ".article-full__childs-title"),
        ("#top-lus", "=Les plus lus", ".aside-tops__title"),
        ("#top-comments", "=Commentés", ".aside-tops__title"),
        (".aside-tops", ".aside__title", ".aside-tops__title"),
    ),
    drop=(".article-full__chapo-label",),
)  # fmt: skip
