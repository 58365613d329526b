"""Settings that a user chooses, with options or in a file beside the archive."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crawler import settings
from crawler.crawl.user_settings import FILE, SETTINGS, read_file, read_words
from crawler.errors import HemeroError
from tests import forked
from tests.crawl.conftest import Answer, page

MANNERS = Path(__file__).parents[2] / "docs" / "manners.md"


def crawl(archive: Path, *words: str, command: str = "crawl") -> subprocess.CompletedProcess[str]:
    return forked.hemero(command, *words, "--archive", str(archive))


def test_every_setting_has_a_default_and_a_line_in_the_manners() -> None:
    manners = MANNERS.read_text()
    assert all(hasattr(settings, name) for name in SETTINGS)
    assert set(re.findall(r"`([A-Z]{3}[A-Z_]+)`", manners.partition("## Settings")[2])) == set(SETTINGS)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--set", "DOWNLOAD_DELAI=2"], "did you mean DOWNLOAD_DELAY?"),
        (["--set", "LOG_LEVEL=DEBUG"], "is no setting that you can choose"),
        (["--set", "DOWNLOAD_DELAY"], "write NAME=VALUE"),
        (["--set", "DOWNLOAD_DELAY=soon"], "'soon' is no value of DOWNLOAD_DELAY: give seconds"),
        (["--set", "DOWNLOAD_DELAY=nan"], "give seconds"),
        (["--set", "HEMERO_TRIES=0"], "give a number from 1"),
        (["--set", "HEMERO_ROBOTS=perhaps"], "give true or false"),
        (["--set", "HEMERO_REVISITS=soon"], "give ages"),
        (["--set", "HEMERO_BASIS=other"], "give general or research"),
    ],
)
@pytest.mark.parametrize("command", ["crawl", "watch"])
def test_a_wrong_setting_is_named_in_one_sentence(tmp_path: Path, command: str, words: list[str], said: str) -> None:
    with pytest.raises(HemeroError, match=re.escape(said)):
        read_words(words[1:])
    if words[1] in ("DOWNLOAD_DELAI=2", "HEMERO_TRIES=0"):
        done = crawl(tmp_path / "a.db", "http://127.0.0.1:9/a", *words, command=command)
        assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
        assert said in done.stderr


@pytest.mark.parametrize("text", [b"DOWNLOAD_DELAY 2", b"\xff\xfe", b"DOWNLOAD_DELAY = 'x'", b"DELAY = 2", b"[settings]\nDELAY = 2"])
def test_a_wrong_file_of_settings_is_named_in_one_sentence(tmp_path: Path, text: bytes) -> None:
    (tmp_path / FILE).write_bytes(text)
    with pytest.raises(HemeroError, match=FILE):
        read_file(tmp_path / "a.db")
    if text.startswith(b"DELAY"):
        for command in ("crawl", "watch"):
            done = crawl(tmp_path / "a.db", "http://127.0.0.1:9/a", command=command)
            assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)


def test_a_file_beside_the_archive_is_read_and_options_win(serve: Callable[..., Any], tmp_path: Path) -> None:
    server = serve({"/robots.txt": Answer(b"User-agent: *\nDisallow: /"), "/quai": Answer(page(), 200, {"X-Robots-Tag": "noai"})})
    (tmp_path / FILE).write_text('HEMERO_ROBOTS = false\nDOWNLOAD_DELAY = 0\nHEMERO_BASIS = "research"\n')
    assert "article\t1" in crawl(tmp_path / "a.db", server.url + "/pont").stdout
    assert "article\t1" in crawl(tmp_path / "a.db", server.url + "/quai").stdout
    assert "opted_out\t1" in crawl(tmp_path / "b.db", server.url + "/quai", "--basis", "general").stdout
    assert "robots\t1" in crawl(tmp_path / "c.db", server.url + "/pont", "--set", "HEMERO_ROBOTS=true").stdout


def test_the_delay_between_two_requests_can_be_chosen(serve: Callable[..., Any], tmp_path: Path) -> None:
    server = serve({f"/{n}": Answer(page()) for n in range(3)})
    crawl(tmp_path / "a.db", *(f"{server.url}/{n}" for n in range(3)), "--delay", "0.4", "--set", "HEMERO_ROBOTS=false")
    times = [at for _, _, at in server.asked]
    assert len(times) == 3
    assert times[2] - times[0] >= 0.5
