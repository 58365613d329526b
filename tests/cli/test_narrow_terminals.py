"""What people see on terminals of 60, 80 and more columns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crawler.cli.progress import _Waiting
from tests.cli import terminals
from tests.desk.conftest import sample

__all__ = ["sample"]

REPORT = """
import sys
from pathlib import Path
from crawler.archive.store.waiting import Waiting
from crawler.cli.progress import report
from crawler.crawl.summary import Summary
summary = Summary(Path(sys.argv[1]), waiting=[Waiting(101, "published outside --since and --until", None, False)])
summary.outcomes["article"] = 14
report(summary)
"""


def terminal(width: int, *words: str, code: str = terminals.CODE) -> list[str]:
    """The lines on a terminal so wide, without colours."""
    return re.sub(r"\x1b\[[\d;?]*[a-zA-Z]", "", terminals.shown(*words, width=width, code=code)).splitlines()


def check_width(lines: list[str], width: int) -> None:
    assert [line for line in lines if "…" in line or len(line) > width] == []


@pytest.mark.parametrize("width", [60, 80])
def test_the_newspapers_have_whole_headings_and_names(width: int) -> None:
    lines = terminal(width, "outlets")
    check_width(lines, width)
    assert lines[0].endswith("newspapers (more columns: --wide)")
    rule = next(number for number, line in enumerate(lines) if line.startswith("──"))
    headings = " ".join(lines[1:rule]).split()
    assert sorted(headings) == ["country", "kind", "name", "name", "printed", "rules"]
    names = {line.split()[0] for line in lines[rule:] if line and not line.startswith(" ")}
    assert {"lemonde", "larepubliquedespyrenees", "virgule_lu"} <= names


def test_a_wide_terminal_and_an_option_have_all_columns() -> None:
    wide = terminal(200, "outlets", "country:LU,MC")
    assert wide[1].split()[-5:] == ["system", "listings", "pattern", "proved", "rules"]
    asked = terminal(80, "outlets", "country:LU,MC", "--wide")
    check_width(asked, 80)
    assert {"system", "listings", "pattern", "proved", "rules"} <= {word for line in asked for word in line.split()}


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("command", ["status", "stats", "coverage"])
def test_tables_have_whole_headings(command: str, width: int, sample: Path) -> None:
    lines = terminal(width, command, "--archive", str(sample))
    check_width([line for line in lines if line != str(sample) and not line.startswith(("quiet: ", "bocage: "))], width)
    words = {word for line in lines for word in line.split()}
    wanted = {
        "status": {"articles", "headlines", "captures", "MB", "day/usual", "last"},
        "stats": {"articles", "words", "authors", "updated", "paid"},
        "coverage": {"found", "stored", "missing", "why"},
    }
    assert wanted[command] <= words
    assert {"bocage", "deux_rives", "rivages"} <= words


@pytest.mark.parametrize("width", [60, 80])
def test_the_path_of_the_archive_can_be_copied(width: int, sample: Path, tmp_path: Path) -> None:
    place = tmp_path / "une thèse sur la presse quotidienne" / "archives de l'année dernière" / "replay.db"
    place.parent.mkdir(parents=True)
    place.symlink_to(sample)
    lines = terminal(width, str(place), code=REPORT)
    assert lines[:2] == ["Crawled into", str(place)]
    assert "Still waiting: 101" in lines


def test_the_progress_counts_what_waits_in_the_archive(sample: Path, tmp_path: Path) -> None:
    waiting = _Waiting()
    assert waiting.count(sample) == 17
    assert waiting.count(tmp_path / "none.db") == 17  # it does not count again at once
    assert _Waiting().count(tmp_path / "none.db") == 0
