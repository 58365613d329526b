"""Newspapers chosen by words: conditions, groups, a folder of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler import outlets
from crawler.crawl.addresses.targets import replay_targets
from crawler.errors import HemeroError
from crawler.outlets import _groups as groups
from crawler.outlets import _select as selection
from tests import forked

OWN = """from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rivebelle", title="Le Courrier de Rivebelle", hosts=("rivebelle.example",), kind="regional-daily",
    fronts=("https://www.rivebelle.example/",), article=r"^/a/",
)
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    """A user's own folder, in use."""
    before = outlets.own_folder()
    (tmp_path / "rivebelle.py").write_text(OWN, encoding="utf-8")
    (tmp_path / "groups.toml").write_text('voisins = ["rivebelle", "@belgique"]\nmoi = ["@voisins", "@moi"]\n', encoding="utf-8")
    outlets.use(tmp_path)
    yield tmp_path
    outlets.use(before)


def test_conditions_hold_together_and_commas_mean_one_of_them() -> None:
    chosen = selection.select(["country:be,CH", "kind:regional-daily"])
    assert {outlet.country for outlet in chosen} == {"BE", "CH"}
    assert {outlet.kind for outlet in chosen} == {"regional-daily"}
    every = [outlet for outlet in outlets.all_outlets() if outlet.country in ("BE", "CH") and outlet.kind == "regional-daily"]
    assert chosen == every


def test_names_and_addresses_stay_as_they_stand_and_stand_first() -> None:
    assert selection.expand(["country:LB", "https://a.example/b:c", "lemonde"])[:2] == ("https://a.example/b:c", "lemonde")
    assert selection.expand(["lemonde", "https://a.example/b:c"]) == ("lemonde", "https://a.example/b:c")


def test_conditions_narrow_a_group() -> None:
    public = {outlet.name for outlet in selection.select(["@belgique", "kind:public-broadcaster"])}
    assert public == {outlet.name for outlet in outlets.all_outlets() if outlet.country == "BE" and outlet.kind == "public-broadcaster"}
    assert public


def test_the_demo_newspaper_is_in_no_selection() -> None:
    assert "demo" not in selection.expand(["country:FR"])


@pytest.mark.parametrize("name", sorted(groups.all_groups()))
def test_every_group_has_members_and_each_once(name: str) -> None:
    found = selection.members(f"@{name}")
    assert found
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("@belgiqe", "did you mean belgique"),
        ("contry:FR", "did you mean country"),
        ("country:XX", "there are BE"),
        ("has:feeds", "did you mean feed"),
        ("proved:hier", "proved:2020"),
        ("country:BE kind:satire", "No newspaper is all of this: country:BE kind:satire"),
    ],
)
def test_a_word_that_selects_nothing_is_answered_with_what_there_is(words: str, told: str) -> None:
    with pytest.raises(HemeroError, match=told):
        selection.expand(words.split())


def test_a_folder_of_ones_own_adds_newspapers_and_groups(own: Path) -> None:
    article = outlets.match("https://www.rivebelle.example/a/1")
    assert article is outlets.get("rivebelle")
    assert "rivebelle" in outlets.names()
    assert selection.members("@voisins")[0] == "rivebelle"
    with pytest.raises(HemeroError, match="names itself"):
        selection.members("@moi")


def test_a_file_of_ones_own_wins_over_ours_of_the_same_name_and_hosts(own: Path) -> None:
    theirs = OWN.replace("rivebelle", "lesoir").replace("lesoir.example", "lesoir.be")
    (own / "lesoir.py").write_text(theirs, encoding="utf-8")
    outlets.use(own)
    match = outlets.match("https://www.lesoir.be/")
    assert match is not None
    assert match.title == "Le Courrier de Rivebelle"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("OUTLET = 1", "as the file is named"),
        ("x = (", "SyntaxError"),
        (OWN.replace("https://www.", "www."), "rivebelle.py is not sound .fronts"),
    ],
)
def test_a_faulty_file_of_ones_own_is_told_by_its_path(own: Path, text: str, told: str) -> None:
    (own / "rivebelle.py").write_text(text, encoding="utf-8")
    outlets.use(own)
    with pytest.raises(HemeroError, match=told) as trouble:
        outlets.get("rivebelle")
    assert str(own) in str(trouble.value)


@pytest.mark.parametrize("text", ["a = ", 'a = "lemonde"', "a = [1]"])
def test_a_faulty_file_of_groups_is_told_by_its_path(own: Path, text: str) -> None:
    (own / "groups.toml").write_text(text, encoding="utf-8")
    with pytest.raises(HemeroError, match=r"groups\.toml"):
        groups.all_groups()


def test_a_folder_that_is_not_there_is_told(own: Path) -> None:
    outlets.use(own / "nowhere")
    with pytest.raises(HemeroError, match="no folder of outlet files"):
        outlets.names()


def test_a_replay_takes_the_stored_pages_of_the_newspapers_that_were_named() -> None:
    stored = ["https://www.lesoir.be/1/article/2020-01-02/a", "https://www.lemonde.fr/x", "https://www.rtbf.be/article/b-1234567"]
    assert replay_targets(["lesoir", "rtbf", "https://a.example/"], stored) == ("https://a.example/", stored[0], stored[2])
    feed = outlets.get("lesoir").feeds[0]
    assert replay_targets(["lesoir"], [feed]) == ("lesoir", feed)


def test_the_command_crawls_a_selection_from_a_replay_with_outlets_of_ones_own(own: Path, tmp_path: Path) -> None:
    line = "<p>La séance du conseil de Rivebelle a duré jusque tard dans la soirée, au grand dam du maire, dit-on au marché {}.</p>"
    text = "".join(line.format(n) for n in range(6))
    pages = tmp_path / "stored"
    pages.mkdir()
    (pages / "1.html").write_text(f"<html lang=fr><title>Le pont rouvre</title><h1>Le pont rouvre</h1><article>{text}</article></html>")
    rows = [{"file": "1.html", "url": url} for url in ("https://www.rivebelle.example/a/1", "https://www.lemonde.fr/a")]
    (pages / "pages.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    words = ["crawl", "@voisins", "kind:regional-daily", "--outlets", str(own), "--replay", str(pages), "--archive", str(tmp_path / "a.db")]
    done = forked.hemero(*words, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["outcomes"] == {"article": 1}
    words = ["status", "rivebelle", "--archive", str(tmp_path / "a.db"), "--json"]
    asked = forked.hemero(*words)
    assert [one["outlet"] for one in json.loads(asked.stdout)] == ["rivebelle"]
