"""The newspapers' files, all at once, and what finds them."""

from __future__ import annotations

import json
import re
import statistics
from operator import lt
from pathlib import Path

import pytest
from click.testing import CliRunner

from crawler import outlets
from crawler.cli import hemero
from crawler.errors import HemeroError
from crawler.outlets import _table
from crawler.parsing.outlet import Layout, Outlet, System, path_of

ROOT = Path(__file__).parents[2]
ADDRESSES = [line.split("\t") for line in (Path(__file__).parent / "addresses.tsv").read_text(encoding="utf-8").splitlines()]
SOUND = {"name": "bocage", "title": "Le Bocage", "hosts": ("bocage.fr",), "kind": "regional-daily"}


@pytest.mark.parametrize("name", outlets.names())
def test_every_outlet_is_sound_and_named_as_its_file(name: str) -> None:
    outlet = outlets.get(name)
    assert outlet.name == name
    assert outlets.validate(outlet) == []


def test_a_host_belongs_to_one_outlet() -> None:
    owners: dict[str, str] = {}
    for outlet in outlets.all_outlets():
        for host in outlet.hosts:
            assert owners.setdefault(host, outlet.name) == outlet.name, host


@pytest.mark.parametrize(("wanted", "name", "url"), ADDRESSES)
def test_an_address_belongs_to_its_outlet_and_has_the_shape_it_should(wanted: str, name: str, url: str) -> None:
    outlet = outlets.match(url)
    assert outlet is not None
    assert outlet.name == name
    assert outlet.is_article(path_of(url)) is {"article": True, "other": False}[wanted]


OTHER_FORMS = {
    "tracked": lambda url: f"{url}{'&' if '?' in url else '?'}utm_source=twitter&utm_medium=social",
    "clicked": lambda url: f"{url}{'&' if '?' in url else '?'}fbclid=IwAR0",
    "at a comment": lambda url: f"{url}#commentaires",
    "AMP page": lambda url: url if "?" in url else f"{url.rstrip('/')}/amp",
    "AMP page, slashed": lambda url: url if "?" in url else f"{url.rstrip('/')}/amp/",
    "AMP by query": lambda url: f"{url}{'&' if '?' in url else '?'}amp=1",
    "second page": lambda url: f"{url}{'&' if '?' in url else '?'}page=2",
    "doubled slash": lambda url: re.sub(r"^(https?://[^/]+)/", r"\1//", url),
    "doubled slash inside": lambda url: re.sub(r"^(https?://[^/]+/[^/?]+)/", r"\1//", url),
    "host in capitals": lambda url: re.sub(r"://[^/]+", lambda found: found[0].upper(), url),
    "with a port": lambda url: re.sub(r"^(http(s?)://[^/:]+)/", lambda found: f"{found[1]}:{443 if found[2] else 80}/", url),
}
"""What changes an address and not the article that it leads to."""


@pytest.mark.parametrize("form", OTHER_FORMS)
def test_an_article_is_one_in_whatever_form_its_address_comes(form: str) -> None:
    articles = [(name, url) for wanted, name, url in ADDRESSES if wanted == "article"]
    told = [(name, other, outlets.match(other)) for name, url in articles if (other := OTHER_FORMS[form](url))]
    wrong = [other for name, other, outlet in told if outlet is None or outlet.name != name or not outlet.is_article(path_of(other))]
    assert wrong == []


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.lemonde.fr/politique/", "lemonde"),
        ("http://lemonde.fr:80/", "lemonde"),
        ("https://amp.lemonde.fr/x", "lemonde"),
        ("https://WWW.LEMONDE.FR/", "lemonde"),
        ("https://la1ere.francetvinfo.fr/reunion/", "la1ere"),
        ("https://www.francetvinfo.fr/", "franceinfo"),
        ("https://pasdici.example/", None),
        ("https://notlemonde.fr/", None),
        ("http://[/", None),
        ("", None),
    ],
)
def test_an_address_is_matched_by_its_host_then_by_the_parents_of_it(url: str, name: str | None) -> None:
    outlet = outlets.match(url)
    assert (outlet.name if outlet else None) == name


@pytest.mark.parametrize(("wrong", "near"), [("lemond", "lemonde"), ("Le Figaro", "lefigaro"), ("20minutes", "vingt_minutes")])
def test_an_unknown_name_is_answered_with_the_nearest(wrong: str, near: str) -> None:
    with pytest.raises(HemeroError, match=near):
        outlets.get(wrong)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": "Le Bocage"}, "name"),
        ({"title": " "}, "title"),
        ({"hosts": ()}, "hosts"),
        ({"hosts": ("www.bocage.fr",)}, "hosts"),
        ({"hosts": ("https://bocage.fr",)}, "hosts"),
        ({"country": "France"}, "country"),
        ({"kind": "journal"}, "kind"),
        ({"timezone": "Europe/Bocage"}, "timezone"),
        ({"zones": (("^/a", "Europe/Bocage"),)}, "zones"),
        ({"feeds": ("/rss.xml",)}, "feeds"),
        ({"feeds": "https://bocage.fr/rss.xml"}, "feeds"),
        ({"sitemaps": ("ftp://bocage.fr/s.xml",)}, "sitemaps"),
        ({"day_archive": "https://bocage.fr/archives/"}, "day_archive"),
        ({"day_archive": "https://bocage.fr/{day:%Y%m%d}"}, "day_archive"),
        ({"day_archive": "/archives/{date:%Y%m%d}"}, "day_archive"),
        ({"article": r"/(\d+"}, "article"),
        ({"article": r"^/(?:[a-z]+-?)+$"}, "article"),
        ({"article": (r"^/a$", r"(.*a)*b")}, "article"),
        ({"not_article": (r"(a|a+)+b",)}, "not_article"),
        ({"lead": "p..chapo"}, "lead"),
        ({"body": (".corps", "p >")}, "body"),
        ({"blocks": ((".bloc",),)}, "blocks"),
        ({"blocks": ((".bloc", "h2["),)}, "blocks"),
    ],
)
def test_a_faulty_file_is_told_by_its_field(change: dict[str, object], field: str) -> None:
    assert [trouble.split(":")[0] for trouble in outlets.validate(Outlet(**{**SOUND, **change}))] == [field]


@pytest.mark.parametrize("shape", [r"^/(?:[^/]+/)*\d+$", r"^(?:-[a-z]+)+$", r"^/\d{4}/\d{2}/[\w-]+_\d+\.html$"])
def test_a_repetition_whose_rounds_are_parted_is_allowed(shape: str) -> None:
    assert outlets.validate(Outlet(**SOUND, article=shape)) == []


def test_outlets_lists_filters_and_shows() -> None:
    run = CliRunner().invoke
    assert len(json.loads(run(hemero, ["outlets", "--json"]).output)) == len(outlets.names())
    assert {line.split("\t")[2] for line in run(hemero, ["outlets", "--country", "lu"]).output.splitlines()} == {"LU"}
    assert "lequotidien.lu" in run(hemero, ["outlets", "show", "lequotidien_lu"]).output
    address = "https://www.lemonde.fr/politique/article/2024/01/02/un-titre_6200000_823448.html"
    assert run(hemero, ["outlets", "match", address]).output == "lemonde\tarticle\n"


def test_the_table_in_the_documentation_is_the_one_that_is_generated() -> None:
    written = (ROOT / "docs" / "outlets.md").read_text(encoding="utf-8")
    table = re.search(r"<!-- table -->\n(.*?)<!-- /table -->", written, re.DOTALL)
    assert table
    every = outlets.all_outlets()
    assert table[1] == f"{_table.sentence(every)}\n{_table.markdown(every)}", "write it again: hemero outlets --markdown"


FLOORS = {
    "newspapers": (500, 100),
    "with a feed or news sitemap": (450, 88),
    "with the shape of their articles' addresses": (385, 75),
    "with rules for their pages": (180, 34),
    "with rules that dated pages prove": (179, 34),
}
"""How many newspapers at least, and their share in percent. Only ever raised."""


def test_the_newspapers_hold_the_floors_they_reached() -> None:
    counted = {told: (number, share) for told, number, share in _table.summary(outlets.all_outlets())}
    assert {told: counted[told] for told, floors in FLOORS.items() if any(map(lt, counted[told], floors))} == {}
    asked = CliRunner().invoke(hemero, ["outlets", "--summary", "--json"])
    assert json.loads(asked.output) == {told: number for told, (number, _) in counted.items()}


def test_every_newspaper_with_rules_says_when_the_pages_that_prove_them_were_made() -> None:
    known_from_sibling_editions = {"quotidien_du_peuple"}
    assert {outlet.name for outlet in outlets.all_outlets() if outlet.ruled and not outlet.seen} == known_from_sibling_editions
    assert [outlet.name for outlet in outlets.all_outlets() if outlet.seen and not outlet.ruled] == []


def test_the_files_are_short() -> None:
    lengths = [len((outlets.FOLDER / f"{name}.py").read_text(encoding="utf-8").splitlines()) for name in outlets.names()]
    assert statistics.median(lengths) < 25


def test_the_readme_states_how_many_newspapers_there_are() -> None:
    number = _table.summary(outlets.all_outlets())[0][1]
    assert f"{number} newspapers" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_outlet_with_rules_has_a_page_of_ours_or_shares_all_of_them_with_one_that_has() -> None:
    pages = {path.name for path in (ROOT / "tests" / "pages").iterdir()}
    own_tests = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    tested = [outlet for outlet in outlets.all_outlets() if outlet.name in pages | own_tests]
    proved = {(outlet.system.name, name) for outlet in tested if outlet.system for name in shared(outlet)}
    lacking = []
    for outlet in outlets.all_outlets():
        own = set(outlet.ruled) - {name for name in shared(outlet) if outlet.system and (outlet.system.name, name) in proved}
        lacking += [outlet.name] if own and outlet not in tested else []
    assert lacking == []


def shared(outlet: Outlet) -> set[str]:
    """The fields whose rules are its system's, not its own."""
    system = Outlet("x", "X", ("x.fr",), system=outlet.system)
    return {name for name in outlet.ruled if outlet.system and getattr(system, name) == getattr(outlet, name)}


def test_what_an_outlet_says_wins_over_its_system_field_by_field() -> None:
    older = Layout(lead=".intro", seen=(2012,))
    system = System("ex", "Ex", article=r"^/a/\d+$", lead=".chapo", drop=(".pub",), older=(older,), seen=(2020,))
    outlet = Outlet("bocage", "Le Bocage", ("bocage.fr",), system=system, drop=(".abonnez",))
    assert (outlet.article, outlet.lead, outlet.drop, outlet.seen) == (r"^/a/\d+$", (".chapo", ".intro"), (".abonnez",), (2012, 2020))


@pytest.mark.parametrize("path", sorted((ROOT / "crawler" / "outlets" / "systems").glob("[a-z]*.py")), ids=lambda path: path.stem)
def test_every_system_is_sound_and_serves_more_than_one_newspaper(path: Path) -> None:
    users = [outlet for outlet in outlets.all_outlets() if outlet.system and outlet.system.name == path.stem]
    assert len(users) > 1
    assert outlets.validate(Outlet(**SOUND, system=users[0].system)) == []
