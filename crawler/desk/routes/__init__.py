"""The desk's pages, one module each. `ROUTES`: path below the desk's root → view; `OTHER_ROUTES`: path → view."""

from __future__ import annotations

from crawler.desk.routes import (
    archived,
    article,
    changes,
    cite,
    concordance,
    coverage,
    databases,
    export,
    facets,
    headlines,
    home,
    how_to_search,
    notebook,
    runs,
    search,
    sql_csv,
    static,
    trends,
    words,
)

CITED = "iso690|apa|chicago|txt|bib|ris"
ROUTES = (
    (r"", home.view),
    (r"/search", search.view),
    (r"/export/(?P<name>[a-z-]+)", export.view),
    (r"/search/plot", search.plot),
    (r"/search/facets", facets.view),
    (r"/help", how_to_search.view),
    (r"/article/(?P<article_id>\d{1,15})", article.view),
    (rf"/article/(?P<article_id>\d{{1,15}})/cite\.(?P<name>{CITED})", article.citation),
    (r"/archived/(?P<capture_id>\d{1,15})", archived.view),
    (r"/capture/(?P<capture_id>\d{1,15})", archived.raw),
    (r"/cite", cite.view),
    (rf"/cite\.(?P<name>{CITED})", cite.file),
    (r"/headlines", headlines.view),
    (r"/trends", trends.view),
    (r"/trends\.csv", trends.table),
    (r"/concordance", concordance.view),
    (r"/concordance\.csv", concordance.table),
    (r"/changes", changes.view),
    (r"/changes\.csv", changes.table),
    (r"/changes\.atom", changes.atom),
    (r"/words", words.view),
    (r"/words\.csv", words.table),
    (r"/notebook", notebook.view),
    (r"/notebook/new", notebook.new),
    (r"/notebook\.atom", notebook.feed),
    (r"/notebook/mark", notebook.mark),
    (r"/notebook/remove", notebook.remove),
    (r"/notebook/save", notebook.save),
    (r"/notebook/looked", notebook.looked),
    (r"/coverage", coverage.view),
    (r"/runs", runs.view),
    (r"/static/(?P<name>[a-z.]+)", static.view),
)
OTHER_ROUTES = (
    (r"/-/databases(\.json)?", databases.view),
    (r"/-/threads(\.json)?", databases.threads),
    (r"/(?!-/)(?P<database>[^/]+)\.csv", sql_csv.view),
)
"""In place of Datasette's own pages."""
