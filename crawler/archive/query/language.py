"""A question as French readers type it, and what it is in the language of the index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.archive.database.french import ELISIONS, WORD, split_elision, stem
from crawler.archive.query.errors import MisaskedError

ANYWHERE = "title_stems stems"
FIELDS = {
    "titre": "title_stems",
    "title": "title_stems",
    "chapo": "lead_stems",
    "chapô": "lead_stems",
    "lead": "lead_stems",
    "texte": "stems",
    "text": "stems",
    "auteur": "byline",
    "author": "byline",
    "rubrique": "section",
    "section": "section",
    "agence": "agency",
    "agency": "agency",
}
"""Words before a colon → the column of the index to look in."""
PRINTED = {"byline", "section", "agency"}
"""Columns that hold words as printed, not stems."""
EXACTLY = "title lead body"
"""Where words as printed stand."""
LIMIT, TERMS, DEPTH = 4000, 100, 20
"""Characters, words and nested brackets that a question may have."""

COMMON = frozenset({
    "a", "ai", "as", "au", "aux", "avec", "c", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du", "elle", "elles", "en",
    "est", "et", "etait", "eux", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "leurs", "lui", "m", "ma", "mais", "me",
    "meme", "mes", "moi", "mon", "n", "ne", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pour", "qu", "que", "qui",
    "s", "sa", "se", "ses", "si", "son", "sont", "sur", "t", "ta", "te", "tes", "toi", "ton", "tu", "un", "une", "vos", "votre",
    "vous", "y",
})  # fmt: skip
"""Words in nearly every text: beside others, and outside phrases, they would cost time and tell nothing."""

COMMON_STEMS = frozenset(map(stem, COMMON))
TOKEN = re.compile(
    rf"""\s*(?:(?P<near>NEAR\s*\()
      | (?P<open>\() | (?P<close>\))
      | (?P<operator>(?:AND|OR|NOT|ET|OU|SAUF)(?![^\s()]))
      | (?P<exclude>-(?=["\w(=]))
      | (?P<field>(?i:{"|".join(FIELDS)})\s?:|[^\W\d_]+:(?=["(=\w]))
      | (?P<exactly>=)?"(?P<phrase>[^"]*)"
      | (?P<exact>=(?=\w))
      | (?P<quote>")
      | (?P<word>[^\s()"]+))""",
    re.VERBOSE,
)
QUOTES = str.maketrans(dict.fromkeys("«»“”„", '"'))
"""Quotation marks as French keyboards and word processors set them."""
SAME = {"ET": "AND", "OU": "OR", "SAUF": "NOT"}


@dataclass(frozen=True, slots=True)
class Sought:
    """What a text is to be marked for."""

    stems: frozenset[str]
    beginnings: tuple[str, ...]
    """Stems that begin so count too."""
    phrases: tuple[tuple[str, ...], ...]
    """Stems that count where they stand together."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase."""

    stems: tuple[str, ...]
    column: str = ""
    """Where it is to stand; empty: anywhere."""
    beginning: bool = False
    printed: str = ""
    """The words as typed, where they are sought as printed."""
    distance: int | None = None
    """NEAR: how many words may stand between; then each of `stems` is a word or phrase of its own."""
    common: bool = False

    def fts(self, where: str) -> str:
        column = self.column or where
        if self.printed:
            return f'{{{column}}} : "{self.printed}"'
        if self.distance is not None:
            return f"{{{column}}} : NEAR(" + " ".join(f'"{one}"' for one in self.stems) + f", {self.distance})"
        return f'{{{column}}} : "{" ".join(self.stems)}"' + ("*" if self.beginning else "")


@dataclass(frozen=True, slots=True)
class Group:
    """Terms and groups together: all of `parts` (any, where `either`), none of `without`."""

    parts: tuple[Term | Group, ...]
    without: tuple[Term | Group, ...] = ()
    either: bool = False

    def fts(self, where: str) -> str:
        sought = (" OR " if self.either else " AND ").join(part.fts(where) for part in self.parts)
        text = f"({sought})" if len(self.parts) > 1 else sought
        for part in self.without:
            text = f"({text} NOT {part.fts(where)})"
        return text

    def terms(self) -> Iterator[Term]:
        """What is sought, without what is excluded."""
        for part in self.parts:
            if isinstance(part, Term):
                yield part
            else:
                yield from part.terms()


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was understood."""

    words: str
    group: Group

    def fts(self, where: str = ANYWHERE) -> str:
        """In the language of FTS5; what names no field is sought in the columns `where`."""
        return self.group.fts(where)

    @property
    def plain(self) -> bool:
        """Whether it is made of single words: no phrase, no words near each other, no beginnings of words."""
        return not any(term.beginning or term.distance is not None or len(term.stems) > 1 for term in self.group.terms())

    @property
    def telling(self) -> str | None:
        """What a text must have for a phrase with words like « de la » to be in it, in the language of FTS5: its other words.

        None where there is no such phrase, or where not all parts must be there. Phrases of that kind are the dearest to look for: the
        places of words that are in every text are compared in each text with the others.

        >>> ask('"de la France" grève').telling, ask('"conseil municipal"').telling
        ('"franc" AND "grev"', None)
        """
        if self.group.either or not all(isinstance(part, Term) for part in self.group.parts):
            return None
        terms = list(self.group.terms())
        if not any(len(term.stems) > 1 and COMMON_STEMS & {*term.stems} for term in terms):
            return None
        words = dict.fromkeys(word for term in terms for one in term.stems for word in one.split() if word not in COMMON_STEMS)
        return " AND ".join(f'"{word}"' for word in words) or "NULL"

    @property
    def sought(self) -> Sought:
        stems, beginnings, phrases = set[str](), [], []
        for term in self.group.terms():
            if term.column in PRINTED:
                continue
            if term.beginning:
                beginnings.append(term.stems[-1])
            elif term.distance is not None:
                stems.update(word for one in term.stems for word in one.split())
            elif len(term.stems) > 1:
                phrases.append(term.stems)
            else:
                stems.update(term.stems)
        return Sought(frozenset(stems), tuple(beginnings), tuple(phrases))


def ask(words: str) -> Question:
    """Understand a question. Raises `HemeroError` saying what is wrong and how to ask.

    >>> ask("manifester devant l'Élysée").fts()
    '({title_stems stems} : "manifest" AND {title_stems stems} : "dev" AND {title_stems stems} : "elyse")'
    >>> ask('« conseil municipal » -Lyon').fts()
    '({title_stems stems} : "conseil municipal" NOT {title_stems stems} : "lyon")'
    >>> ask("titre:grève OU NEAR(train retard, 3)").fts()
    '({title_stems} : "grev" OR {title_stems stems} : NEAR("train" "retard", 3))'
    >>> ask('auteur:"Jean Dupont" ="hôpitaux"').fts()
    '({byline} : "Jean Dupont" AND {title lead body} : "hôpitaux")'
    """
    return Question(words, _Reader(words.translate(QUOTES)).read())


@dataclass
class _Reader:
    words: str
    at: int = 0
    depth: int = 0
    count: int = 0
    tokens: list[re.Match[str]] = field(default_factory=list)

    def read(self) -> Group:
        if len(self.words) > LIMIT:
            raise MisaskedError("long", most=LIMIT)
        self.tokens = list(TOKEN.finditer(self.words))
        found = self._either()
        if self.at < len(self.tokens):
            raise self._wrong("closed")
        if found is None:
            raise self._wrong("empty")
        return found if isinstance(found, Group) else Group((found,))

    def _wrong(self, fault: str, **blanks: str) -> MisaskedError:
        return MisaskedError(fault, words=self.words, **blanks)

    def _kind(self) -> str:
        return (self.tokens[self.at].lastgroup or "") if self.at < len(self.tokens) else ""

    def _operator(self) -> str:
        if self._kind() != "operator":
            return ""
        name = self.tokens[self.at]["operator"]
        return SAME.get(name, name)

    def _either(self) -> Term | Group | None:
        sides = [self._all()]
        while self._operator() == "OR":
            name = self.tokens[self.at]["operator"]
            self.at += 1
            sides.append(self._all())
            if sides[0] is None or sides[-1] is None:
                raise self._wrong("one_side", name=name)
        if len(sides) == 1:
            return sides[0]
        return Group(tuple(side for side in sides if side is not None), either=True)

    def _all(self) -> Term | Group | None:
        parts: list[Term | Group] = []
        without: list[Term | Group] = []
        begun = self.at
        while self.at < len(self.tokens) and self._kind() != "close" and self._operator() != "OR":
            negative = self._signs(first=self.at == begun)
            one = self._one()
            if one is not None:
                (without if negative else parts).append(one)
            elif negative:
                raise self._wrong("excludes_nothing")
        if without and not parts:
            raise self._wrong("only_excludes")
        telling = [part for part in parts if not (isinstance(part, Term) and part.common)]
        parts = telling or parts[:1]
        if len(parts) == 1 and not without:
            return parts[0]
        return Group(tuple(parts), tuple(without)) if parts else None

    def _signs(self, *, first: bool) -> bool:
        """Take the sign or operator before a word; whether the word is excluded."""
        name = self._operator()
        if name:
            if first and name == "AND":
                raise self._wrong("begins", name=self.tokens[self.at]["operator"])
            self.at += 1
            if self._operator() or self._kind() in {"", "close"}:
                raise self._wrong("after", name=self.tokens[self.at - 1]["operator"])
        if self._kind() == "exclude":
            self.at += 1
            return True
        return name == "NOT"

    def _one(self, column: str = "") -> Term | Group | None:
        token, kind = self.tokens[self.at], self._kind()
        self.at += 1
        if kind == "field":
            return self._in_field(token["field"].rstrip(": "))
        if kind == "open":
            return self._bracket(column)
        if kind == "near":
            return self._near(column)
        if kind == "quote":
            raise self._wrong("quote")
        if kind == "exact":
            return self._exact(column)
        if kind in {"phrase", "word"}:
            return self._term(token[kind], column, exact=token["exactly"] is not None, phrase=kind == "phrase")
        raise self._wrong("puzzle")

    def _exact(self, column: str) -> Term | None:
        word = self.tokens[self.at]["word"]
        self.at += 1
        return self._term(word or "", column, exact=True)

    def _in_field(self, name: str) -> Term | Group | None:
        column = FIELDS.get(name.lower())
        if column is None:
            raise self._wrong("field", name=name, known=", ".join(FIELDS))
        if self.at >= len(self.tokens) or self._kind() in {"close", "operator", "field"}:
            raise self._wrong("in_field", name=f"{name}:")
        found = self._one(column)
        if found is None:
            raise self._wrong("in_field", name=f"{name}:")
        return found

    def _bracket(self, column: str) -> Term | Group | None:
        self.depth += 1
        if self.depth > DEPTH:
            raise self._wrong("deep")
        found = self._either()
        if self._kind() != "close":
            raise self._wrong("opened")
        self.at += 1
        self.depth -= 1
        return _within(found, column) if column and found is not None else found

    def _near(self, column: str) -> Term | None:
        begun = self.tokens[self.at - 1].end()
        end = self.words.find(")", begun)
        if end < 0:
            raise self._wrong("near_open")
        inside, _, distance = self.words[begun:end].rpartition(",") if "," in self.words[begun:end] else (self.words[begun:end], "", "10")
        while self.at < len(self.tokens) and self.tokens[self.at].start() < end + 1 and self.tokens[self.at].end() <= end + 1:
            self.at += 1
        if not distance.strip().isdecimal():
            raise self._wrong("near_distance", name=distance.strip())
        pieces = [_stems(phrase or word) for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', inside)]
        near = tuple(" ".join(piece) for piece in pieces if piece)
        if len(near) < 2:
            raise self._wrong("near_few")
        self._counted(len(near))
        return Term(near, _stemmed(column), distance=min(int(distance), 1000))

    def _term(self, text: str, column: str, *, exact: bool = False, phrase: bool = False) -> Term | None:
        found = _stems(text)
        self._counted(1)
        printed = " ".join(WORD.findall(text)) if exact or column in PRINTED else ""
        if not found and not printed:
            return None
        common = not phrase and not column and not exact and len(found) == 1 and _plain(text) in COMMON
        where = column or (EXACTLY if exact else "")
        if printed and exact and column not in PRINTED:
            where = {"title_stems": "title", "lead_stems": "lead", "stems": "lead body"}.get(column, EXACTLY)
        return Term(tuple(found), where, beginning=text.endswith("*") and not phrase and not printed, printed=printed, common=common)

    def _counted(self, number: int) -> None:
        self.count += number
        if self.count > TERMS:
            raise MisaskedError("many", most=TERMS)


def _within(found: Term | Group, column: str) -> Term | Group:
    """A bracket after a field: its words are sought there."""
    if isinstance(found, Group):
        return Group(
            tuple(_within(part, column) for part in found.parts), tuple(_within(part, column) for part in found.without), found.either
        )
    if found.column:
        return found
    printed = " ".join(found.stems) if column in PRINTED else ""
    return Term(found.stems, column, found.beginning, printed, found.distance if column not in PRINTED else None)


def _stemmed(column: str) -> str:
    return "" if column in PRINTED else column


def _stems(text: str) -> list[str]:
    return [stem(part) for whole in WORD.findall(text) for part in split_elision(whole)]


def _plain(text: str) -> str:
    found = WORD.findall(text.lower())
    return found[0] if len(found) == 1 and found[0] not in ELISIONS else ""
