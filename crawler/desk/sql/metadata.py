"""What Datasette is told about an archive: which tables serve analysts, a search box for articles, and queries with explanations."""

# ruff: noqa: E501 - SQL and sentences
from __future__ import annotations

from typing import Any

HIDDEN = (
    "_sqlite_migrations", "archive", "articles_fts_text", "blanks", "days", "facets", "filed", "headline_blocks", "headline_texts",
    "headline_vocabulary", "headlines_fts_text", "parts", "placements", "removed_texts", "removed_texts_indexed", "sightings", "tombstones", "vocabulary", "warc_files",
)  # fmt: skip
"""Tables that serve the program. Datasette lists them behind « hidden tables »."""
QUERIES = {
    "articles_by_month": (
        "Articles par journal et par mois / Articles by newspaper and month",
        "Combien d’articles de l’archive chaque journal a publiés chaque mois. / How many articles of the archive each newspaper published "
        "each month.",
        "SELECT outlet, substr(published, 1, 7) AS month, count(*) AS articles, round(avg(words)) AS mean_words\n"
        "FROM articles WHERE published IS NOT NULL GROUP BY outlet, month ORDER BY month DESC, outlet",
    ),
    "front_page_of_a_day": (
        "Les titres d’un journal un jour donné / The headlines of a newspaper on a day",
        "Donnez le nom du journal (colonne « outlet ») et un jour, 2016-11-24. Une ligne par titre et par capture, dans l’ordre de la page. / "
        "Give the name of the newspaper (column “outlet”) and a day, 2016-11-24. One row for each headline and capture, in the page’s order.",
        "SELECT seen, page_url, block, rank, kicker, text, target_article_id FROM headlines\n"
        "WHERE outlet = :outlet AND substr(seen, 1, 10) = :day ORDER BY seen, page_url, block_position, rank LIMIT 1000",
    ),
    "longest_headlines": (
        "Les titres vus le plus longtemps / The headlines that were seen longest",
        "Pour un journal : chaque titre, la première et la dernière capture qui le montrent, et le nombre de captures. / For a newspaper: "
        "each headline, the first and the last capture that show it, and the number of captures.",
        "SELECT text, page_url, min(seen) AS first_seen, max(seen) AS last_seen, count(DISTINCT capture_id) AS captures, min(rank) AS best_rank\n"
        "FROM headlines WHERE outlet = :outlet GROUP BY text, page_url ORDER BY captures DESC, first_seen LIMIT 200",
    ),
    "silent_changes": (
        "Modifications sans annonce / Silent changes",
        "Ce qui a changé après la parution sans que l’heure de mise à jour de la page change. / What was changed after publication while the "
        "page’s time of update stayed the same.",
        "SELECT c.seen, c.outlet, a.title, c.hours_after, c.figures, c.names, c.removed, c.added, c.words_removed, c.words_added, a.url\n"
        "FROM changes c JOIN articles a USING (article_id) WHERE NOT c.announced ORDER BY c.seen_utc DESC LIMIT 500",
    ),
    "lost_pages": (
        "Pages disparues / Pages that are gone",
        "Les articles archivés dont la page ne répond plus. / Archived articles whose page no longer answers.",
        "SELECT a.outlet, a.title, a.published, p.detail, p.visited, p.url FROM pages p JOIN articles a ON a.article_id = p.article_id\n"
        "WHERE p.outcome = 'gone' ORDER BY p.visited_utc DESC LIMIT 500",
    ),
    "proof_of_an_article": (
        "La preuve d’un article / The proof of an article",
        "Pour un numéro d’article : ses versions, et pour chacune la capture, son empreinte, son fichier WARC. / For the number of an article: "
        "its versions, and for each the capture, its digest and its WARC file.",
        "SELECT r.revision_id, r.first_seen, r.title, c.capture_id, c.fetched, c.status, c.digest, c.warc_file, c.warc_offset, c.warc_length\n"
        "FROM revisions r JOIN captures c USING (capture_id) WHERE r.article_id = :article_id ORDER BY r.first_seen_utc",
    ),
}
"""Name → title, explanation, SQL."""


def metadata_of_archive() -> dict[str, Any]:
    """The metadata of the archive's database."""
    tables: dict[str, Any] = {name: {"hidden": True} for name in HIDDEN}
    tables["articles"] = {"fts_table": "articles_fts", "fts_pk": "article_id", "label_column": "title", "sort_desc": "article_id"}
    tables["revisions"] = {"label_column": "title"}
    queries = {name: {"title": title, "description": words, "sql": sql} for name, (title, words, sql) in QUERIES.items()}
    return {"tables": tables, "queries": queries}
