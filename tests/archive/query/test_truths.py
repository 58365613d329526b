"""Forty questions and their true answers: those that a plain regular expression counts over the stored texts.

`Truth.articles` is the one helper: it reads titles, leads and texts, not the index. Another way of asking (a concordance) is a further
column of the same table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

import pytest

from crawler.archive import Archive as Writer
from crawler.archive.query.reader import Archive
from tests.desk.sample import build

W = r"[^\W_]"
"""A letter or digit."""


def plain(text: str) -> str:
    """The text in lower case without accents and ligatures, each letter in its place."""
    lowered = text.lower().replace("œ", "oe").replace("æ", "ae")
    return "".join(letter for letter in normalize("NFKD", lowered) if not combining(letter))


@dataclass(frozen=True)
class Truth:
    """A regular expression for a question."""

    pattern: str
    printed: bool = False
    """Whether accents and case count."""
    fields: tuple[str, ...] = ("title", "lead", "body")
    without: str = ""
    """A pattern that must be in no field."""

    def occurrences(self, row: dict[str, str]) -> int:
        """How many times the pattern is in the fields of an article."""
        texts = [row[name] if self.printed else plain(row[name]) for name in self.fields]
        return sum(len(re.findall(self.pattern, text)) for text in texts)

    def articles(self, rows: list[dict[str, str]]) -> set[int]:
        """The articles that have it."""
        unwanted = {int(row["article_id"]) for row in rows if self.without and any(re.search(self.without, plain(row[f])) for f in FIELDS)}
        return {int(row["article_id"]) for row in rows if self.occurrences(row)} - unwanted


FIELDS = ("title", "lead", "body")


def word(inside: str) -> str:
    return rf"(?<!{W})(?:{inside})(?!{W})"


S = r"[\W_]+"
SP = "[ \u00a0\u202f\u2009]"
TRUTHS = {
    "communis*": Truth(word(r"communis\w*")),
    "=communis*": Truth(word(r"communis\w*"), printed=True),
    "titre:communis*": Truth(word(r"communis\w*"), fields=("title",)),
    "chapo:communis*": Truth(word(r"communis\w*"), fields=("lead",)),
    "texte:communis*": Truth(word(r"communis\w*"), fields=("lead", "body")),
    '"parti communis*"': Truth(word(rf"parti{S}communis\w*")),
    '"communis* français"': Truth(word(rf"communis\w*{S}francais")),
    '="parti communis*"': Truth(word(rf"parti{S}communis\w*"), printed=True),
    "NEAR(parti communis*, 2)": Truth(word(rf"parti{S}(?:{W}+{S}){{0,2}}communis\w*|communis\w*{S}(?:{W}+{S}){{0,2}}parti")),
    "communis* -parti": Truth(word(r"communis\w*"), without=word("partis?")),
    "commun?": Truth(word(r"commun\w")),
    "com*iste": Truth(word(r"com\w*iste")),
    "=côte": Truth(word("côte"), printed=True),
    "=Côte": Truth(word("Côte"), printed=True),
    "=cote": Truth(word("cote"), printed=True),
    '="Côte d\'Azur"': Truth(word(rf"Côte{S}d{S}Azur"), printed=True),
    "titre:=Côte": Truth(word("Côte"), printed=True, fields=("title",)),
    "côte": Truth(word("cotes?")),
    "=été": Truth(word("été"), printed=True),
    "=PARIS": Truth(word("PARIS"), printed=True),
    "=côte OU =PARIS": Truth(word("côte|PARIS"), printed=True),
    "1 000": Truth(rf"(?<!\w)(?<!\d{SP})1{SP}?000(?!\w)(?!{SP}\d{{3}})(?![.,]\d)"),
    "1000": Truth(rf"(?<!\w)(?<!\d{SP})1{SP}?000(?!\w)(?!{SP}\d{{3}})(?![.,]\d)"),
    "1\u202f000": Truth(rf"(?<!\w)(?<!\d{SP})1{SP}?000(?!\w)(?!{SP}\d{{3}})(?![.,]\d)"),
    "1\u00a0000": Truth(rf"(?<!\w)(?<!\d{SP})1{SP}?000(?!\w)(?!{SP}\d{{3}})(?![.,]\d)"),
    "500 000": Truth(rf"(?<!\w)(?<!(?<!\d)\d{SP})500{SP}?000(?!\w)(?!{SP}\d{{3}})(?![.,]\d)"),
    "210000": Truth(rf"(?<!\w)210{SP}?000(?!\w)"),
    "10 %": Truth(rf"(?<![\w,.])10{SP}?%"),
    "10%": Truth(rf"(?<![\w,.])10{SP}?%"),
    "50 €": Truth(rf"(?<![\w,.])50{SP}?€"),
    "1,5 %": Truth(rf"(?<![\w,.])1[,.]5{SP}?%"),
    '"1 000 manifestants"': Truth(word(rf"1{SP}?000{S}manifestants?")),
    "C.G.T.": Truth(word(rf"cgt|c{S}g{S}t")),
    "CGT": Truth(word(rf"cgt|c{S}g{S}t")),
    "UE": Truth(word(rf"ue|u{S}e")),
    "U.E.": Truth(word(rf"ue|u{S}e")),
    "=CGT": Truth(word("CGT"), printed=True),
    "à la une": Truth(word(rf"a{S}la{S}une")),
    '"à la une"': Truth(word(rf"a{S}la{S}une")),
    "tram ou métro": Truth(word("trams?|metros?")),
    "tram | métro": Truth(word("trams?|metros?")),
    "tram sauf métro": Truth(word("trams?"), without=word("metros?")),
    '"conseil municipal"~3': Truth(word(rf"conseils?{S}(?:{W}+{S}){{0,3}}municipal|municipal{S}(?:{W}+{S}){{0,3}}conseils?")),
    "conseil ADJ municipal": Truth(word(rf"conseils?{S}municipal")),
    "grève": Truth(word("greves?")),
    "quartier*": Truth(word(r"quartier\w*")),
    "titre:quartier*": Truth(word(r"quartier\w*"), fields=("title",)),
}
"""Question → its truth."""
OCCURRENCES = tuple(question for question, truth in TRUTHS.items() if not truth.without and "NEAR" not in question and "~" not in question)
"""The questions whose words are marked in the text as often as the pattern is there; phrases are marked word by word."""

SAMPLE = (
    ("Les communistes votent", "Le Parti communiste français se réunit.", "La commune parle. Un communisme d'hier, un Communiste."),
    ("Commun accord", "La communication du parti.", "Le communiqué du Parti des communistes. Les communs de la commune."),
    ("La Côte d'Azur", "À côté de la plage.", "La côte est belle ; la cote monte ; une viande cotée. Côte, cotes et côtes."),
    ("A cote", "", "L'été a été chaud. ETE, Été. PARIS et Paris."),
    ("Manifestation", "1 000 manifestants", "Ils étaient 1\u202f000, puis 1000 manifestants, 1\u00a0000 selon la police."),
    ("Budget", "21 000 euros", "1 000 000 d'euros, 1000,5 euros et 31 000."),
    ("Trois millions", "", "3 500 000 personnes, et 500 000 autres le 24.11.2016. En 2016 500\u202f000 personnes."),
    ("Taux", "10 % des voix", "Plus de 110 % ; 2,10 % ; 10 euros."),
    ("Prix", "50€ le billet", "Il coûte 50\u00a0€, ou 150 €, ou 50 francs. La hausse est de 1,5\u202f%, 1,5 point."),
    ("La C.G.T. appelle", "", "Le syndicat, la U.E. et le T.G.C."),
    ("Union", "La CGT répond", "L'UE aussi. La cgt. C. G. T."),
    ("Journal", "", "Un portrait à la une du journal. Il a la une idée."),
    ("Le tram roule", "", "Le métro est fermé."),
    ("Des trams", "", "La ligne rouvre."),
    ("Conseil", "", "Le conseil de la ville est municipal. Le conseil municipal."),
    ("Le PCF", "", "Au parti communiste, on se tait."),
    ("Seuls", "", "Des communistes sans maison."),
    ("Grèves", "Une grève", "Le gréviste."),
)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[Archive, list[dict[str, str]]]]]:
    """The demo's articles and a made sample, each with its rows."""
    from tests.archive.conftest import Desk

    folder = tmp_path_factory.mktemp("truths")
    made = folder / "made.db"
    with Writer(made) as writer:
        writer.recover()
        writer.keep_outlets([{"outlet": "bocage", "title": "Le Bocage", "hosts": ["bocage.fr"], "zone": "Europe/Paris"}])
        desk = Desk(writer)
        for number, (title, lead, body) in enumerate(SAMPLE):
            desk.read(f"/{number}", body, title=title, lead=lead, minutes=number, published=datetime(2016, 11, 24, 8, number, tzinfo=UTC))
    opened = [Archive(path) for path in (made, build(folder / "demo.db", hostile=False))]
    yield [(archive, list(stored(archive))) for archive in opened]
    for archive in opened:
        archive.close()


def stored(archive: Archive) -> Iterator[dict[str, str]]:
    for article in archive.articles():
        yield {
            "article_id": str(article.article_id),
            "title": article.title or "",
            "lead": article.lead or "",
            "body": "\n\n".join(article.paragraphs),
        }


@pytest.mark.parametrize("question", TRUTHS)
def test_a_search_finds_exactly_what_a_regular_expression_finds(archives: list[Any], question: str) -> None:
    for archive, rows in archives:
        truth = TRUTHS[question].articles(rows)
        assert {hit.article_id for hit in archive.search(question, limit=500)} == truth
        assert archive.count(question) == len(truth)
        assert {article.article_id for article in archive.articles(question)} == truth


def test_the_made_sample_has_an_article_for_each_question(archives: list[Any]) -> None:
    assert [question for question, truth in TRUTHS.items() if not any(truth.articles(rows) for _, rows in archives)] == []
    assert len(TRUTHS) >= 40


@pytest.mark.parametrize("question", [one for one in OCCURRENCES if "*" in one or "=" in one or one[0].isdigit()])
def test_every_occurrence_is_marked(archives: list[Any], question: str) -> None:
    from crawler.archive.query.language import parse_question
    from crawler.archive.query.snippets import word_matches

    parsed, truth = parse_question(question), TRUTHS[question]
    for _, rows in archives:
        for row in rows:
            marked = [
                row[field][match.start : match.stop] for field in FIELDS for match in word_matches(row[field], parsed.highlights(field))
            ]
            of_phrase = len(question.split()) if question.lstrip("=").startswith('"') and "=" not in question else 1
            assert len(marked) == of_phrase * truth.occurrences(row), marked


@pytest.mark.parametrize("question", [one for one in TRUTHS if "NEAR" not in one and "/5" not in one])
def test_a_concordance_has_every_occurrence(archives: list[Any], question: str) -> None:
    truth = TRUTHS[question]
    for archive, rows in archives:
        found = Counter(line.article_id for line in archive.concordance(question))
        among = truth.articles(rows)
        assert set(found) == among
        if question in OCCURRENCES:
            assert found == {int(row["article_id"]): truth.occurrences(row) for row in rows if int(row["article_id"]) in among}


def test_the_sets_of_a_file_and_of_countries_are_newspapers(tmp_path: Path) -> None:
    path = build(tmp_path / "hemero.db", hostile=False)
    (tmp_path / "ensembles.toml").write_text('gazettes = ["deux_rives", "country:BE"]\nvide = ["lemonde"]\ncercle = ["@cercle"]\n')
    with Archive(path) as archive:
        both = archive.count(outlet=["deux_rives", "rivages"])
        assert archive.count(outlet="@gazettes") == archive.count("ensemble:gazettes") == both
        assert archive.count(outlet="@BE") == archive.count(country="be") == archive.count(outlet="rivages")
        assert archive.count("ensemble:gazettes conseil") == archive.count("conseil", outlet=["deux_rives", "rivages"])
