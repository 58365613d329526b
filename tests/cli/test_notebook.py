"""`hemero notebook` and `hemero follow`."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from crawler.archive import Archive
from tests.archive.conftest import NOON, ROOT, Desk
from tests.cli.test_every_command import Done, hemero


class Here:
    """An archive in a file, and the commands on it."""

    def __init__(self, folder: Path) -> None:
        self.place, self.minutes = folder / "a.db", 0
        self.notebook = folder / "a.notebook.db"
        self.read("/pont", "Le conseil a voté les travaux du pont.")
        self.read("/foire", "La foire ouvre.")

    def read(self, path: str, text: str) -> None:
        self.minutes += 60
        with Archive(self.place, clock=lambda: NOON + timedelta(minutes=self.minutes)) as archive:
            archive.recover()
            Desk(archive).read(path, text, title=f"Titre de {path}", minutes=self.minutes)

    def __call__(self, *words: str) -> Done:
        return hemero(*words, "--archive", str(self.place))

    def done(self, *words: str) -> str:
        told = self(*words)
        assert (told.code, told.stderr) == (0, "")
        return told.stdout


@pytest.fixture
def here(tmp_path: Path) -> Here:
    return Here(tmp_path)


def test_follow_tells_each_new_article_once_and_nothing_where_nothing_is_new(here: Here) -> None:
    assert "finds 1 article now" in here.done("notebook", "save", "votes", "conseil", "-train")
    assert here.done("follow") == here.done("follow", "--json") == ""
    here.read("/ecole", "Le conseil ouvre une école.")
    here.read("/gare", "La gare ferme.")
    told = here.done("follow")
    assert f"votes (conseil -train): 1 new\n  2016-11-24 08:00  bocage  Titre de /ecole\n  {ROOT}/ecole\n" == told
    assert here.done("follow") == ""
    here.read("/mairie", "Le conseil siège.")
    (search,) = json.loads(here.done("follow", "--json"))
    assert (search["name"], [one["url"] for one in search["new"]]) == ("votes", [f"{ROOT}/mairie"])
    assert here.done("follow", "--json") == ""


def test_new_is_apart_from_follow_and_can_be_kept(here: Here) -> None:
    here.done("notebook", "save", "votes", "conseil", "--outlet", "bocage")
    here.read("/ecole", "Le conseil ouvre une école.")
    assert "/ecole" in here.done("follow")
    for _ in range(2):
        assert "/ecole" in here.done("notebook", "new", "votes", "--keep")
    (listed,) = json.loads(here.done("notebook", "searches", "--json"))
    assert (listed["new"], listed["query"]) == (1, "q=conseil&outlet=bocage")
    assert "/ecole" in here.done("notebook", "new", "votes")
    assert "nothing new in « votes »" in here("notebook", "new", "votes").sentence
    assert "no saved search « vots »: votes" in here("notebook", "new", "vots").sentence


def test_what_is_written_is_listed_and_taken_back(here: Here) -> None:
    address = f"{ROOT}/pont"
    here.done("notebook", "tag", f"{address}?utm_source=x", "travaux")
    here.done("notebook", "tag", "2", "travaux", "--no", "--coder", "bruno")
    here.done("notebook", "note", address, "à", "relire")
    here.done("notebook", "note", address, "la une", "--headline", "Le pont ferme")
    here.done("notebook", "note", address, "au début", "--version", "1")
    here.done("notebook", "basket", "chapitre 2", address, f"{ROOT}/foire")
    here.done("notebook", "exclude", f"{ROOT}/foire", "--reason", "en double")
    noted = json.loads(here.done("notebook", "list", "--json"))
    assert sorted((one["item"]["kind"], one["item"]["url"]) for one in noted) == [
        ("article", f"{ROOT}/foire"), ("article", address), ("headline", address), ("version", address),
    ]  # fmt: skip
    assert here.done("notebook", "list", "relire").count("\n") == 1
    assert here.done("notebook", "--basket", "chapitre 2").count("\n") == 2
    assert "excluded en double" in here.done("notebook", "list", "foire")
    for words in (("tag", address, "travaux", "--remove"), ("note", "--remove", "1"), ("basket", "chapitre 2", address, "--remove")):
        here.done("notebook", *words)
        assert "hemero notebook list shows" in here("notebook", *words).sentence
    here.done("notebook", "exclude", f"{ROOT}/foire", "--remove")
    assert len(json.loads(here.done("notebook", "list", "--json"))) == 3


def test_agreement_is_reckoned_between_two_coders(here: Here) -> None:
    for coder, values in (("anne", ("yes", "no")), ("bruno", ("yes", "no"))):
        for path, value in zip(("/pont", "/foire"), values, strict=True):
            here.done("notebook", "tag", ROOT + path, "local", "--value", value, "--coder", coder)
    assert here.done("notebook", "agreement", "local") == "anne\tbruno\t2\t2\t1.000\t0.500\t1.000\n"
    assert json.loads(here.done("notebook", "agreement", "local", "--json"))[0]["kappa"] == 1.0
    assert "nobody has used it" in here("notebook", "agreement", "autre").sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tgg", "1"), "did you mean tag?"),
        (("tag", "bocage", "x"), "no number and no address"),
        (("tag", f"{ROOT}/rien", "x"), "no article at"),
        (("tag", "1", "a=b"), "give the value apart"),
        (("note", "1"), "write a text"),
        (("note",), "Missing argument 'ARTICLE'"),
        (("note", "1", "x", "--headline", "Autre"), "No headline"),
        (("note", "1", "x", "--version", "9"), "no number 9"),
        (("save", "x", "(conseil"), "never closed"),
        (("save", "x", "--outlet", "rivage"), "no newspaper 'rivage'"),
    ],
)
def test_a_mistake_is_a_sentence_and_writes_nothing(here: Here, words: tuple[str, ...], said: str) -> None:
    done = here("notebook", *words)
    assert done.code in {1, 2}
    assert said in done.sentence
    assert json.loads(here.done("notebook", "list", "--json")) == []
    assert "no saved searches" in here("notebook", "searches").sentence


def test_reading_makes_no_notebook_and_writing_leaves_the_archive_as_it_is(here: Here) -> None:
    for words in (("notebook", "list"), ("notebook", "searches"), ("follow",)):
        assert here(*words).code == 0
    assert not here.notebook.exists()
    before = here.place.read_bytes()
    here.done("notebook", "tag", "1", "travaux")
    assert here.place.read_bytes() == before
    assert here.notebook.exists()


def test_another_notebook_is_named_by_an_option(here: Here, tmp_path: Path) -> None:
    here.done("notebook", "tag", "1", "travaux", "--notebook", str(tmp_path / "autre.db"))
    assert not here.notebook.exists()
    assert "travaux" in here.done("notebook", "list", "--notebook", str(tmp_path / "autre.db"))
    assert "is not a notebook" in here("notebook", "tag", "1", "x", "--notebook", str(here.place)).sentence


def test_a_damaged_notebook_is_a_sentence(here: Here) -> None:
    here.done("notebook", "tag", "1", "travaux")
    whole = here.notebook.read_bytes()
    here.notebook.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    done = here("notebook", "list")
    assert done.code == 1
    assert str(here.notebook) in done.sentence


def test_a_notebook_is_no_archive_and_does_not_disturb_one(here: Here, tmp_path: Path) -> None:
    here.done("notebook", "tag", "1", "travaux")
    assert "is a SQLite file but not an archive" in hemero("search", "--archive", str(here.notebook)).sentence
    here.read("/encore", "Encore un texte.")
    shutil.copy(here.place, tmp_path / "b.db")
    assert here.done("search", "--count") == "3\n"


def exported(here: Here, name: str, *more: str) -> list[dict[str, str]]:
    told = here("export", name, "-o", "-", *more)
    assert told.code == 0
    if name == "jsonl":
        return [json.loads(line) for line in told.stdout.splitlines()]
    return list(csv.DictReader(io.StringIO(told.stdout.removeprefix("\ufeff")), delimiter="," if name == "csv" else ";"))


def test_exports_have_the_notebook_as_columns_where_there_is_one(here: Here, tmp_path: Path) -> None:
    assert not {"notebook_tags", "notes", "basket"} & set(exported(here, "csv")[0])
    address = f"{ROOT}/pont"
    here.done("notebook", "tag", address, "travaux")
    here.done("notebook", "tag", address, "ton", "--value", "grave", "--coder", "bruno")
    here.done("notebook", "note", address, "=à relire")
    here.done("notebook", "note", address, "au début", "--version", "1")
    here.done("notebook", "basket", "ch. 2", address)
    wanted = {"notebook_tags": ["ton=grave", "travaux"], "notes": ["=à relire", "au début"], "basket": ["ch. 2"]}
    for name in ("csv", "jsonl", "spreadsheet"):
        cells = {row["url"]: {column: row[column] for column in wanted} for row in exported(here, name)}
        texts = {column: "; ".join(values) for column, values in wanted.items()}
        texts["notes"] = "'" * (name == "spreadsheet") + texts["notes"]
        assert cells[address] == (wanted if name == "jsonl" else texts)
        assert not any(cells[f"{ROOT}/foire"].values())
    here.done("export", "parquet", "-o", str(tmp_path / "p"))
    from pyarrow import parquet

    (row,) = [one for one in parquet.read_table(tmp_path / "p").to_pylist() if one["url"] == address]
    assert {column: row[column] for column in wanted} == wanted
    for name in ("tei", "bibtex", "sqlite"):
        assert here("export", name, "-o", str(tmp_path / name)).code == 0


def test_excluded_articles_are_left_out_only_where_it_is_asked(here: Here, tmp_path: Path) -> None:
    here.done("notebook", "exclude", f"{ROOT}/foire")
    assert len(exported(here, "csv")) == 2
    for name in ("csv", "jsonl", "spreadsheet"):
        assert [row["url"] for row in exported(here, name, "--without-excluded")] == [f"{ROOT}/pont"]
    told = here("export", "sqlite", "-o", str(tmp_path / "x.db"), "--without-excluded")
    assert ": 1 article, " in told.stdout
    assert told.sentence == "hemero: 1 excluded article left out.\n"
    assert "0 excluded articles" in here("export", "csv", "-o", "-", "conseil", "--without-excluded").sentence
    assert len(exported(here, "csv", "--of", "revisions", "--without-excluded")) == 1
    assert "leave out --without-excluded" in here("export", "csv", "-o", "-", "--of", "headlines", "--without-excluded").sentence


def test_notes_stay_where_the_archive_cannot_be_forgotten_from(here: Here) -> None:
    here.done("notebook", "note", f"{ROOT}/pont", "Polichinelle")
    with Archive(here.place) as crawl:
        crawl.recover()
        assert here("forget", f"{ROOT}/pont", "--yes").code == 1
    assert b"Polichinelle" in here.notebook.read_bytes()


def test_forget_removes_what_is_noted_under_any_address(here: Here) -> None:
    here.done("notebook", "note", f"{ROOT}/pont", "Polichinelle")
    here.done("notebook", "note", f"{ROOT}/pont", "Pulcinella", "--version", "1")
    here.done("notebook", "note", f"{ROOT}/foire", f"voir {ROOT}/pont")
    done = here("forget", f"{ROOT}/pont", "--yes")
    assert done.code == 0
    assert "2 notes of" in done.sentence
    whole = here.notebook.read_bytes()
    assert b"Polichinelle" not in whole
    assert b"Pulcinella" not in whole
    assert f"{ROOT}/pont".encode() not in whole
    (left,) = json.loads(here.done("notebook", "list", "--json"))
    assert left["notes"][0]["text"] == "voir [forgotten]"
