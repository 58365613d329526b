"""Every command: its help, a mistake, an archive that is none, a terminal of another encoding, a closed pipe. No traceback anywhere."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from crawler.archive import Archive
from crawler.cli import hemero as commands
from crawler.cli import main
from tests.desk.conftest import sample

__all__ = ["sample"]

HEMERO = [sys.executable, "-c", "from crawler.cli import main; main()"]
READERS: dict[str, tuple[str, ...]] = {
    "changes": (),
    "cite": ("1", "--format", "bib"),
    "concordance": ("conseil",),
    "coverage": (),
    "export": ("csv", "-o", "-"),
    "follow": (),
    "forget": ("https://www.bocage.example/", "--yes"),
    "headlines": ("bocage",),
    "notebook": (),
    "reread": (),
    "search": ("conseil",),
    "serve": ("--port", "0"),
    "show": ("1",),
    "stats": (),
    "status": (),
    "trends": ("conseil",),
    "verify": (),
    "words": ("conseil",),
}
"""Commands that need an archive, with the words for a call."""
CRAWLERS = {"crawl": ("demo", "--port", "0"), "watch": ("demo", "--port", "0")}
OTHERS = {"demo": ("--port", "0"), "new": ("essai", "page.html", "https://essai.example/a"), "outlets": (), "parse": ("page.html",)}
NOTEBOOK = ("save", "searches", "new", "tag", "note", "basket", "exclude", "list", "agreement")
SUBCOMMANDS = [*(("outlets", name) for name in ("list", "show", "match", "check")), *(("notebook", name) for name in NOTEBOOK)]
EVERY = [(name,) for name in sorted((*READERS, *CRAWLERS, *OTHERS))]


@dataclass
class Done:
    code: int
    stdout: str
    stderr: str

    @property
    def sentence(self) -> str:
        """The one line on stderr."""
        assert "Traceback" not in self.stderr, self.stderr
        assert self.stderr.startswith("hemero: "), self.stderr
        assert self.stderr.count("\n") == 1, self.stderr
        return self.stderr


def hemero(*words: str, encoding: str = "utf-8", folder: Path | None = None) -> Done:
    """What `main` does in a process of its own, forked: importing everything again would take half a second."""
    with io.FileIO(os.memfd_create("stdout"), "w+") as out, io.FileIO(os.memfd_create("stderr"), "w+") as err:
        child = os.fork()
        if not child:
            _call(words, encoding, folder, out, err)
        _, status = os.waitpid(child, 0)
        texts = [os.pread(one.fileno(), 1 << 22, 0).decode(encoding) for one in (out, err)]
    return Done(os.waitstatus_to_exitcode(status), *texts)


def _call(words: tuple[str, ...], encoding: str, folder: Path | None, out: io.FileIO, err: io.FileIO) -> None:
    code = 99
    sys.modules.pop("twisted.internet.reactor", None)  # another test of this process may have installed one
    try:
        os.dup2(out.fileno(), 1)
        os.dup2(err.fileno(), 2)
        sys.stdout, sys.stderr = (io.TextIOWrapper(io.FileIO(number, "w", closefd=False), encoding=encoding) for number in (1, 2))
        sys.stdin = io.StringIO()
        sys.argv = ["hemero", *words]
        os.chdir(folder or Path.cwd())
        try:
            main()
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 98
        except BaseException:
            sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


def test_the_list_of_commands_here_is_whole() -> None:
    assert [name for (name,) in EVERY] == commands.list_commands(click.Context(commands))


@pytest.mark.parametrize("command", [(), *EVERY, *SUBCOMMANDS], ids=" ".join)
def test_every_command_has_help_by_h(command: tuple[str, ...]) -> None:
    done = hemero(*command, "-h")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: hemero")
    assert hemero(*command, "--help").stdout == done.stdout


@pytest.mark.parametrize("group", [(), ("outlets",), ("notebook",)], ids=["hemero", "outlets", "notebook"])
def test_lists_of_commands_are_whole_on_sixty_columns(group: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    told = hemero(*group, "-h").stdout
    lines = told.partition("Commands:\n")[2].splitlines()
    assert len(lines) >= 4
    assert all(len(line) <= 60 and line.endswith(".") and "..." not in line for line in lines)
    verbs = {line.split()[1].strip(",") for line in lines}
    assert verbs <= set("Add Check Cite Count Crawl Fetch Find List Read Remove Serve Show Write".split()), told


@pytest.mark.parametrize("command", [*EVERY, *SUBCOMMANDS], ids=" ".join)
def test_an_unknown_option_is_refused_with_the_nearest(command: tuple[str, ...], tmp_path: Path) -> None:
    done = hemero(*command, "conseil", "--archvie", "--jsno", folder=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert "no option --" in done.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", READERS)
def test_a_missing_archive_is_a_sentence(command: str, tmp_path: Path) -> None:
    done = hemero(command, *READERS[command], "--archive", str(tmp_path / "none.db"))
    assert (done.code, done.stdout) == (1, "")
    assert "make one with hemero crawl" in done.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["bytes", "foreign", "folder"])
@pytest.mark.parametrize("command", [*READERS, *CRAWLERS])
def test_what_is_no_archive_is_a_sentence(command: str, kind: str, tmp_path: Path) -> None:
    place = tmp_path / "a.db"
    if kind == "bytes":
        place.write_bytes(random.Random(7).randbytes(50_000))
    elif kind == "folder":
        place.mkdir()
    else:
        with sqlite3.connect(place) as other:
            other.execute("CREATE TABLE recipes (name TEXT)")
        other.close()
    before = place.read_bytes() if kind != "folder" else b""
    done = hemero(command, *(READERS | CRAWLERS)[command], "--archive", str(place), folder=tmp_path)
    assert done.code == (2 if kind == "folder" else 1)
    assert str(place) in done.sentence
    assert place.is_dir() or place.read_bytes() == before


@pytest.mark.parametrize("command", sorted({*READERS} - {"forget", "reread", "serve", "verify"}))
def test_an_empty_archive_says_what_fills_it(command: str, tmp_path: Path) -> None:
    Archive(tmp_path / "a.db").close()
    done = hemero(command, *READERS[command], "--archive", str(tmp_path / "a.db"))
    assert done.code == (1 if command in {"cite", "headlines", "show"} else 0)
    assert "hemero crawl fills it" in done.sentence


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("crwal", "demo"), "no command crwal: did you mean crawl?"),
        (("outlets", "shwo", "lemonde"), "did you mean show?"),
        (("outlets", "show", "lemonnde"), "did you mean lemonde"),
        (("coverage", "bocages"), "did you mean bocage?"),
        (("status", "bocages"), "did you mean bocage?"),
        (("headlines", "bocages"), "did you mean bocage?"),
        (("show", "bocage"), "no number and no address"),
        (("show", "https://www.bocage.example/jamais"), "hemero search finds"),
        (("export", "cvs", "-o", "-"), "did you mean csv?"),
        (("export", "csv", "--of", "headline", "-o", "-"), "did you mean headlines?"),
        (("forget", "bocage", "--yes"), "begins with http:// or https://"),
        (("parse", "page.html", "--url", "https://a.example/"), "page.html cannot be read"),
        (("new", "essai", "page.html", "https://a.example/"), "is not the project's folder"),
    ],
    ids=" ".join,
)
def test_a_wrong_word_is_a_sentence_with_the_nearest(call: tuple[str, ...], said: str, sample: Path, tmp_path: Path) -> None:
    place = ("--archive", str(sample)) if call[0] in READERS else ()
    done = hemero(*call, *place, folder=tmp_path)
    assert done.code in {1, 2}
    assert said in done.sentence


DAYS = ["2016-11-22", "22/11/2016", "22 novembre 2016", "mardi 22 nov. 2016"]


@pytest.mark.parametrize("day", DAYS)
def test_a_day_has_the_same_forms_everywhere(day: str, sample: Path) -> None:
    place = ("--archive", str(sample))
    for call in (("search", "--limit", "500"), ("coverage",), ("trends", "conseil", "--step", "day"), ("export", "csv", "-o", "-")):
        typed, plain = (hemero(*call, "--since", one, "--until", one, *place) for one in (day, DAYS[0]))
        assert (typed.code, typed.stderr) == (0, "")
        assert typed.stdout == plain.stdout != ""
    assert hemero("headlines", "bocage", "--at", f"{day} 12:00", *place).stdout.startswith("2016-11-22T08:39")


@pytest.mark.parametrize("command", ["coverage", "crawl", "export", "reread", "search", "trends"])
def test_a_month_ends_at_its_last_day_and_what_is_no_day_is_told_alike(command: str, sample: Path, tmp_path: Path) -> None:
    call = (command, *(READERS | CRAWLERS)[command], "--archive", str(tmp_path / "none.db"))
    assert "no day: write 2016-11-24" in hemero(*call, "--since", "hier").sentence
    if command in {"crawl", "search"}:
        told = hemero(*call, "--since", "2016-12", "--until", "novembre 2016")
        assert "2016-12-01" in told.sentence
        assert "2016-11-30" in told.sentence


@pytest.mark.parametrize("command", ["search", "trends", "export"])
@pytest.mark.parametrize("option", ["--sicne", "--sicne=2016", "-since", "–since", "-n", "--count-me"])
def test_what_looks_like_an_option_is_no_word(command: str, option: str, sample: Path, tmp_path: Path) -> None:
    call = (command, *READERS[command], "--archive", str(sample)) if command != "export" else ("export", "csv", "-o", "a.csv", "conseil")
    done = hemero(*call, option, "2016", folder=tmp_path)
    assert (done.code, done.stdout) == (2, "")
    assert f"no option {option.partition('=')[0]}: " in done.sentence
    assert "since" not in option or "did you mean --since?" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_word_is_left_out_by_its_hyphen_and_forced_after_two(sample: Path) -> None:
    def count(*words: str) -> int:
        done = hemero("search", "--count", "--archive", str(sample), *words)
        assert (done.code, done.stderr) == (0, "")
        return int(done.stdout)

    assert count("conseil", "-quartier") == count("--", "conseil", "-quartier") < count("conseil")
    assert count("--", "conseil", "-section") <= count("conseil")


def test_an_export_says_how_many_rows_it_wrote(sample: Path, tmp_path: Path) -> None:
    place = ("--archive", str(sample))
    number = int(hemero("search", "conseil", "--count", *place).stdout)
    for name in ("csv", "jsonl", "sqlite", "txm", "parquet"):
        assert f": {number} articles, " in hemero("export", name, "conseil", "-o", str(tmp_path / name), *place).stdout
    told = hemero("export", "jsonl", "--of", "headlines", "-o", str(tmp_path / "h"), *place).stdout
    assert f": {len((tmp_path / 'h').read_text().splitlines()):,} headlines, ".replace(",", " ", 1) in told
    for output in (str(tmp_path / "e"), "-"):
        empty = hemero("export", "csv", "conseil", "introuvable", "-o", output, *place)
        assert empty.code == 0
        assert "no such articles" in empty.sentence
        assert output == "-" or ": 0 articles, " in empty.stdout


def test_a_search_without_a_hit_says_so_in_a_pipe(sample: Path) -> None:
    place = ("--archive", str(sample))
    assert hemero("search", "introuvable", *place).sentence == "hemero: No article holds these words.\n"
    assert "no section 'introuvable'" in hemero("search", "--section", "introuvable", "--csv", *place).sentence
    nothing = hemero("search", "--since", "2030", "--csv", *place).sentence
    assert nothing == "hemero: No article is like that.\n"
    assert "« introuvable »" in hemero("trends", "conseil,", "introuvable", *place).sentence


@pytest.mark.parametrize("seed", [1, 2])
def test_a_damaged_archive_is_a_sentence_or_read(seed: int, sample: Path, tmp_path: Path) -> None:
    """Not every command meets the damage; the one that does says so."""
    place, chance = tmp_path / "a.db", random.Random(seed)
    with sqlite3.connect(sample) as source, sqlite3.connect(place) as copy:
        source.backup(copy)
    source.close()
    copy.close()
    body = bytearray(place.read_bytes())
    for start in range(8192, len(body) - 8192, 8192):
        body[start : start + 4096] = chance.randbytes(4096)
    place.write_bytes(body)
    for command in sorted(set(READERS) - {"serve"}):
        done = hemero(command, *READERS[command], "--archive", str(place), folder=tmp_path)
        assert "Traceback" not in done.stderr, (command, done.stderr)
        assert done.code == 0 or str(place) in done.stderr, (command, done.stderr)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--words", "conseil"), "onseil"),
        (("--words", "conseil", "--trend", "day"), "2016-11-2"),
        (("bocage", "--longest"), "bocage"),
        (("bocage", "--at", "2016-11-22 12:00", "--and", "2016-11-24 12:00"), "entered"),
        (("bocage", "--beside", "deux_rives", "--at", "2016-11-24 12:00"), "deux_rives"),
        (("--wordings", "1"), "2016-11-2"),
    ],
)
def test_headlines_as_a_corpus_are_lines_csv_and_json(sample: Path, options: tuple[str, ...], told: str) -> None:
    place = ("--archive", str(sample))
    lines = hemero("headlines", *options, *place)
    assert (lines.code, told in lines.stdout) == (0, True)
    table = list(csv.reader(io.StringIO(hemero("headlines", *options, "--csv", *place).stdout)))
    assert len(table) == len(lines.stdout.splitlines()) + 1
    assert len(json.loads(hemero("headlines", *options, "--json", *place).stdout)) == len(table) - 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "Missing argument"),
        (("--words", "a", "--longest"), "different things"),
        (("bocage", "--and", "2016-11-24"), "--at"),
        (("--trend", "day", "bocage"), "--words"),
        (("bocage", "--since", "2016"), "--longest"),
        (("bocage", "--beside", "nulle"), "no newspaper"),
        (("--words", '"'), "quotation mark"),
        (("bocage", "--at", "2016-11-24 12:00", "--and", "2016-11-22 12:00"), "earlier"),
        (("--wordings", "99999"), "no article"),
    ],
)
def test_mistakes_in_questions_about_headlines_are_one_sentence(sample: Path, options: tuple[str, ...], told: str) -> None:
    done = hemero("headlines", *options, "--archive", str(sample))
    assert done.code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-15"])
@pytest.mark.parametrize("command", ["headlines", "search", "show", "stats", "status", "trends"])
def test_signs_that_cannot_be_printed_are_replaced(command: str, encoding: str, sample: Path) -> None:
    call = (command, *READERS[command], "--archive", str(sample))
    done = hemero(*call, encoding=encoding)
    assert (done.code, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(hemero(*call).stdout.splitlines())
    assert json.loads(hemero(*call, "--json", encoding=encoding).stdout) == json.loads(hemero(*call, "--json").stdout)


def test_a_terminal_without_accents_shows_plain_letters(sample: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name in {"PATH", "PYTHONPATH"}}
    bare, latin = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "iso-8859-15"}
    for more, accented in ((bare, False), (latin, True)):
        done = subprocess.run(
            [*HEMERO, "search", "conseil", "--archive", str(sample)], capture_output=True, timeout=60, env=environment | more
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert ("é" in done.stdout.decode("iso-8859-15")) == accented
        assert b"conseil" in done.stdout.lower()


@pytest.mark.parametrize("day", ["24-11-16", "16-11-24", "24/11/16", "116-11-24"])
def test_a_year_of_two_digits_is_no_year(day: str, sample: Path) -> None:
    assert "is no day: write 2016-11-24" in hemero("search", "conseil", "--since", day, "--archive", str(sample)).sentence


@pytest.mark.parametrize("words", ["coverage", "reread", "search conseil", "trends conseil", "crawl demo --port 0"])
def test_days_in_the_wrong_order_are_a_sentence(words: str, sample: Path) -> None:
    done = hemero(*words.split(), "--since", "2016-11-24", "--until", "22/11/2016", "--archive", str(sample))
    assert done.code == 1
    assert "earlier" in done.sentence


@pytest.mark.parametrize("command", ["export", "headlines", "search"])
def test_a_closed_pipe_is_silent(command: str, sample: Path) -> None:
    more = {"export": ("--of", "headlines"), "headlines": (), "search": ("--limit", "500")}[command]
    words = [*HEMERO, command, *READERS[command], *more, "--archive", str(sample)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(60) == 1


def test_a_full_output_is_a_sentence(sample: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*HEMERO, "stats", "--archive", str(sample)], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("hemero: the output cannot be written")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("serve", "--port", "0"), ("demo", "--port", "0")], ids=" ".join)
def test_control_c_ends_a_server_without_a_traceback(command: tuple[str, ...], sample: Path) -> None:
    place = ("--archive", str(sample)) if command[0] == "serve" else ()
    with subprocess.Popen([*HEMERO, *command, *place], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        assert "Ctrl-C stops it" in process.stdout.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        told = process.stderr.read()
        assert process.wait(60) == 130
        assert "Traceback" not in told
        assert told.split() == ["hemero:", "stopped."]


def test_control_c_ends_a_reading_command_without_a_traceback(sample: Path, tmp_path: Path) -> None:
    """While it waits for the addresses on its standard input."""
    words = [*HEMERO, "forget", "--from", "-", "--yes", "--archive", str(sample)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stderr
        process.stdin.write("# a comment\n" * 20_000)  # more than a pipe holds: the command has begun to read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        process.stdin.close()  # Python sees a signal between two reads only when the second one ends
        assert process.stderr.read().split() == ["hemero:", "stopped."]
        assert process.wait(60) == 130
