"""Promotions of an article: every placement counts, however many there are."""

from __future__ import annotations

from crawler.archive.query.promotions import promotions
from tests.archive.conftest import Desk

MANY = 60_000
REPEAT = f"""
WITH RECURSIVE more (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < {MANY})
INSERT INTO captures (capture_id, page_id, url, method, fetched, fetched_utc, status, size, digest, warc_file, warc_offset, warc_length)
SELECT 1000 + n, c.page_id, c.url, 'GET', c.fetched, c.fetched_utc + 60 * n, 200, 1, '', 'none', n, 1
FROM more, captures c WHERE c.capture_id = ?
"""
SHOW_AGAIN = "INSERT INTO placements SELECT c.capture_id, s.position, s.block_id FROM captures c, placements s WHERE c.capture_id > 1000"


def test_a_headline_that_stood_on_sixty_thousand_captures_is_counted_in_full(desk: Desk) -> None:
    pont = desk.read("/pont", "Le pont ferme.", title="Le pont ferme", headlines=())
    marche = desk.read("/marche", "Le marché rouvre.")
    with desk.archive.transaction():
        desk.archive.db.execute(REPEAT, (marche.capture_id,))
        desk.archive.db.execute(SHOW_AGAIN)
    article_id = desk.one("SELECT article_id FROM pages WHERE page_id = ?", pont.page_id)
    [stood] = promotions(desk.archive.db, article_id)
    assert (stood.times, stood.text, stood.best_rank) == (MANY + 1, "Le pont ferme", 2)
    assert stood.last_utc - stood.first_utc == 60 * MANY
