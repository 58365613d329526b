"""The texts of articles. The same article number always gives the same text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.demo.writing import phrases
from crawler.demo.writing.calendar import MONTHS, WEEKDAYS
from crawler.demo.writing.chance import chance
from crawler.demo.writing.grammar import NO_BREAK, capital, contract, expand
from crawler.demo.writing.newsroom import MEN, OFFICES, REPORTERS, SURNAMES, TOPICS, TOWNS, TRADES, WOMEN, Topic


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of an article's text. `kind` is its element (p, h2, li, quote, question)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Person:
    """A quoted person. `role` follows the full name at the first mention; `short` is the second mention (M. Abadie)."""

    name: str
    short: str
    role: str
    feminine: bool

    @property
    def full(self) -> str:
        return f"{self.name}, {self.role}"


class Writer:
    """Writes one article. Its people, places and figures are drawn once; each sentence is used once."""

    def __init__(self, seed: int, number: int, section: str, published: datetime) -> None:
        self.chance = chance(seed, "text", number)
        self.section = section
        self.topic: Topic = self.chance.choice(TOPICS[section])
        self.town, self.other_town = self.chance.sample(TOWNS, 2)
        self.actor = self._person(OFFICES[section])
        self.witness = self._person(TRADES)
        self.slots = self._slots(published)
        self._left: list[str] = []

    def _person(self, roles: tuple[str, ...]) -> Person:
        feminine = self.chance.random() < 0.5
        surname = self.chance.choice(SURNAMES)
        first = self.chance.choice(WOMEN if feminine else MEN)
        forms = self.chance.choice(roles).split("|")
        role = expand((forms[0] if feminine else forms[-1]).replace("de {", "de~{"), {"lieu": self.town}, self.chance)
        return Person(f"{first} {surname}", f"{'Mme' if feminine else 'M.'}{NO_BREAK}{surname}", role, feminine)

    def _slots(self, published: datetime) -> dict[str, str]:
        topic, actor, witness, draw = self.topic, self.actor, self.witness, self.chance
        later = published.month + draw.randint(2, 9)
        return {
            "sujet": topic.noun,
            "Sujet": capital(topic.noun),
            "du_sujet": contract("de", topic.noun),
            "au_sujet": contract("à", topic.noun),
            "e": "e" if topic.feminine else "",
            "il_sujet": "elle" if topic.feminine else "il",
            "acteur": actor.full,
            "nom": actor.short,
            "il": "elle" if actor.feminine else "il",
            "e_nom": "e" if actor.feminine else "",
            "temoin": witness.full,
            "nom2": witness.short,
            "e_nom2": "e" if witness.feminine else "",
            "lieu": self.town,
            "lieu2": self.other_town,
            "jour": WEEKDAYS[(published.weekday() + draw.choice((-2, -1, 1, 2))) % 7],
            "mois": MONTHS[(published.month - 1 - draw.randint(1, 8)) % 12],
            "annee": str(published.year - draw.randint(2, 19)),
            "avenir": f"{MONTHS[(later - 1) % 12]} {published.year + (later - 1) // 12}",
            "reporter": draw.choice(REPORTERS),
        }

    def sentence(self, phrase: str) -> str:
        """One random expansion of a phrase with this article's people and places, with a capital first letter."""
        return capital(expand(phrase, self.slots, self.chance))

    def sentence_from(self, table: tuple[str, ...]) -> str:
        """One random expansion of a random phrase of the table."""
        return self.sentence(self.chance.choice(table))

    def title(self) -> str:
        """A headline. It has the full names of people."""
        phrase = self.chance.choice(phrases.TITLES)
        return capital(expand(phrase, self.slots | {"nom": self.actor.name}, self.chance))

    def paragraph(self, sentences: int) -> str:
        """A paragraph of so many sentences. No other paragraph of the article has them, until all sentences are used."""
        if len(self._left) < sentences:
            self._left = [*phrases.SENTENCES, *phrases.SECTION_SENTENCES[self.section]]
            self.chance.shuffle(self._left)
        return " ".join(self.sentence(self._left.pop()) for _ in range(sentences))

    def body(self, paragraphs: int) -> tuple[Block, ...]:
        """The text: paragraphs, with intertitres, lists and quotations between some of them."""
        blocks: list[Block] = []
        heads = self.chance.sample(phrases.INTERTITRES, len(phrases.INTERTITRES))
        for place in range(paragraphs):
            if place and place % 3 == 0:
                blocks.append(Block("h2", self.sentence(heads.pop())))
            blocks.append(Block("p", self.paragraph(self.chance.randint(2, 4))))
            draw = self.chance.random()
            if draw < 0.06 and "li" not in {block.kind for block in blocks}:
                blocks += [Block("li", self.sentence(bullet)) for bullet in phrases.BULLETS]
            elif draw < 0.12:
                blocks.append(Block("quote", f"«{NO_BREAK}{self.paragraph(1).replace('«', '“').replace('»', '”')}{NO_BREAK}»"))
        return tuple(blocks)

    def interview(self) -> tuple[Block, ...]:
        """An introductory paragraph, then questions and answers."""
        blocks = [Block("p", self.paragraph(2))]
        for question, answer in zip(phrases.QUESTIONS, phrases.ANSWERS, strict=True):
            blocks += [Block("question", self.sentence(question)), Block("p", f"{self.sentence(answer)} {self.paragraph(1)}")]
        return tuple(blocks)
