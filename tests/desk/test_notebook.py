"""The notebook on the desk: its page, its forms, and who may send them."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import fromstring

import pytest

from crawler.archive.query.reader import Archive
from crawler.notebook import Notebook, article_item, notebook_beside
from tests.desk.conftest import ROOT, Answer, Ask, Asker

HOSTILE = "<script>window.hacked=1</script>\"'"


class Writer:
    """A browser with a cookie, on the desk of a copy of the sample."""

    def __init__(self, ask: Any, place: Path) -> None:
        self.ask: Asker = ask
        self.place = place
        self.got = ask("/article/1")
        self.token = re.findall(r'name="csrftoken" value="([^"]+)"', self.got.text)[0]
        self.cookie = self.got.headers["set-cookie"].split(";")[0]
        with Archive(place) as archive:
            self.address = archive.article(1).url

    def post(self, path: str, form: dict[str, str], *, cookie: str | None = None, **headers: str) -> Answer:
        sent = {"Cookie": self.cookie if cookie is None else cookie, "Content-Type": "application/x-www-form-urlencoded", **headers}
        body = urlencode({"csrftoken": self.token, **form})
        asked = self.ask.datasette.client.request("POST", ROOT + path, content=body, headers=sent, follow_redirects=False)
        got = self.ask.loop.run_until_complete(asked)
        return Answer(got.status_code, got.text, got.headers)

    def mark(self, **form: str) -> Answer:
        return self.post("/notebook/mark", {"url": self.address, "back": "/-/desk/article/1", **form})

    def noted(self) -> Any:
        with Notebook(notebook_beside(self.place), readonly=True) as notebook:
            return notebook.noted()


@pytest.fixture
def place(sample: Path, tmp_path: Path) -> Path:
    for file in sample.parent.glob("hemero.db*"):
        if not file.name.endswith("lock"):
            shutil.copy(file, tmp_path / file.name)
    return tmp_path / "hemero.db"


@pytest.fixture
def writer(place: Path, desk_of: Callable[..., Ask]) -> Writer:
    return Writer(desk_of(place, writes=True), place)


def test_a_form_writes_all_it_has_and_leads_back(writer: Writer) -> None:
    done = writer.mark(tag="travaux", value="non", note="à\r\nrelire", basket="ch. 2", exclude="1", reason="double", coder="anne")
    assert (done.status, done.headers["location"]) == (303, "/-/desk/article/1#notebook")
    (one,) = writer.noted()
    assert ([str(tag) for tag in one.tags], one.tags[0].coder) == (["travaux=non"], "anne")
    assert ([note.text for note in one.notes], one.baskets, one.excluded) == (["à\nrelire"], ["ch. 2"], "double")
    shown = writer.ask("/article/1", Cookie=writer.cookie)
    for words in ("travaux=non", "à relire", "ch. 2", "Exclu des exports"):
        assert words in shown.words
    assert "travaux=non" in writer.ask("/notebook?tag=travaux").words
    assert "travaux=non" not in writer.ask("/notebook?tag=autre").words


def test_everything_is_taken_back_by_its_button(writer: Writer) -> None:
    writer.mark(tag="travaux", note="à relire", basket="b", exclude="1")
    for _ in range(4):
        text = writer.ask("/article/1", Cookie=writer.cookie).text
        form = re.findall(r'<form class="inline".*?</form>', text, re.DOTALL)[0]
        fields = {html.unescape(name): html.unescape(value) for name, value in re.findall(r'name="([^"]*)" value="([^"]*)"', form)}
        assert writer.post("/notebook/remove", fields).status == 303
    assert writer.noted() == []


def test_a_version_and_a_headline_are_noted_from_the_article(writer: Writer) -> None:
    about = [html.unescape(one) for one in re.findall(r'<option value="([vh]:[^"]+)"', writer.got.text)]
    for one in about[:2]:
        assert writer.mark(about=one, tag="x").status == 303
    assert len(writer.noted()) == len(about[:2])
    assert writer.mark(about="v:999", tag="x").status == 400


def test_a_search_is_saved_followed_and_fed(writer: Writer) -> None:
    page = writer.ask("/search?q=conseil&outlet=bocage&sort=newest", Cookie=writer.cookie)
    query = html.unescape(re.findall(r'name="query" value="([^"]*)"', page.text)[0])
    assert query == "q=conseil&outlet=bocage"
    assert writer.post("/notebook/save", {"name": HOSTILE, "query": query}).headers["location"] == "/-/desk/notebook"
    shown = writer.ask("/notebook")
    assert "0 nouvel article" in shown.words
    assert "<script>window" not in shown.text
    name = urlencode({"name": HOSTILE})
    feed = writer.ask(f"/notebook.atom?{name}")
    entries = fromstring(feed.text).findall("{http://www.w3.org/2005/Atom}entry")
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert len(entries) > 0
    with Notebook(notebook_beside(writer.place)) as notebook:
        notebook.db.execute("DELETE FROM seen")
    news = writer.ask(f"/notebook/new?{name}", Cookie=writer.cookie)
    assert f"{len(entries)} nouveaux articles" in news.words
    last = re.findall(r'name="last" value="(\d+)"', news.text)[0]
    assert writer.post("/notebook/looked", {"name": HOSTILE, "last": last}).status == 303
    assert "Rien de nouveau" in writer.ask(f"/notebook/new?{name}").words
    assert writer.ask("/notebook/new?name=rien").status == writer.ask("/notebook.atom?name=rien").status == 404


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"cookie": ""},
        {"cookie": "ds_csrftoken=autre"},
        {"cookie": "hemero_language=fr"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "multipart/form-data; boundary=x"},
    ],
    ids=str,
)
def test_a_form_from_elsewhere_or_without_its_token_writes_nothing(writer: Writer, headers: dict[str, str]) -> None:
    sent = {"url": writer.address, "tag": "x"}
    done = writer.post("/notebook/mark", sent, **headers)  # type: ignore[arg-type]
    assert done.status in {403, 413}
    assert not notebook_beside(writer.place).exists()


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin", "Origin": "null"}, {"Origin": "http://localhost"}, {}], ids=str)
def test_a_form_of_the_desk_itself_is_taken(writer: Writer, headers: dict[str, str]) -> None:
    assert writer.post("/notebook/mark", {"url": writer.address, "tag": "x"}, **headers).status == 303


def test_a_wrong_token_and_a_long_form_are_refused(writer: Writer) -> None:
    assert writer.mark(csrftoken="autre", tag="x").status == 403
    assert writer.mark(note="a" * 600_000).status == 413
    assert writer.mark(tag="a=b").status == 400
    assert writer.mark(url="https://exemple.fr/rien", tag="x").status == 400
    assert not [one for one in ("mark", "save", "remove", "looked") if writer.ask(f"/notebook/{one}").status != 405]
    assert writer.noted() == []
    assert writer.mark(tag="x", back="//evil.example/").headers["location"] == "/#notebook"


def test_other_addresses_take_no_form(writer: Writer) -> None:
    for path in ("/search", "/notebook", "/article/1"):
        assert writer.post(path, {}).status == 405


def test_read_only_hides_the_forms_and_takes_none(place: Path, desk_of: Callable[..., Ask]) -> None:
    with Archive(place) as archive, Notebook(notebook_beside(place)) as notebook:
        notebook.note(article_item(archive.db, 1), f"une note {HOSTILE}")
    ask = desk_of(place)
    for path in ("/article/1", "/search?q=conseil", "/notebook"):
        shown = ask(path)
        assert "csrftoken" not in shown.text
        assert 'method="post"' not in shown.text
        assert "<script>window" not in shown.text
    assert "une note <script>" in html.unescape(ask("/notebook").text)
    assert ask("/notebook/mark", method="POST").status == 405


def test_the_archive_is_not_written(writer: Writer) -> None:
    before = writer.place.read_bytes()
    assert writer.mark(tag="x").status == 303
    assert writer.place.read_bytes() == before


def test_pages_with_forms_have_labels_and_no_inline_script_or_style(writer: Writer) -> None:
    writer.mark(tag=HOSTILE.replace("=", ""), note=HOSTILE, basket=HOSTILE)
    for path in ("/article/1", "/search?q=conseil", "/notebook"):
        answer = writer.ask(path, Cookie=writer.cookie)
        assert answer.status == 200
        assert "<script>window" not in answer.text
        for element in answer.elements:
            assert element.tag != "style"
            assert element.tag != "script" or element.get("src", "").startswith("/-/desk/static/")
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        tags = [tag for tag in re.findall(r"<(?:input|select)\b[^>]*>", answer.text) if 'type="hidden"' not in tag]
        labelled = set(re.findall(r'<label for="([^"]+)"', answer.text))
        assert {name for tag in tags for name in re.findall(r'\sid="([^"]+)"', tag)} == labelled
        assert len(re.findall(r'\sid="([^"]+)"', answer.text)) == len(set(re.findall(r'\sid="([^"]+)"', answer.text)))


def test_a_notebook_that_cannot_be_read_is_said_and_the_article_is_shown(place: Path, desk_of: Callable[..., Ask]) -> None:
    notebook_beside(place).write_bytes(b"Bonjour, bonjour" * 100)
    shown = desk_of(place, writes=True)("/article/1")
    assert shown.status == 200
    assert "is not a notebook" in shown.words
    assert str(place.parent) not in shown.text
    assert desk_of(place)("/notebook").status == 400


def test_the_path_of_the_notebook_is_not_told(writer: Writer) -> None:
    for path in ("/-/metadata.json", "/-/settings.json", "/-/plugins.json"):
        assert "notebook.db" not in writer.ask(path, root="").text


def test_exports_of_the_desk_have_the_notebook_as_columns(writer: Writer) -> None:
    assert "notebook_tags" not in writer.ask("/export/csv?q=conseil").text
    writer.mark(tag="travaux")
    told = writer.ask("/export/csv")
    assert "notebook_tags,notes,basket" in told.text.splitlines()[0]
    assert "travaux" in told.text
