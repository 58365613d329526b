"""What the README and the docs claim is so."""

from __future__ import annotations

import dataclasses
import re
import shlex
import sqlite3
from pathlib import Path

import click
import pytest

import crawler
from crawler.archive import Archive
from crawler.cli import hemero

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
README = PAGES[0].read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def named(page: Path) -> set[str]:
    """Every line of a page that runs `hemero`, without prompt and comment."""
    return set(re.findall(r"^(?: {4}|\t)?(?:\$ )?(hemero [a-z][^#\n]*?) *(?:#.*)?$", page.read_text(), flags=re.MULTILINE))


def words_of(line: str) -> list[str]:
    try:
        return shlex.split(line)[1:]
    except ValueError:
        return line.split()[1:]


def command_of(words: list[str]) -> tuple[click.Command | None, list[str]]:
    """The command that a line's words run, as deep as groups go, and the words after its name."""
    command: click.Command | None = hemero
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        inner = command.get_command(click.Context(command), words[0])
        if inner is None and command is not hemero:
            break  # a group that runs by itself: the word is its argument
        command, words = inner, words[1:]
    return command, words


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_a_page_names_exists(page: Path) -> None:
    unknown = []
    for line in sorted(named(page)):
        command, rest = command_of(words_of(line))
        options = {name for param in command.params for name in (*param.opts, *param.secondary_opts)} if command else set()
        asked = {word.split("=")[0] for word in rest if re.match(r"--[a-z]", word)}
        if command is None or asked - options - {"--help"}:
            unknown.append((line, sorted(asked - options)))
    assert not unknown


def test_every_command_is_in_the_readme_or_in_the_docs() -> None:
    every = " ".join(page.read_text() for page in PAGES)
    assert [name for name in hemero.list_commands(click.Context(hemero)) if f"hemero {name}" not in every] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_that_a_page_names_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE))
    assert set(re.findall(r"(?:`|^ {4}(?:\$ )?)make ([a-z-]+)", page.read_text(), flags=re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_benchmark_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text()
    named = set(re.findall(r"\bBENCH=([a-z]+)", text)) | set(re.findall(r"tests\.benchmarks\.([a-z_]+)", text))
    assert named - {"list"} <= {path.stem for path in (ROOT / "tests" / "benchmarks").glob("*.py")}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_path_that_contributing_names_is_there() -> None:
    named = re.findall(r"`((?:crawler|tests)/[^`\s]*)`", (ROOT / "CONTRIBUTING.md").read_text())
    assert len(named) > 100
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_contributing_names_every_folder_of_the_package() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text()
    folders = {path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "crawler").rglob("*.py")} - {"crawler"}
    assert [folder for folder in sorted(folders) if f"`{folder}/`" not in text] == []


def test_the_tables_of_the_readme_are_the_archive_s_and_its_question_has_an_answer(tmp_path: Path) -> None:
    Archive(tmp_path / "hemero.db").close()
    desk = sqlite3.connect(tmp_path / "hemero.db")
    tables = {name for (name,) in desk.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    section = README.split("## The archive")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE)) <= tables
    for question in re.findall(r"```sql\n(.*?)```", section, flags=re.DOTALL):
        assert desk.execute(question).fetchall() == []
    desk.close()


def test_the_fields_of_an_article_in_the_readme_are_its_fields() -> None:
    known = {field.name for field in dataclasses.fields(crawler.Article)} | {"text"}
    assert set(re.findall(r"\barticle\.(\w+)", README)) <= known
