"""Security of the desk: content is only text, no scripts, requests or files from outside; allowed hosts and methods."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crawler.desk.archived_page import without_active_content
from crawler.desk.security import link, local_path
from tests.desk.conftest import Ask


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>1</script>",
        "vbscript:x", "file:///etc/passwd", "//evil.invalid", "http://", "http://[", "", None, "blob:https://a.example/1",
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert link(address) is None


def test_web_addresses_are_links() -> None:
    assert link("https://www.lemonde.fr/a?b=1#c") == "https://www.lemonde.fr/a?b=1#c"


@pytest.mark.parametrize("path", ["//evil.invalid", "https://evil.invalid", "/\\evil.invalid", "", "a", "/\n/evil"])
def test_a_path_elsewhere_is_none(path: str) -> None:
    assert local_path(path) == "/"


def test_a_page_loses_what_opens_connections_and_keeps_its_encoding() -> None:
    stated = b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'
    page = b'<meta HTTP-EQUIV = "refresh" content="0">' + stated + b"<LINK rel=x><base href=y>"
    expected = b'<meta data-equiv = "refresh" content="0">' + stated + b"<meta name=link rel=x><meta name=base href=y>"
    assert without_active_content(page) == expected


def test_the_archived_page_is_held_by_a_policy_of_its_own(ask: Ask) -> None:
    answer = ask("/capture/1")
    assert answer.status == 200
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none';")
    assert "allow-scripts" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_another_name_for_this_server_is_refused(sample: Path, desk_of: Callable[..., Ask]) -> None:
    ask = desk_of(sample, hosts=("localhost", "127.0.0.1"))
    assert ask("/static/desk.css", Host="evil.invalid:8001").status == 403
    assert ask("/static/desk.css", Host="127.0.0.1:8001").status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_ever_sent_to_it(ask: Ask, method: str) -> None:
    assert ask("/", root="", method=method).status == 405
    assert ask("/search", method=method).status == 405


def test_the_front_door_leads_to_the_desk(ask: Ask) -> None:
    answer = ask("/", root="")
    assert (answer.status, answer.headers["location"]) == (302, "/-/desk")


@pytest.mark.parametrize("name", ["../words.py", "words.py", "none.css", "../../site.py"])
def test_only_the_files_that_were_shipped_are_served(ask: Ask, name: str) -> None:
    assert ask(f"/static/{name}").status == 404


def test_files_are_served_with_their_type_and_policy(ask: Ask) -> None:
    answer = ask("/static/uplot.min.js")
    assert (answer.status, answer.headers["content-type"]) == (200, "text/javascript; charset=utf-8")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
