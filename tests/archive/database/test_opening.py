from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlite_utils import Database

from crawler.archive import Archive, Writer
from crawler.archive.database.schema import migrations
from crawler.errors import HemeroError
from tests import forked


def test_a_new_archive_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "a.db"
    with Archive(path) as archive:
        assert archive.query("SELECT count(*) AS n FROM pages") == [{"n": 0}]
    with Archive(path) as archive:
        assert archive.query("PRAGMA journal_mode") == [{"journal_mode": "wal"}]


def test_a_file_that_is_not_sqlite_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Ceci n'est pas une archive. " * 50)
    for readonly in (True, False):
        with pytest.raises(HemeroError, match="not an archive"):
            Archive(path, readonly=readonly)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]
    assert path.read_text().startswith("Ceci")


def test_a_sqlite_file_of_somebody_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name)")
    other.close()
    before = path.read_bytes()
    for readonly in (True, False):
        with pytest.raises(HemeroError, match="not an archive"):
            Archive(path, readonly=readonly)
    assert path.read_bytes() == before


def test_an_archive_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as archive:
        row = (migrations.name, "0999_future", "")
        archive.db.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)", row)
    for readonly in (True, False):
        with pytest.raises(HemeroError, match="later version"):
            Archive(path, readonly=readonly)


def test_no_archive_to_question_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HemeroError, match="There is no archive at"):
        Archive(tmp_path / "a.db", readonly=True)
    assert not list(tmp_path.iterdir())


def test_a_folder_in_the_archives_place_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(HemeroError, match="cannot be opened"):
        Archive(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(HemeroError, match="cannot be"):
        Archive(tmp_path / "file" / "a.db")


def test_only_one_crawl_at_a_time(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as first, Archive(tmp_path / "a.db") as second:
        first.recover()
        with pytest.raises(HemeroError, match=f"process {os.getpid()}"):
            second.recover()
    with Archive(tmp_path / "a.db") as third:
        third.recover()


def test_readers_see_whole_transactions_and_do_not_block(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive, Archive(tmp_path / "a.db", readonly=True) as reader:
        with archive.transaction():
            make.desk(archive).read("/marche")
            archive.flush()
            assert reader.query("SELECT count(*) AS n FROM articles") == [{"n": 0}]
        assert len(list(make.desk(reader).search("marché"))) == 1
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.db.execute("DELETE FROM articles")


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write anywhere")
def test_a_read_only_folder_answers_questions_and_refuses_a_crawl(tmp_path: Path, make: SimpleNamespace) -> None:
    folder = tmp_path / "shelf"
    with Archive(folder / "a.db") as archive:
        make.desk(archive).read("/marche")
    script = (
        "import crawler\nfrom crawler.archive import Archive\nfrom crawler.errors import HemeroError\n"
        f"print(len(list(crawler.Archive({str(folder / 'a.db')!r}).search('marché'))))\n"
        f"for path in ({str(folder / 'a.db')!r}, {str(folder / 'new.db')!r}):\n"
        "    try:\n        Archive(path).recover()\n    except HemeroError as trouble:\n        print(trouble)\n"
    )
    for path in (tmp_path, *tmp_path.parents):
        if path.stat().st_uid == os.geteuid() and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o055)
    folder.chmod(0o555)
    (folder / "a.db").chmod(0o444)
    root = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    done = subprocess.run([*root, sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[3])
    folder.chmod(0o755)
    if root and "Permission denied" in done.stderr:
        pytest.skip("this Python may only be run by root")
    assert done.stdout.splitlines()[0] == "1", done.stderr
    assert "cannot be" in done.stdout.splitlines()[1]
    assert "cannot be" in done.stdout.splitlines()[2]
    assert not (folder / "new.db").exists()


@pytest.mark.parametrize("words", [("status",), ("search", "pont"), ("crawl", "demo", "--port", "0"), ("reread",)], ids=" ".join)
def test_an_archive_that_another_program_has_locked_is_a_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    place = tmp_path / "hemero.db"
    with Archive(place) as archive:
        archive.recover()
    impatient = "from crawler.archive.database import connection; connection.BUSY_SECONDS = 0.1; from crawler.cli import main; main()"
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        done = forked.python(impatient, *words, "--archive", str(place))
    assert (done.returncode, done.stderr.count("\n")) == (1, 1), done.stderr
    assert "is being written by another program: wait" in done.stderr


FILL = """
import resource, signal, sys
from datetime import UTC, datetime
from crawler.archive import Archive, Exchange, Writer
from crawler.archive.records import Discovery
from crawler.errors import HemeroError
from tests import forked
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
archive = Archive(sys.argv[1])
archive.recover()
archive.discover([Discovery("https://a.fr/1", "argument")])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
writer = Writer(archive, batch=3)
try:
    for n in range(400):
        body = bytes((n * 7 + i * i) % 251 for i in range(4000))
        writer.keep(Exchange("https://a.fr/1", "GET", [], 200, "OK", [("Content-Encoding", "gzip")], body, datetime.now(UTC)), 1)
        writer.discover([Discovery(f"https://a.fr/{n}/{m}", "headline") for m in range(20)])
    writer.flush().result()
    print("never full")
except HemeroError as trouble:
    print("said:", trouble)
"""


@pytest.mark.parametrize("limit", [200_000, 260_000, 700_000])
def test_a_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "a.db"
    done = subprocess.run([sys.executable, "-c", FILL, path, str(limit)], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("said: "), done.stderr
    assert "full" in done.stdout or "cannot be written" in done.stdout
    with Archive(path) as archive:
        archive.recover()
        assert archive.query("PRAGMA integrity_check") == [{"integrity_check": "ok"}]
        assert {row["read_at"] for row in archive.query("SELECT read_at FROM captures")} <= {None}
        for row in archive.query("SELECT capture_id FROM captures"):
            assert len(archive.read_capture(int(str(row["capture_id"]))).body) == 4000
    assert subprocess.run([Path(sys.executable).with_name("warcio"), "check", *(tmp_path / "warc").iterdir()], check=False).returncode == 0


def test_an_archive_that_cannot_be_finished_leaves_no_file(tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys\nfrom crawler.archive import Archive\nfrom crawler.errors import HemeroError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "try:\n    Archive(sys.argv[1])\nexcept HemeroError as trouble:\n    print('said:', trouble)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path / "a.db"], capture_output=True, text=True, check=False)
    assert done.stdout.startswith("said: "), done.stderr
    assert not list(tmp_path.iterdir())


def test_the_writer_tells_its_trouble_to_everyone(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        writer = Writer(archive)

        def fail(_: Archive) -> None:
            raise OSError(28, "No space left on device")

        waiting = writer.call(fail)
        with pytest.raises(HemeroError, match="is full"):
            waiting.result()
        for later in (writer.flush, lambda: writer.lease(1), writer.close):
            with pytest.raises(HemeroError, match="is full"):
                later()
        with pytest.raises(HemeroError, match="is full"):
            writer.wait_room().result()


def test_the_schema_is_migrated_by_name(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        names = [migration.name for migration in migrations.applied(Database(archive.db))]
        assert names == [
            *("0001_first_light", "0002_pace", "0003_steps", "0004_seen", "0005_tombstones"),
            *("0006_filing", "0007_counts", "0008_reservations", "0009_archive_id", "0010_failed_rules", "0011_accents", "0012_tries"),
            "0013_addresses",
            *("0014_facets", "0015_changes", "0016_headline_index"),
        ]
        assert not migrations.pending(Database(archive.db))


def test_an_archive_of_an_earlier_version_is_brought_up_to_date_before_it_is_asked(tmp_path: Path, make: SimpleNamespace) -> None:
    with Archive(tmp_path / "a.db") as archive:
        make.desk(archive).read("/marche")
        archive.db.executescript(
            "DROP INDEX pages_root; ALTER TABLE captures DROP COLUMN headlines; DELETE FROM _sqlite_migrations WHERE name = '0007_counts'"
        )
    with Archive(tmp_path / "a.db") as crawl:
        crawl.db.executescript("DELETE FROM _sqlite_migrations WHERE name = '0007_counts'; DROP INDEX pages_root")
        crawl.db.execute("ALTER TABLE captures DROP COLUMN headlines")
        crawl.hold()
        with pytest.raises(HemeroError, match="is being crawled"):
            Archive(tmp_path / "a.db", readonly=True)
    with Archive(tmp_path / "a.db", readonly=True) as archive:
        assert archive.query("SELECT headlines FROM captures") == [{"headlines": 3}]


def test_an_archive_loads_neither_numpy_nor_pandas_and_leaves_them_to_who_wants_them(tmp_path: Path) -> None:
    code = (
        "import sys; from crawler.archive import Archive; Archive(sys.argv[1]).close();"
        " assert not {'numpy', 'pandas'} & set(sys.modules); import importlib.util as found;"
        " print([found.find_spec(name) is None for name in ('numpy', 'pandas')])"
    )
    there = [importlib.util.find_spec(name) is None for name in ("numpy", "pandas")]
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "hemero.db")], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, str(there)), done.stderr
