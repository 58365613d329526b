"""The schema as migrations. Append new migrations; never edit old ones. docs/archive.md explains each column."""

from __future__ import annotations

import re

from crawler.archive.database import changes, facets, fulltext, headline_index
from crawler.archive.database.address_form import one_form
from crawler.archive.database.content_digest import content_digest
from crawler.archive.database.french import stems
from crawler.archive.database.sqlite_utils_import import Database, Migrations
from crawler.archive.records import ENDED_BADLY, FIRST_COMEBACK, HINTS, HOWS, OUTCOMES
from crawler.errors import HemeroError

APPLICATION_ID = 0x48656D65
"""`PRAGMA application_id` of an archive: the bytes `Heme`."""

migrations = Migrations("hemerotheque")


def _among(words: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


FRONTIER = f"""
CREATE TABLE outlets (
    outlet TEXT PRIMARY KEY, title TEXT, hosts TEXT, country TEXT, kind TEXT, zone TEXT
) WITHOUT ROWID;
CREATE TABLE pages (
    page_id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, found_as TEXT, host TEXT NOT NULL, outlet TEXT NOT NULL DEFAULT '',
    how TEXT NOT NULL CHECK (how IN {_among(HOWS)}), found_on INTEGER REFERENCES pages (page_id), root TEXT NOT NULL DEFAULT '',
    discovered TEXT NOT NULL, discovered_utc REAL NOT NULL, published_hint TEXT,
    hint TEXT NOT NULL CHECK (hint IN {_among(HINTS)}), priority INTEGER NOT NULL DEFAULT 0,
    part_of INTEGER REFERENCES pages (page_id), part INTEGER NOT NULL DEFAULT 1,
    outcome TEXT NOT NULL DEFAULT 'waiting' CHECK (outcome IN {_among(OUTCOMES)}), detail TEXT NOT NULL DEFAULT '',
    visited TEXT, visited_utc REAL, attempts INTEGER NOT NULL DEFAULT 0, etag TEXT, last_modified TEXT,
    capture_id INTEGER, article_id INTEGER,
    queue TEXT CHECK (queue IN ('ready', 'later', 'leased')), next_visit REAL, leased_by TEXT, leased_until REAL
);
CREATE INDEX pages_ready ON pages (outlet, host, root, priority DESC, page_id) WHERE queue = 'ready';
CREATE INDEX pages_later ON pages (next_visit) WHERE queue = 'later';
CREATE INDEX pages_later_outlet ON pages (outlet, next_visit) WHERE queue = 'later';
CREATE INDEX pages_leased ON pages (leased_by) WHERE queue = 'leased';
CREATE INDEX pages_outcome ON pages (outlet, outcome, visited_utc);
CREATE INDEX pages_article ON pages (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX pages_parts ON pages (part_of) WHERE part_of IS NOT NULL;
"""

CAPTURES = """
CREATE TABLE runs (
    run_id INTEGER PRIMARY KEY, started TEXT NOT NULL, started_utc REAL NOT NULL, ended TEXT, ended_utc REAL,
    command TEXT NOT NULL, version TEXT NOT NULL, settings TEXT NOT NULL, summary TEXT
);
CREATE TABLE captures (
    capture_id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL REFERENCES pages (page_id), run_id INTEGER REFERENCES runs (run_id),
    url TEXT NOT NULL, method TEXT NOT NULL, fetched TEXT NOT NULL, fetched_utc REAL NOT NULL,
    status INTEGER NOT NULL, content_type TEXT, size INTEGER NOT NULL, digest TEXT NOT NULL, ip TEXT, truncated TEXT,
    warc_file TEXT NOT NULL, warc_offset INTEGER NOT NULL, warc_length INTEGER NOT NULL, revisit_of INTEGER,
    opt_out TEXT, parser_version TEXT, read_at TEXT,
    UNIQUE (warc_file, warc_offset)
);
CREATE INDEX captures_page ON captures (page_id, fetched_utc);
CREATE INDEX captures_unread ON captures (page_id) WHERE read_at IS NULL;
CREATE TABLE warc_files (warc_file TEXT PRIMARY KEY, size INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE alarms (
    alarm_id INTEGER PRIMARY KEY, raised TEXT NOT NULL, raised_utc REAL NOT NULL, outlet TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL, field TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL, ended TEXT, ended_utc REAL
);
"""

ARTICLES = """
CREATE TABLE articles (
    article_id INTEGER PRIMARY KEY, page_id INTEGER NOT NULL UNIQUE REFERENCES pages (page_id), url TEXT NOT NULL UNIQUE,
    outlet TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL, title TEXT, lead TEXT, body TEXT NOT NULL,
    published TEXT, published_utc REAL, updated TEXT, updated_utc REAL, stamp TEXT,
    authors TEXT NOT NULL, agency TEXT, section TEXT, tags TEXT NOT NULL, language TEXT, paywalled INTEGER, words INTEGER NOT NULL,
    revision_id INTEGER NOT NULL, capture_id INTEGER NOT NULL, parser_version TEXT NOT NULL,
    first_seen TEXT NOT NULL, first_seen_utc REAL NOT NULL, last_seen TEXT NOT NULL, last_seen_utc REAL NOT NULL,
    title_stems TEXT NOT NULL, stems TEXT NOT NULL
);
CREATE INDEX articles_published ON articles (outlet, published_utc);
CREATE INDEX articles_day ON articles (published_utc);
CREATE TABLE revisions (
    revision_id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles (article_id), digest TEXT NOT NULL,
    title TEXT, lead TEXT, body TEXT NOT NULL, changed TEXT NOT NULL, parts TEXT NOT NULL,
    first_seen TEXT NOT NULL, first_seen_utc REAL NOT NULL, last_seen TEXT NOT NULL, last_seen_utc REAL NOT NULL,
    capture_id INTEGER NOT NULL, parser_version TEXT NOT NULL,
    UNIQUE (article_id, digest)
);
CREATE TABLE parts (
    part_of INTEGER NOT NULL REFERENCES pages (page_id), part INTEGER NOT NULL, page_id INTEGER NOT NULL REFERENCES pages (page_id),
    capture_id INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (part_of, part)
) WITHOUT ROWID;
CREATE TABLE times (
    article_id INTEGER NOT NULL REFERENCES articles (article_id), place INTEGER NOT NULL, field TEXT NOT NULL, source TEXT NOT NULL,
    printed TEXT NOT NULL, value TEXT, value_utc REAL, chosen INTEGER NOT NULL, why TEXT NOT NULL, capture_id INTEGER NOT NULL,
    PRIMARY KEY (article_id, place)
) WITHOUT ROWID;
"""

HEADLINES = """
CREATE TABLE headline_texts (headline_id INTEGER PRIMARY KEY, text TEXT NOT NULL, kicker TEXT, url TEXT NOT NULL, target TEXT NOT NULL);
CREATE INDEX headline_texts_target ON headline_texts (target);
CREATE TABLE headline_blocks (
    block_id INTEGER NOT NULL, rank INTEGER NOT NULL, title TEXT NOT NULL,
    headline_id INTEGER NOT NULL REFERENCES headline_texts (headline_id), PRIMARY KEY (block_id, rank)
) WITHOUT ROWID;
CREATE INDEX headline_blocks_headline ON headline_blocks (headline_id);
CREATE TABLE placements (
    capture_id INTEGER NOT NULL REFERENCES captures (capture_id), position INTEGER NOT NULL, block_id INTEGER NOT NULL,
    PRIMARY KEY (capture_id, position)
) WITHOUT ROWID;
CREATE INDEX placements_block ON placements (block_id);
CREATE VIEW headlines AS
SELECT c.page_id, p.url AS page_url, p.outlet, c.capture_id, c.fetched AS seen, c.fetched_utc AS seen_utc,
    b.title AS block, s.position AS block_position, b.rank, t.text, t.kicker, t.url, t.target,
    target.page_id AS target_page_id, target.article_id AS target_article_id
FROM placements s
JOIN captures c ON c.capture_id = s.capture_id
JOIN pages p ON p.page_id = c.page_id
JOIN headline_blocks b ON b.block_id = s.block_id
JOIN headline_texts t ON t.headline_id = b.headline_id
LEFT JOIN pages target ON target.url = t.target;
"""

SEARCH = """
CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, lead, body, title_stems, stems, content='articles', content_rowid='article_id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER articles_indexed AFTER INSERT ON articles BEGIN
    INSERT INTO articles_fts (rowid, title, lead, body, title_stems, stems)
    VALUES (new.article_id, new.title, new.lead, new.body, new.title_stems, new.stems);
END;
CREATE TRIGGER articles_unindexed AFTER DELETE ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, lead, body, title_stems, stems)
    VALUES ('delete', old.article_id, old.title, old.lead, old.body, old.title_stems, old.stems);
END;
CREATE TRIGGER articles_reindexed AFTER UPDATE OF title, lead, body, title_stems, stems ON articles BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, lead, body, title_stems, stems)
    VALUES ('delete', old.article_id, old.title, old.lead, old.body, old.title_stems, old.stems);
    INSERT INTO articles_fts (rowid, title, lead, body, title_stems, stems)
    VALUES (new.article_id, new.title, new.lead, new.body, new.title_stems, new.stems);
END;
"""


@migrations(name="0001_first_light")
def first_light(db: Database) -> None:
    """Create the tables, the `headlines` view and the full-text index."""
    for script in (FRONTIER, CAPTURES, ARTICLES, HEADLINES, SEARCH):
        db.executescript(script)


@migrations(name="0002_pace")
def pace(db: Database) -> None:
    """Add the interval between visits of a listing."""
    db.executescript("ALTER TABLE pages ADD COLUMN pace REAL")


STEPS = """
ALTER TABLE pages ADD COLUMN steps INTEGER NOT NULL DEFAULT 0;
CREATE INDEX pages_held ON pages (detail, outlet, published_hint) WHERE queue IS NULL AND outcome = 'waiting';
CREATE INDEX pages_missing ON pages (outlet, published_hint) WHERE article_id IS NULL AND hint = 'article';
"""


@migrations(name="0003_steps")
def steps(db: Database) -> None:
    """Add the number of links from a listing to a page, and indexes for held addresses and for missing articles."""
    db.executescript(STEPS)


@migrations(name="0004_seen")
def seen(db: Database) -> None:
    """Add an index for the recent articles of an outlet."""
    db.executescript("CREATE INDEX articles_seen ON articles (outlet, first_seen_utc)")


TOMBSTONES = """
CREATE TABLE tombstones (
    page_id INTEGER PRIMARY KEY REFERENCES pages (page_id), forgotten TEXT NOT NULL, forgotten_utc REAL NOT NULL, reason TEXT NOT NULL,
    article_id INTEGER, captures INTEGER NOT NULL
);
CREATE INDEX tombstones_article ON tombstones (article_id) WHERE article_id IS NOT NULL;
CREATE TABLE blanks (
    warc_file TEXT NOT NULL, warc_offset INTEGER NOT NULL, warc_length INTEGER NOT NULL, words INTEGER NOT NULL,
    PRIMARY KEY (warc_file, warc_offset)
) WITHOUT ROWID;
"""


@migrations(name="0005_tombstones")
def tombstones(db: Database) -> None:
    """Add the tombstones of forgotten pages, and the WARC records still to be overwritten (`blanks`)."""
    db.executescript(TOMBSTONES)


@migrations(name="0006_filing")
def filed(db: Database) -> None:
    """Add filter terms and lead stems to the full-text index, counts by day, and the captures that have headlines (`sightings`).

    The full-text index is rebuilt. This takes some minutes for a million articles.
    """
    db.conn.create_function("stems", 1, stems, deterministic=True)
    db.executescript("ALTER TABLE articles ADD COLUMN lead_stems TEXT NOT NULL DEFAULT ''")
    db.executescript(fulltext.DROP_INDEX)
    db.execute("UPDATE articles SET lead_stems = stems(lead) WHERE lead != ''")
    for script in (fulltext.CREATE_INDEX, fulltext.CREATE_FILED, fulltext.FILL_FILED, fulltext.CREATE_SIGHTINGS):
        db.executescript(script)
    db.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")


COUNTS = """
ALTER TABLE captures ADD COLUMN headlines INTEGER NOT NULL DEFAULT 0;
UPDATE captures SET headlines = (
    SELECT count(*) FROM placements s JOIN headline_blocks b USING (block_id) WHERE s.capture_id = captures.capture_id
);
CREATE INDEX pages_root ON pages (root) WHERE root != '';
"""


@migrations(name="0007_counts")
def counts(db: Database) -> None:
    """Add the number of headlines of each capture, so that counting them reads only `captures`, and an index of pages by root."""
    db.executescript(COUNTS)


@migrations(name="0008_reservations")
def reservations(db: Database) -> None:
    """Add an index for captures that state text-and-data-mining reservations."""
    db.executescript("CREATE INDEX captures_opt_out ON captures (page_id) WHERE opt_out IS NOT NULL AND opt_out != '{}'")


@migrations(name="0009_archive_id")
def archive_id(db: Database) -> None:
    """Add the archive's id, which is part of the names of its WARC files. It is made when the archive is first opened for writing."""
    db.executescript("CREATE TABLE archive (archive_id TEXT NOT NULL, inode INTEGER NOT NULL)")


FAILED_RULES = """
ALTER TABLE captures ADD COLUMN failed_rules TEXT;
CREATE INDEX captures_failed_rules ON captures (page_id) WHERE failed_rules IS NOT NULL;
"""


@migrations(name="0010_failed_rules")
def failed_rules(db: Database) -> None:
    """Add the rules of the newspaper's file that no longer hold on a captured page."""
    db.executescript(FAILED_RULES)


COMBINING = re.compile("[\u0300-\u036f]")
UPDATE_STEMS = """
UPDATE articles SET title_stems = stems(coalesce(title, '')), lead_stems = stems(coalesce(lead, '')),
    stems = stems(CASE WHEN coalesce(lead, '') = '' THEN body ELSE lead || char(10) || body END)
WHERE has_combining(title) OR has_combining(lead) OR has_combining(body)
"""
UPDATE_DIGESTS = """
UPDATE OR IGNORE revisions SET digest = content_digest(title, lead, body)
WHERE has_combining(title) OR has_combining(lead) OR has_combining(body)
"""


@migrations(name="0011_accents")
def accents(db: Database) -> None:
    """Compute word stems and digests again for texts whose accents are characters of their own (NFD)."""
    db.conn.create_function("has_combining", 1, lambda text: bool(text and COMBINING.search(text)), deterministic=True)
    db.conn.create_function("stems", 1, stems, deterministic=True)
    db.conn.create_function("content_digest", 3, lambda title, lead, body: content_digest(title, lead, body.split("\n\n")))
    db.execute(UPDATE_STEMS)
    db.execute(UPDATE_DIGESTS)


TRIES = f"""
ALTER TABLE pages ADD COLUMN silences INTEGER NOT NULL DEFAULT 0;
UPDATE pages SET pace = {FIRST_COMEBACK} WHERE outcome IN {_among(ENDED_BADLY)} AND queue IS NULL;
"""  # noqa: S608 - ours


@migrations(name="0012_tries")
def tries(db: Database) -> None:
    """Count visits without a response apart from errors (`silences`); pages that ended badly may come back after a day (`pace`)."""
    db.executescript(TRIES)




def _in_one_form(table: str, column: str, *, also: str = "", where: str = "") -> str:
    """The statement that gives a column of addresses their one form. A row keeps its old one where another row has the new one."""
    return (
        f"UPDATE OR IGNORE {table} SET {also}{column} = one_form({column})"  # noqa: S608 - ours
        f" WHERE {column} GLOB '*[%;(?]*' AND {column} != one_form({column}){where};"
    )


RENAME_ADDRESSES = (
    _in_one_form("pages", "url", also="found_as = coalesce(found_as, url), ", where=" AND article_id IS NOT NULL")
    + _in_one_form("pages", "url", also="found_as = coalesce(found_as, url), ")
    + _in_one_form("pages", "root")
    + _in_one_form("pages", "detail", where=" AND outcome = 'redirected'")
    + _in_one_form("articles", "url")
    + _in_one_form("headline_texts", "url")
    + _in_one_form("headline_texts", "target")
)


@migrations(name="0013_addresses")
def addresses(db: Database) -> None:
    """Give stored addresses the form that new ones get: percent escapes in capitals, no session ids. They are found again by it."""
    db.conn.create_function("one_form", 1, one_form, deterministic=True)
    db.executescript(RENAME_ADDRESSES)


@migrations(name="0014_facets")
def add_facets(db: Database) -> None:
    """Add the table that searches count (`facets`), and the words of the full-text index as a table (`vocabulary`)."""
    db.executescript(facets.CREATE_FACETS)
    facets.fill(db)


@migrations(name="0015_changes")
def changed(db: Database) -> None:
    """Add what each revision's page stated, the table of changes, and the index of removed texts; fill them from the stored revisions."""
    db.executescript(changes.CREATE)
    db.execute(changes.FILL_STATED)
    changes.fill(db.conn)


@migrations(name="0016_headline_index")
def headlines_indexed(db: Database) -> None:
    """Add the stems of headlines, and the full-text index of their words; fill both from the stored headlines."""
    db.conn.create_function("headline_stems", 2, headline_index.headline_stems, deterministic=True)
    for script in (headline_index.CREATE, headline_index.FILL, headline_index.CREATE_TRIGGERS):
        db.executescript(script)


def migrate(db: Database, *, path: str) -> None:
    """Run pending migrations. Raises `HemeroError` where a later version wrote the file."""
    refuse_newer(db, path=path)
    if migrations.pending(db):
        migrations.apply(db)


def refuse_newer(db: Database, *, path: str) -> None:
    """Raise `HemeroError` where the file has migrations that this version does not have."""
    ours = {migration.name for migration in migrations.pending(Database(memory=True))}
    later = sorted({migration.name for migration in migrations.applied(db)} - ours)
    if later:
        raise HemeroError(f"{path} was written by a later version of Hémérothèque ({later[0]}): upgrade with pip install -U hemerotheque.")
