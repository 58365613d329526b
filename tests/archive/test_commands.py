"""`hemero search`, `status` and `verify` over a small archive."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from crawler.archive import Archive, Discovery
from crawler.cli import hemero
from crawler.errors import HemeroError


@pytest.fixture
def shelf(tmp_path: Path, make: SimpleNamespace) -> Path:
    path = tmp_path / "a.db"
    with Archive(path) as archive:
        desk = make.desk(archive)
        desk.read("/marche")
        desk.read("/pont", "Le pont de l'Élysée ferme.", title="Le pont ferme", minutes=1)
        archive.discover([Discovery(f"{make.root}/plus-tard", "headline", outlet="bocage", held="beyond the limit")])
    return path


def run(*words: str) -> Result:
    return CliRunner().invoke(hemero, list(words))


def test_search_prints_one_line_an_article_in_a_pipe(shelf: Path) -> None:
    done = run("search", "elysee", "--archive", str(shelf))
    assert done.exit_code == 0
    assert done.output == "2016-11-24 08:00\tbocage\tLe pont ferme\thttps://www.bocage.fr/pont\n"


def test_search_prints_json_on_request(shelf: Path) -> None:
    [hit] = json.loads(run("search", "--json", "pont", "-marché", "--archive", str(shelf)).output)["hits"]
    assert (hit["title"], hit["outlet"]) == ("Le pont ferme", "bocage")


def test_search_is_narrowed_by_day(shelf: Path) -> None:
    assert run("search", "pont", "--since", "2016-11-25", "--archive", str(shelf)).stdout == ""
    assert run("search", "pont", "--until", "2016-11-25", "--archive", str(shelf)).output != ""


def test_status_counts_by_newspaper(shelf: Path) -> None:
    [bocage] = json.loads(run("status", "--json", "--archive", str(shelf)).output)
    assert bocage["pages"] == {"article": 2, "waiting": 1}
    assert bocage["waiting"] == {"beyond the limit": 1}
    assert (bocage["articles"], bocage["captures"], bocage["headlines"]) == (2, 2, 6)
    assert bocage["bytes"] > 0
    assert (bocage["first_visit"], bocage["last_visit"]) == ("2016-11-24T12:00:00+01:00", "2016-11-24T12:01:00+01:00")
    assert run("status", "--archive", str(shelf)).output.startswith("bocage\t2\t6\t2\t")


def test_verify_says_whether_all_is_sound(shelf: Path) -> None:
    sound = run("verify", "--archive", str(shelf))
    assert (sound.exit_code, sound.output) == (0, "Sound: 2 captures, 5 records in 1 WARC files.\n")
    [path] = (shelf.parent / "warc").iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    broken = run("verify", "--json", "--archive", str(shelf))
    assert broken.exit_code == 1
    assert '"sound": false' in broken.output


@pytest.mark.parametrize("command", [("search", "mot"), ("status",), ("verify",)])
def test_no_archive_is_said_in_a_sentence(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(*command, "--archive", str(tmp_path / "none.db"))
    assert isinstance(done.exception, HemeroError)
    assert "hemero crawl" in str(done.exception)
    assert not list(tmp_path.iterdir())
