"""`crawler.Notebook`: the SQLite file beside an archive, with what people note about its articles."""

from __future__ import annotations

import contextlib
import getpass
import os
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from datetime import UTC, datetime
from pathlib import Path

from crawler.archive.database.connection import BUSY_SECONDS, sqlite_errors_as_hemero_errors
from crawler.archive.database.sqlite_utils_import import Database
from crawler.archive.query.selection import Selection
from crawler.errors import HemeroError
from crawler.notebook.agreement import Agreement, agreements
from crawler.notebook.items import Item, addresses_of, articles_of
from crawler.notebook.noted import YES, Note, Noted, Tag
from crawler.notebook.schema import APPLICATION_ID, migrate, migrations, refuse_newer
from crawler.notebook.searches import NewArticle, SavedSearch, found_by, number_of

LONGEST_NAME, LONGEST_NOTE = 200, 100_000
FORGOTTEN = "[forgotten]"
HOWS = ("looked", "followed")
ITEM = ", ".join(f"i.{one.name}" for one in fields(Item))


def notebook_beside(archive: str | os.PathLike[str]) -> Path:
    """The notebook's path for an archive: `hemero.notebook.db` beside `hemero.db`.

    >>> notebook_beside("data/hemero.db").as_posix()
    'data/hemero.notebook.db'
    """
    place = Path(archive)
    return place.with_name(f"{place.stem}.notebook.db")


def user() -> str:
    """The default coder: `HEMERO_CODER`, or the user's name on this computer."""
    with contextlib.suppress(OSError, KeyError, ImportError):
        return os.environ.get("HEMERO_CODER", "").strip() or getpass.getuser()
    return "me"


class Notebook:
    """A notebook, made where there is none. `path` is its own file, `notebook_beside(archive)` says the usual one.

    >>> with Notebook("data/hemero.notebook.db") as notebook, crawler.Archive("data/hemero.db") as archive:  # doctest: +SKIP
    ...     notebook.tag(article_item(archive.db, 12), "strike")

    `readonly` opens a notebook without writing to it; one that does not exist is then empty. The object is not thread-safe.
    """

    def __init__(self, path: str | os.PathLike[str], *, readonly: bool = False, coder: str | None = None) -> None:
        self.path = os.fspath(path)
        self.coder = _name("coder", coder or user())
        self.db = _connect(Path(self.path), readonly)

    def __enter__(self) -> Notebook:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with sqlite_errors_as_hemero_errors(self.path, option="--notebook"), self.db:
            self.db.execute("BEGIN IMMEDIATE")
            yield self.db

    # -- what is noted

    def tag(self, item: Item, tag: str, value: str = YES, *, coder: str | None = None) -> None:
        """Give an item a tag. A coder has one value for a tag of an item: a second one replaces it. `no` is a judgement, too."""
        values = {"tag": _tag_name(tag), "value": _name("value", value), "coder": self._coder(coder), "added": _now()}
        self._add(
            item, "INSERT OR REPLACE INTO tags (item_id, tag, coder, value, added) VALUES (:item, :tag, :coder, :value, :added)", values
        )

    def untag(self, item: Item, tag: str, *, coder: str | None = None) -> bool:
        """Take a coder's tag off an item; whether it was there."""
        return self._remove(item, "DELETE FROM tags WHERE item_id = :item AND tag = :name AND coder = :coder", tag, coder)

    def note(self, item: Item, text: str, *, coder: str | None = None) -> None:
        """Add a note to an item."""
        said = text.strip().replace("\0", "").encode("utf-8", "replace").decode()
        if not said or len(said) > LONGEST_NOTE:
            raise HemeroError(f"A note has 1 to {LONGEST_NOTE:,} characters: write a text.")
        values = {"coder": self._coder(coder), "text": said, "added": _now()}
        self._add(item, "INSERT INTO notes (item_id, coder, text, added) VALUES (:item, :coder, :text, :added)", values)

    def remove_note(self, note_id: int) -> bool:
        """Delete a note by its number; whether it was there."""
        with self._writing() as db:
            return self._tidied(db.execute("DELETE FROM notes WHERE note_id = ?", (note_id,)).rowcount > 0)

    def put(self, basket: str, item: Item) -> None:
        """Put an item into a basket."""
        values = {"basket": _name("basket", basket), "added": _now()}
        self._add(item, "INSERT OR IGNORE INTO baskets (item_id, basket, added) VALUES (:item, :basket, :added)", values)

    def take_out(self, basket: str, item: Item) -> bool:
        """Take an item out of a basket; whether it was there."""
        return self._remove(item, "DELETE FROM baskets WHERE item_id = :item AND basket = :name", basket, None)

    def exclude(self, item: Item, reason: str = "", *, coder: str | None = None) -> None:
        """Exclude an article from exports that ask for it."""
        if item.kind != "article":
            raise HemeroError("Only articles are excluded: name the article without a version or headline.")
        values = {
            "coder": self._coder(coder),
            "reason": " ".join(reason.split()).encode("utf-8", "replace").decode()[:LONGEST_NOTE],
            "added": _now(),
        }
        self._add(item, "INSERT OR REPLACE INTO exclusions (item_id, coder, reason, added) VALUES (:item, :coder, :reason, :added)", values)

    def include(self, item: Item) -> bool:
        """End an exclusion; whether there was one."""
        return self._remove(item, "DELETE FROM exclusions WHERE item_id = :item", "", None)

    def _coder(self, coder: str | None) -> str:
        return _name("coder", coder) if coder else self.coder

    def _add(self, item: Item, sql: str, values: dict[str, str]) -> None:
        with self._writing() as db:
            columns = [one.name for one in fields(Item)]
            db.execute(
                f"INSERT OR IGNORE INTO items ({', '.join(columns)}, added) VALUES ({', '.join('?' * len(columns))}, ?)",  # noqa: S608
                (*astuple(item), _now()),
            )
            db.execute(sql, values | {"item": self._id(item)})

    def _remove(self, item: Item, sql: str, name: str, coder: str | None) -> bool:
        with self._writing() as db:
            values = {"item": self._id(item), "name": name.strip(), "coder": self._coder(coder)}
            return self._tidied(db.execute(sql, values).rowcount > 0)

    def _id(self, item: Item) -> int | None:
        row = self.db.execute("SELECT item_id FROM items WHERE (kind, url, digest) = (?, ?, ?)", astuple(item)[:3]).fetchone()
        return int(row[0]) if row else None

    def _tidied(self, done: bool) -> bool:
        """Delete the items about which nothing is noted any more."""
        noted = " UNION ".join(f"SELECT item_id FROM {table}" for table in ("tags", "notes", "baskets", "exclusions"))  # noqa: S608 - ours
        self.db.execute(f"DELETE FROM items WHERE item_id NOT IN ({noted})")  # noqa: S608 - ours
        return done

    # -- questions

    def noted(self, *, tag: str | None = None, basket: str | None = None) -> list[Noted]:
        """The items with what is noted about them, last ones first: all, or those with a tag, or in a basket."""
        found = {
            int(row[0]): Noted(int(row[0]), Item(*row[1:]))
            for row in self.db.execute(f"SELECT i.item_id, {ITEM} FROM items i ORDER BY 1 DESC")  # noqa: S608
        }
        for item_id, *cells in self.db.execute("SELECT item_id, tag, value, coder FROM tags ORDER BY tag, coder"):
            found[item_id].tags.append(Tag(*cells))
        for item_id, *cells in self.db.execute("SELECT item_id, note_id, text, coder, added FROM notes ORDER BY note_id"):
            found[item_id].notes.append(Note(*cells))
        for item_id, name in self.db.execute("SELECT item_id, basket FROM baskets ORDER BY basket"):
            found[item_id].baskets.append(name)
        for item_id, reason in self.db.execute("SELECT item_id, reason FROM exclusions"):
            found[item_id].excluded = reason
        return [
            one
            for one in found.values()
            if (tag is None or any(each.tag == tag for each in one.tags)) and (basket is None or basket in one.baskets)
        ]

    def about(self, archive: sqlite3.Connection, article_id: int) -> list[Noted]:
        """What is noted about an article of an archive, its versions and headlines, under any of its addresses."""
        addresses = set(addresses_of(archive, article_id))
        noted = self.noted()
        elsewhere = articles_of(archive, [one.item for one in noted if one.item.url not in addresses])
        return [one for one in noted if one.item.url in addresses or elsewhere.get(one.item) == article_id]

    def by_article(self, archive: sqlite3.Connection) -> dict[int, list[Noted]]:
        """Article of the archive → what is noted about it. Items that the archive does not have are left out."""
        noted = self.noted()
        places = articles_of(archive, [one.item for one in noted])
        found: dict[int, list[Noted]] = {}
        for one in noted:
            if one.item in places:
                found.setdefault(places[one.item], []).append(one)
        return found

    def names(self, of: str) -> list[tuple[str, int]]:
        """The names of the `tags` or `baskets`, each with its number of items."""
        column = {"tags": "tag", "baskets": "basket"}[of]
        sql = f"SELECT {column}, count(DISTINCT item_id) FROM {of} GROUP BY 1 ORDER BY 1"  # noqa: S608 - ours
        return [(str(name), int(number)) for name, number in self.db.execute(sql)]

    def agreement(self, tag: str) -> list[Agreement]:
        """How far each two coders agree on a tag. Raises `HemeroError` where fewer than two coders have used it."""
        values: dict[str, dict[int, str]] = {}
        for coder, item_id, value in self.db.execute("SELECT coder, item_id, value FROM tags WHERE tag = ?", (tag,)):
            values.setdefault(coder, {})[item_id] = value
        if len(values) < 2:
            who = f"only {next(iter(values))} has used it" if values else "nobody has used it"
            raise HemeroError(f"Agreement on « {tag} » needs two coders, and {who}: hemero notebook tag --coder NAME codes as another.")
        return agreements(tag, values)

    # -- saved searches

    def save(self, name: str, selection: Selection, archive: sqlite3.Connection) -> int:
        """Save a search; the number of articles it finds now, which are not new later. A search of that name is replaced."""
        numbers = {number_of(one.url) for one in found_by(archive, selection)}
        now = _now()
        with self._writing() as db:
            named = _name("search", name)
            db.execute("DELETE FROM searches WHERE name = ?", (named,))
            added = db.execute(
                "INSERT INTO searches (name, query, added, looked, followed) VALUES (?, ?, ?, ?, ?)",
                (named, selection.query_string(), now, now, now),
            )
            self._see(int(added.lastrowid or 0), HOWS, numbers)
        return len(numbers)

    def searches(self) -> list[SavedSearch]:
        """The saved searches by name."""
        return [
            SavedSearch(*row)
            for row in self.db.execute("SELECT search_id, name, query, added, looked, followed FROM searches ORDER BY name")
        ]

    def search(self, name: str) -> SavedSearch:
        """The saved search of this name. Raises `HemeroError`."""
        found = {one.name: one for one in self.searches()}
        if name not in found:
            there = ", ".join(found) or "none; hemero notebook save NAME WORD… saves one"
            raise HemeroError(f"There is no saved search « {name} »: {there}.")
        return found[name]

    def remove_search(self, name: str) -> bool:
        """Delete a saved search; whether it was there."""
        with self._writing() as db:
            return db.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount > 0

    def new(self, search: SavedSearch, archive: sqlite3.Connection, *, how: str = "looked") -> list[NewArticle]:
        """The articles that the search finds and had not found when it was last looked at (or `followed`), oldest first."""
        seen = {row[0] for row in self.db.execute("SELECT article FROM seen WHERE (search_id, how) = (?, ?)", (search.search_id, how))}
        found = [one for one in found_by(archive, search.selection) if number_of(one.url) not in seen]
        return sorted(found, key=lambda one: (one.first_seen_utc, one.article_id))

    def told(self, search: SavedSearch, articles: Iterable[NewArticle], *, how: str = "looked") -> None:
        """Remember that these articles are not new any more."""
        with self._writing() as db:
            db.execute(f"UPDATE searches SET {HOWS[HOWS.index(how)]} = ? WHERE search_id = ?", (_now(), search.search_id))  # noqa: S608
            self._see(search.search_id, (how,), {number_of(one.url) for one in articles})

    def _see(self, search_id: int, hows: tuple[str, ...], numbers: Iterable[int]) -> None:
        cells = [(search_id, how, number) for number in sorted(numbers) for how in hows]
        self.db.executemany("INSERT OR IGNORE INTO seen (search_id, how, article) VALUES (?, ?, ?)", cells)

    # -- forgetting

    def forget(self, urls: Iterable[str], contents: Iterable[str] = ()) -> int:
        """Delete what is noted about these addresses, or about contents with these digests, and take the addresses out of other notes and
        searches; the number of items deleted."""
        gone, removed = list(dict.fromkeys(urls)), 0
        with self._writing() as db:
            for content in contents:
                removed += db.execute("DELETE FROM items WHERE content = ?", (content,)).rowcount
            for url in gone:
                removed += db.execute("DELETE FROM items WHERE url = ?", (url,)).rowcount
                db.execute("DELETE FROM seen WHERE article = ?", (number_of(url),))
                whole = re.compile(re.escape(url) + r"(?![\w%/?&=#~-])")
                for table, key, column in (("notes", "note_id", "text"), ("exclusions", "item_id", "reason")):
                    for row_id, text in db.execute(f"SELECT {key}, {column} FROM {table} WHERE instr({column}, ?)", (url,)).fetchall():  # noqa: S608
                        db.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (whole.sub(FORGOTTEN, text), row_id))  # noqa: S608
            for search in self.searches():
                if search.selection.words.strip() in gone:
                    db.execute("DELETE FROM searches WHERE search_id = ?", (search.search_id,))
        return removed


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _name(what: str, typed: str) -> str:
    """A name on one line. Raises `HemeroError`."""
    found = " ".join(typed.split())
    if not found or len(found) > LONGEST_NAME or not found.isprintable():
        raise HemeroError(f"The name of a {what} has 1 to {LONGEST_NAME} characters: write one.")
    return found


def _tag_name(typed: str) -> str:
    if "=" in typed or ";" in typed:
        raise HemeroError(f"« {typed} » has a = or ;, which tags do not have: give the value apart.")
    return _name("tag", typed)


def _connect(file: Path, readonly: bool) -> sqlite3.Connection:
    """Open a notebook. Raises `HemeroError`."""
    if readonly and not file.exists():
        return _configured(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False), str(file), readonly=False)
    fresh = not file.exists()
    with sqlite_errors_as_hemero_errors(str(file), option="--notebook"):
        if readonly:
            address = f"{file.resolve().as_uri()}?mode=ro"
            db = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        else:
            db = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
        try:
            return _configured(db, str(file), readonly=readonly)
        except BaseException:
            db.close()
            if fresh:
                file.unlink(missing_ok=True)
            raise


def _configured(db: sqlite3.Connection, path: str, *, readonly: bool) -> sqlite3.Connection:
    """Check that the file is a notebook or empty, and run the migrations."""
    try:
        mark = db.execute("PRAGMA application_id").fetchone()[0]
        empty = not db.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") != "SQLITE_NOTADB":
            raise
        mark, empty = 0, False
    if mark != APPLICATION_ID and not (empty and not readonly):
        raise HemeroError(f"{path} is not a notebook: name another with --notebook.")
    db.execute("PRAGMA foreign_keys = ON")
    if readonly:
        refuse_newer(Database(db), path=path)
        if migrations.pending(Database(db)):
            raise HemeroError(f"{path} was written by an earlier version: hemero notebook searches brings it up to date.")
        return db
    db.execute("PRAGMA secure_delete = ON")
    migrate(Database(db), path=path)
    if mark != APPLICATION_ID:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return db
