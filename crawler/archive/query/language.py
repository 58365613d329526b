"""Parser of search questions: from words as French people type them to FTS5 expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.archive.database.french import ELISIONS, WORD, split_elision, stem
from crawler.archive.query.errors import QuestionError

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
"""Field name before a colon → column of the index."""
UNSTEMMED = {"byline", "section", "agency"}
"""Columns that hold words and not stems."""
EXACT_COLUMNS = "title lead body"
"""The columns in which exact words (`="hôpitaux"`) are searched."""
MAX_CHARACTERS, MAX_TERMS, MAX_DEPTH = 4000, 100, 20
"""Limits of a question: characters, words, nested brackets."""

COMMON = frozenset({
    "a", "ai", "as", "au", "aux", "avec", "c", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du", "elle", "elles", "en",
    "est", "et", "etait", "eux", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "leurs", "lui", "m", "ma", "mais", "me",
    "meme", "mes", "moi", "mon", "n", "ne", "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pour", "qu", "que", "qui",
    "s", "sa", "se", "ses", "si", "son", "sont", "sur", "t", "ta", "te", "tes", "toi", "ton", "tu", "un", "une", "vos", "votre",
    "vous", "y",
})  # fmt: skip
"""Words that nearly every text contains. Outside phrases and beside other words they are ignored: they are slow and exclude nothing."""

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
"""Quotation marks of French keyboards and word processors → `"`."""
OPERATOR_ALIASES = {"ET": "AND", "OU": "OR", "SAUF": "NOT"}


@dataclass(frozen=True, slots=True)
class HighlightTerms:
    """The words and phrases that are highlighted in a found text."""

    stems: frozenset[str]
    prefixes: tuple[str, ...]
    """Stems with one of these prefixes are highlighted."""
    phrases: tuple[tuple[str, ...], ...]
    """Sequences of stems that are highlighted only together."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a question."""

    stems: tuple[str, ...]
    column: str = ""
    """The index columns to search; empty: the default columns."""
    is_prefix: bool = False
    printed: str = ""
    """The words as typed, for an exact search; empty: stems are searched."""
    distance: int | None = None
    """For NEAR: the largest number of words in between. Each of `stems` is then a word or phrase."""
    common: bool = False

    def fts(self, where: str) -> str:
        column = self.column or where
        if self.printed:
            return f'{{{column}}} : "{self.printed}"'
        if self.distance is not None:
            return f"{{{column}}} : NEAR(" + " ".join(f'"{one}"' for one in self.stems) + f", {self.distance})"
        return f'{{{column}}} : "{" ".join(self.stems)}"' + ("*" if self.is_prefix else "")


@dataclass(frozen=True, slots=True)
class Group:
    """An AND or (`is_or`) OR of `parts`, without texts that match any of `excluded`."""

    parts: tuple[Term | Group, ...]
    excluded: tuple[Term | Group, ...] = ()
    is_or: bool = False

    def fts(self, where: str) -> str:
        joined = (" OR " if self.is_or else " AND ").join(part.fts(where) for part in self.parts)
        text = f"({joined})" if len(self.parts) > 1 else joined
        for part in self.excluded:
            text = f"({text} NOT {part.fts(where)})"
        return text

    def terms(self) -> Iterator[Term]:
        """All terms, except the excluded ones."""
        for part in self.parts:
            if isinstance(part, Term):
                yield part
            else:
                yield from part.terms()


@dataclass(frozen=True, slots=True)
class Question:
    """A parsed question."""

    words: str
    group: Group

    def fts(self, where: str = ANYWHERE) -> str:
        """The question as an FTS5 expression. Terms without a field are searched in the columns `where`."""
        return self.group.fts(where)

    @property
    def only_single_words(self) -> bool:
        """Whether the question has only single words: no phrase, no NEAR, no prefix."""
        return not any(term.is_prefix or term.distance is not None or len(term.stems) > 1 for term in self.group.terms())

    @property
    def required_words(self) -> str | None:
        """For a question with a phrase that has common words (« de la »): an FTS5 expression of its other words, all required.

        None where there is no such phrase, or where the question has an OR or brackets. Such phrases are the most expensive ones: FTS5
        compares the positions of the common words in every text.

        >>> parse_question('"de la France" grève').required_words, parse_question('"conseil municipal"').required_words
        ('"franc" AND "grev"', None)
        """
        if self.group.is_or or not all(isinstance(part, Term) for part in self.group.parts):
            return None
        terms = list(self.group.terms())
        if not any(len(term.stems) > 1 and COMMON_STEMS & {*term.stems} for term in terms):
            return None
        words = dict.fromkeys(word for term in terms for one in term.stems for word in one.split() if word not in COMMON_STEMS)
        return " AND ".join(f'"{word}"' for word in words) or "NULL"

    @property
    def highlight_terms(self) -> HighlightTerms:
        stems, prefixes, phrases = set[str](), [], []
        for term in self.group.terms():
            if term.column in UNSTEMMED:
                continue
            if term.is_prefix:
                prefixes.append(term.stems[-1])
            elif term.distance is not None:
                stems.update(word for one in term.stems for word in one.split())
            elif len(term.stems) > 1:
                phrases.append(term.stems)
            else:
                stems.update(term.stems)
        return HighlightTerms(frozenset(stems), tuple(prefixes), tuple(phrases))


def parse_question(words: str) -> Question:
    """Parse a question. Raises `QuestionError`, whose sentence says what is wrong and what can be typed.

    >>> parse_question("manifester devant l'Élysée").fts()
    '({title_stems stems} : "manifest" AND {title_stems stems} : "dev" AND {title_stems stems} : "elyse")'
    >>> parse_question('« conseil municipal » -Lyon').fts()
    '({title_stems stems} : "conseil municipal" NOT {title_stems stems} : "lyon")'
    >>> parse_question("titre:grève OU NEAR(train retard, 3)").fts()
    '({title_stems} : "grev" OR {title_stems stems} : NEAR("train" "retard", 3))'
    >>> parse_question('auteur:"Jean Dupont" ="hôpitaux"').fts()
    '({byline} : "Jean Dupont" AND {title lead body} : "hôpitaux")'
    """
    return Question(words, _Parser(words.translate(QUOTES)).parse())


@dataclass
class _Parser:
    words: str
    at: int = 0
    depth: int = 0
    count: int = 0
    tokens: list[re.Match[str]] = field(default_factory=list)

    def parse(self) -> Group:
        if len(self.words) > MAX_CHARACTERS:
            raise QuestionError("long", most=MAX_CHARACTERS)
        self.tokens = list(TOKEN.finditer(self.words))
        found = self._or_expression()
        if self.at < len(self.tokens):
            raise self._error("closed")
        if found is None:
            raise self._error("empty")
        return found if isinstance(found, Group) else Group((found,))

    def _error(self, code: str, **values: str) -> QuestionError:
        return QuestionError(code, words=self.words, **values)

    def _token_kind(self) -> str:
        return (self.tokens[self.at].lastgroup or "") if self.at < len(self.tokens) else ""

    def _operator(self) -> str:
        if self._token_kind() != "operator":
            return ""
        name = self.tokens[self.at]["operator"]
        return OPERATOR_ALIASES.get(name, name)

    def _or_expression(self) -> Term | Group | None:
        sides = [self._and_expression()]
        while self._operator() == "OR":
            name = self.tokens[self.at]["operator"]
            self.at += 1
            sides.append(self._and_expression())
            if sides[0] is None or sides[-1] is None:
                raise self._error("one_side", name=name)
        if len(sides) == 1:
            return sides[0]
        return Group(tuple(side for side in sides if side is not None), is_or=True)

    def _and_expression(self) -> Term | Group | None:
        parts: list[Term | Group] = []
        excluded: list[Term | Group] = []
        begun = self.at
        while self.at < len(self.tokens) and self._token_kind() != "close" and self._operator() != "OR":
            negative = self._is_excluded(first=self.at == begun)
            one = self._operand()
            if one is not None:
                (excluded if negative else parts).append(one)
            elif negative:
                raise self._error("excludes_nothing")
        if excluded and not parts:
            raise self._error("only_excludes")
        uncommon = [part for part in parts if not (isinstance(part, Term) and part.common)]
        parts = uncommon or parts[:1]
        if len(parts) == 1 and not excluded:
            return parts[0]
        return Group(tuple(parts), tuple(excluded)) if parts else None

    def _is_excluded(self, *, first: bool) -> bool:
        """Consume the operator or minus sign before an operand; whether the operand is excluded."""
        name = self._operator()
        if name:
            if first and name == "AND":
                raise self._error("begins", name=self.tokens[self.at]["operator"])
            self.at += 1
            if self._operator() or self._token_kind() in {"", "close"}:
                raise self._error("after", name=self.tokens[self.at - 1]["operator"])
        if self._token_kind() == "exclude":
            self.at += 1
            return True
        return name == "NOT"

    def _operand(self, column: str = "") -> Term | Group | None:
        token, kind = self.tokens[self.at], self._token_kind()
        self.at += 1
        if kind == "field":
            return self._in_field(token["field"].rstrip(": "))
        if kind == "open":
            return self._bracket(column)
        if kind == "near":
            return self._near(column)
        if kind == "quote":
            raise self._error("quote")
        if kind == "exact":
            return self._exact(column)
        if kind in {"phrase", "word"}:
            return self._term(token[kind], column, exact=token["exactly"] is not None, phrase=kind == "phrase")
        raise self._error("puzzle")

    def _exact(self, column: str) -> Term | None:
        word = self.tokens[self.at]["word"]
        self.at += 1
        return self._term(word or "", column, exact=True)

    def _in_field(self, name: str) -> Term | Group | None:
        column = FIELDS.get(name.lower())
        if column is None:
            raise self._error("field", name=name, known=", ".join(FIELDS))
        if self.at >= len(self.tokens) or self._token_kind() in {"close", "operator", "field"}:
            raise self._error("in_field", name=f"{name}:")
        found = self._operand(column)
        if found is None:
            raise self._error("in_field", name=f"{name}:")
        return found

    def _bracket(self, column: str) -> Term | Group | None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error("deep")
        found = self._or_expression()
        if self._token_kind() != "close":
            raise self._error("opened")
        self.at += 1
        self.depth -= 1
        return _in_column(found, column) if column and found is not None else found

    def _near(self, column: str) -> Term | None:
        begun = self.tokens[self.at - 1].end()
        end = self.words.find(")", begun)
        if end < 0:
            raise self._error("near_open")
        inside, _, distance = self.words[begun:end].rpartition(",") if "," in self.words[begun:end] else (self.words[begun:end], "", "10")
        while self.at < len(self.tokens) and self.tokens[self.at].start() < end + 1 and self.tokens[self.at].end() <= end + 1:
            self.at += 1
        if not distance.strip().isdecimal():
            raise self._error("near_distance", name=distance.strip())
        pieces = [_stems(phrase or word) for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', inside)]
        near = tuple(" ".join(piece) for piece in pieces if piece)
        if len(near) < 2:
            raise self._error("near_few")
        self._count_terms(len(near))
        return Term(near, _unless_unstemmed(column), distance=min(int(distance), 1000))

    def _term(self, text: str, column: str, *, exact: bool = False, phrase: bool = False) -> Term | None:
        found = _stems(text)
        self._count_terms(1)
        printed = " ".join(WORD.findall(text)) if exact or column in UNSTEMMED else ""
        if not found and not printed:
            return None
        common = not phrase and not column and not exact and len(found) == 1 and _plain(text) in COMMON
        where = column or (EXACT_COLUMNS if exact else "")
        if printed and exact and column not in UNSTEMMED:
            where = {"title_stems": "title", "lead_stems": "lead", "stems": "lead body"}.get(column, EXACT_COLUMNS)
        return Term(tuple(found), where, is_prefix=text.endswith("*") and not phrase and not printed, printed=printed, common=common)

    def _count_terms(self, number: int) -> None:
        self.count += number
        if self.count > MAX_TERMS:
            raise QuestionError("many", most=MAX_TERMS)


def _in_column(found: Term | Group, column: str) -> Term | Group:
    """Apply the field before a bracket to the terms inside the bracket."""
    if isinstance(found, Group):
        return Group(
            tuple(_in_column(part, column) for part in found.parts), tuple(_in_column(part, column) for part in found.excluded), found.is_or
        )
    if found.column:
        return found
    printed = " ".join(found.stems) if column in UNSTEMMED else ""
    return Term(found.stems, column, found.is_prefix, printed, found.distance if column not in UNSTEMMED else None)


def _unless_unstemmed(column: str) -> str:
    return "" if column in UNSTEMMED else column


def _stems(text: str) -> list[str]:
    return [stem(part) for whole in WORD.findall(text) for part in split_elision(whole)]


def _plain(text: str) -> str:
    found = WORD.findall(text.lower())
    return found[0] if len(found) == 1 and found[0] not in ELISIONS else ""
