"""`hemero parse` and `hemero new`."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler.cli import hemero
from crawler.errors import HemeroError

ADDRESS = "https://www.bocage.example/ville/2021/03/02/le-pont-rouvre-12345"
PAGE = """<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Le pont rouvre - Le Bocage</title>
<meta property="og:title" content="Le pont rouvre"></head><body><main><h1>Le pont rouvre</h1>
<p class="date">Publié le 2 mars 2021 à 8h05</p><div class="corps">
<p>Fermé depuis deux hivers, l'ouvrage accueille de nouveau les promeneurs, venus en nombre malgré le vent qui soufflait sur les quais.</p>
<p>Les commerçants de la rive gauche espèrent que les habitudes reviendront vite, et que le marché du samedi en profitera aussi.</p>
<p>La prochaine inspection est prévue à l'automne, a précisé le service des ponts, qui publiera son rapport avant la fin de l'année.</p>
</div></main></body></html>""".encode()


def run(*arguments: str, stdin: bytes | None = None) -> str:
    """The output of a command that succeeds; what it raises otherwise."""
    result = CliRunner().invoke(hemero, list(arguments), input=stdin)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def saved(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    return str(path)


def test_a_file_is_read_with_its_address(saved: str) -> None:
    read = json.loads(run("parse", saved, "--url", ADDRESS, "--json"))
    assert (read["title"], read["published"], len(read["paragraphs"])) == ("Le pont rouvre", "2021-03-02T08:05+01:00", 3)


@pytest.mark.parametrize("address", [(), ("--url", "")])
def test_a_file_is_read_without_its_address(saved: str, address: tuple[str, ...]) -> None:
    read = json.loads(run("parse", saved, *address, "--json"))
    assert (read["url"], read["title"], read["published"], len(read["paragraphs"])) == ("", "Le pont rouvre", "2021-03-02T08:05+01:00", 3)


@pytest.mark.parametrize(
    "address", ["http://[::1]:8008/ville/pont-123", "https://www.journal-élysée.example/pont-123", "HTTPS://WWW.BOCAGE.EXAMPLE//pont#a"]
)
def test_a_file_is_read_whatever_its_address(saved: str, address: str) -> None:
    read = json.loads(run("parse", saved, "--url", address, "--json"))
    assert (read["title"], len(read["paragraphs"])) == ("Le pont rouvre", 3)


def test_standard_input_is_read_too() -> None:
    assert json.loads(run("parse", "-", "--url", ADDRESS, "--json", stdin=PAGE))["title"] == "Le pont rouvre"


def test_a_person_sees_the_fields_and_the_text(saved: str) -> None:
    shown = run("parse", saved, "--url", ADDRESS)
    assert "Le pont rouvre" in shown
    assert "a précisé le service des ponts" in shown


def test_explain_shows_every_candidate_and_why_one_won(saved: str) -> None:
    told = json.loads(run("parse", saved, "--url", ADDRESS, "--json", "--explain"))["evidence"]["title"]
    assert {candidate["source"] for candidate in told} >= {"h1", "meta:og:title"}
    assert [candidate["why"] for candidate in told if candidate["chosen"]]
    assert "meta:og:title" in run("parse", saved, "--url", ADDRESS, "--explain")


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (("nulle-part.html", "--url", ADDRESS), "nulle-part.html cannot be read"),
        (("{saved}", "--url", "pont.html"), "--url"),
        (("{saved}", "--url", "file:///pont.html"), "--url"),
        (("{saved}", "--url", "urn:isbn:2070368033"), "--url"),
        (("{saved}", "--url", ADDRESS, "--fetched-at", "hier"), "2016-11-24T08:39"),
        (("http://[/a",), "no address"),
        (("http://127.0.0.1:1/a",), "network"),
    ],
)
def test_trouble_is_told_in_one_sentence(saved: str, arguments: tuple[str, ...], way_out: str) -> None:
    with pytest.raises(HemeroError, match=way_out.replace("[", r"\[")) as trouble:
        run("parse", *(argument.format(saved=saved) if "{" in argument else argument for argument in arguments))
    assert "\n" not in str(trouble.value)


agents: list[str] = []
REDIRECTS = {
    "/nuage": "http://169.254.169.254/latest/meta-data/",
    "/ailleurs": "http://127.0.0.1:9/prive",
    "/fichier": "ftp://bocage.example/a",
}


class Site(BaseHTTPRequestHandler):
    """A page, the same gzipped without having been asked for, one that breaks off, one that robots.txt forbids."""

    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._send(b"User-agent: *\nDisallow: /prive\n")
        elif self.path == "/gzip":
            self._send(gzip.compress(PAGE), encoding="gzip")
        elif self.path == "/casse":
            self._send(gzip.compress(PAGE)[:200], encoding="gzip")
        elif self.path == "/bombe":
            self._send(gzip.compress(b"<p>" * 6_000_000), encoding="gzip")
        elif self.path == "/long":
            self._send(b" " * (17 << 20))
        elif self.path in ("/page", "/prive"):
            agents.append(self.headers["User-Agent"])
            self._send(PAGE)
        elif self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.end_headers()
        else:
            self.send_error(404)

    def _send(self, body: bytes, encoding: str | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None: ...


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/gzip"])
def test_an_address_is_fetched(site: str, path: str) -> None:
    assert json.loads(run("parse", site + path, "--json"))["title"] == "Le pont rouvre"


@pytest.mark.parametrize(
    ("path", "way_out"),
    [
        ("/prive", "robots.txt"),
        ("/rien", "404"),
        ("/casse", "cannot be fetched"),
        ("/bombe", "unpacks to more than 16 MB"),
        ("/long", "more than 16 MB"),
    ],
)
def test_what_cannot_be_fetched_is_told(site: str, path: str, way_out: str) -> None:
    with pytest.raises(HemeroError, match=way_out):
        run("parse", site + path)


def test_a_file_is_bounded_as_a_page_of_a_crawl_is(tmp_path: Path) -> None:
    (tmp_path / "long.html").write_bytes(b" " * (17 << 20))
    (tmp_path / "tags.html").write_bytes(b"<p>" * 1_100_000)
    with pytest.raises(HemeroError, match="more than 1,000,000 tags"):
        run("parse", str(tmp_path / "tags.html"), "--url", "https://exemple.fr/a")
    with pytest.raises(HemeroError, match="more than 16 MB"):
        run("parse", str(tmp_path / "long.html"), "--url", "https://exemple.fr/a")


@pytest.mark.parametrize(("path", "way_out"), [("/nuage", "cloud metadata"), ("/ailleurs", "loopback"), ("/fichier", "not http")])
def test_no_redirect_leads_into_one_s_own_network(site: str, path: str, way_out: str) -> None:
    with pytest.raises(HemeroError, match=f"{way_out}.*--allow-host"):
        run("parse", site + path)


@pytest.mark.parametrize("address", ["http://10.0.0.1/a", "http://169.254.169.254/latest", "http://me:secret@exemple.fr/a"])
def test_an_address_that_a_crawl_refuses_is_refused(address: str) -> None:
    with pytest.raises(HemeroError, match="is not requested"):
        run("parse", address, "--contact", "equipe@labo.example")


def test_a_name_that_leads_into_one_s_own_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    port, find = int(site.rpartition(":")[2]), socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *more, **named: find("127.0.0.1" if "bocage" in host else host, *more, **named))
    with pytest.raises(HemeroError, match=r"bocage\.example leads to a loopback address"):
        run("parse", f"http://bocage.example:{port}/page", "--contact", "equipe@labo.example")
    allowed = ("--allow-host", "bocage.example", "--contact", "equipe@labo.example", "--json")
    assert json.loads(run("parse", f"http://bocage.example:{port}/page", *allowed))["title"] == "Le pont rouvre"


def test_the_server_is_told_who_asks(site: str) -> None:
    agents.clear()
    run("parse", site + "/page", "--contact", "equipe@labo.example")
    assert [agent.endswith("; equipe@labo.example)") for agent in agents] == [True]


def test_a_real_site_is_not_asked_without_a_contact(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("HEMERO_CONTACT", raising=False)
    with pytest.raises(HemeroError, match="--contact"):
        run("parse", "https://exemple.invalid/a")


def test_new_writes_three_files_that_pass_their_test(saved: str, tmp_path: Path) -> None:
    (tmp_path / "crawler" / "outlets").mkdir(parents=True)
    run("new", "bocage", saved, ADDRESS, "--title", "Le Bocage", "--fetched-at", "2021-03-03", "--into", str(tmp_path))
    written = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*") if path.name != "page.html")
    assert written == ["crawler/outlets/bocage.py", "tests/pages/bocage/first.html", "tests/pages/bocage/first.json"]
    check = (
        "import json, runpy, crawler; from crawler.cli.parse import stated\n"
        "outlet = runpy.run_path('crawler/outlets/bocage.py')['OUTLET']\n"
        "expected = json.load(open('tests/pages/bocage/first.json'))\n"
        "body = open('tests/pages/bocage/first.html', 'rb').read()\n"
        "read = stated(crawler.parse(body, expected['url'], outlet=outlet))\n"
        "assert outlet.title == 'Le Bocage'\n"
        "assert {k: v for k, v in expected.items() if k != 'fetched_at'} == {k: read[k] for k in expected if k != 'fetched_at'}\n"
    )
    subprocess.run([sys.executable, "-P", "-c", check], check=True, cwd=tmp_path)


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (("Bocage", "{saved}", ADDRESS), "lower-case"),
        (("bocage", "{saved}"), "address of the saved page"),
        (("lemonde", "{saved}", ADDRESS), "there already"),
        (("monde", "{saved}", "https://www.lemonde.fr/a"), "belongs to lemonde"),
        (("bocage", "{saved}", ADDRESS, "--timezone", "Europe/Bocage"), "timezone"),
    ],
)
def test_new_refuses_what_would_not_be_sound_and_writes_nothing(
    saved: str, tmp_path: Path, arguments: tuple[str, ...], way_out: str
) -> None:
    (tmp_path / "crawler" / "outlets").mkdir(parents=True)
    with pytest.raises(HemeroError, match=way_out):
        run("new", *(argument.format(saved=saved) for argument in arguments), "--into", str(tmp_path))
    assert [path.name for path in tmp_path.rglob("*.*")] == ["page.html"]


def test_new_wants_the_project_s_folder(saved: str, tmp_path: Path) -> None:
    with pytest.raises(HemeroError, match="--into"):
        run("new", "bocage", saved, ADDRESS, "--into", str(tmp_path))
