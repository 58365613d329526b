"""A parsed question: terms and groups of terms, as FTS5 expressions and as SQL conditions that read the stored text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product

from crawler.archive.database.french import fold, stem
from crawler.archive.query.errors import Note
from crawler.archive.query.printed import MARK, is_wild

ANYWHERE = "title_stems stems"
UNSTEMMED = {"byline": "authors", "section": "section", "agency": "agency"}
"""Index columns that hold words and not stems → column of `articles`."""
PRINTED_COLUMNS = {ANYWHERE: "title lead body", "title_stems": "title", "lead_stems": "lead", "stems": "lead body"}
"""Columns with stems → the columns with the words as printed."""
NO_WORD = "ßß"
"""A word that no text has."""
COMMON = frozenset({
    "a", "à", "ai", "as", "au", "aux", "avec", "c", "ce", "ces", "cet", "cette", "d", "dans", "de", "des", "du", "elle", "elles", "en",
    "est", "et", "etait", "était", "eux", "il", "ils", "j", "je", "l", "la", "là", "le", "les", "leur", "leurs", "lui", "m", "ma", "mais",
    "me", "meme", "même", "mes", "moi", "mon", "n", "ne", "nos", "notre", "nous", "on", "ont", "ou", "où", "par", "pas", "pour", "qu",
    "que", "qui", "s", "sa", "se", "ses", "si", "son", "sont", "sur", "t", "ta", "te", "tes", "toi", "ton", "tu", "un", "une", "vos",
    "votre", "vous", "y",
})  # fmt: skip
"""Words that nearly every text contains. Beside other words and outside phrases they are left out: they are slow and exclude nothing."""
COMMON_STEMS = frozenset(map(stem, COMMON))

Piece = tuple[str, ...]
"""A word, or the words of a phrase."""
Expand = Callable[[str, str], tuple[str, ...]]
"""A word with `*` or `?` and index columns → the words of the archive that it covers."""


@dataclass(frozen=True, slots=True)
class HighlightTerms:
    """The words and phrases that are highlighted in a found text."""

    stems: frozenset[str] = frozenset()
    phrases: tuple[Piece, ...] = ()
    """Sequences of stems that are highlighted only together."""
    printed: tuple[Piece, ...] = ()
    """Sequences of folded words as printed; `*` and `?` stand for letters."""
    patterns: tuple[str, ...] = ()
    """Regular expressions."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word, phrase or NEAR of a question."""

    forms: tuple[tuple[Piece, ...], ...]
    """Its forms in the index, one of which must match: `CGT` and `C.G.T.`. Each has one piece, or for NEAR several."""
    column: str = ""
    """The index columns to search; empty: the default columns."""
    is_printed: bool = False
    """Whether the forms are folded words as printed, with `*` and `?`; otherwise they are stems."""
    pattern: str = ""
    """The regular expression that the stored text must match too: `=côte`, `10 %`."""
    numbers: tuple[str, ...] = ()
    """The regular expressions of the numbers within a phrase."""
    distance: int | None = None
    """For NEAR: the largest number of words in between."""
    common: bool = False
    typed: str = ""

    @property
    def reads_text(self) -> bool:
        """As of a group."""
        return bool(self.pattern or self.numbers)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All its regular expressions."""
        return (self.pattern, *self.numbers) if self.pattern else self.numbers

    @property
    def is_word(self) -> bool:
        """Whether it is a single word, without `*` and `?`."""
        return self.distance is None and not any(len(form[0]) > 1 or any(map(is_wild, form[0])) for form in self.forms)

    def columns(self, where: str) -> str:
        column = self.column or where
        return PRINTED_COLUMNS[column] if self.is_printed and column not in UNSTEMMED else column

    def fts(self, where: str, expand: Expand) -> str:
        column = self.columns(where)
        found = [self._expression(pieces) for form in self.forms for pieces in _expanded(form, column, expand)]
        whole = " OR ".join(found) or f'"{NO_WORD}"'
        return f"{{{column}}} : " + (f"({whole})" if len(found) > 1 else whole)

    def _expression(self, pieces: tuple[Piece, ...]) -> str:
        written = [f'"{" ".join(piece).removesuffix("*")}"' + " *" * piece[-1].endswith("*") for piece in pieces]
        return written[0] if self.distance is None else f"NEAR({' '.join(written)}, {self.distance})"

    def highlight(self) -> HighlightTerms:
        if self.pattern:
            return HighlightTerms(patterns=(self.pattern,))
        pieces = tuple(piece for form in self.forms for piece in form)
        if self.is_printed:
            return HighlightTerms(printed=pieces)
        if self.distance is None:
            return HighlightTerms(frozenset(piece[0] for piece in pieces if len(piece) == 1), tuple(one for one in pieces if len(one) > 1))
        return HighlightTerms(frozenset(word for piece in pieces for word in piece))


def _expanded(form: tuple[Piece, ...], column: str, expand: Expand) -> Iterator[tuple[Piece, ...]]:
    """The form with words of the archive in place of those with `*` and `?`, except a `*` at the end of a piece, which FTS5 has itself."""

    def words_for(word: str, *, last: bool) -> tuple[str, ...]:
        plain = not is_wild(word) or (last and not is_wild(word[:-1]) and word.endswith("*"))
        return (word,) if plain else expand(word, column)

    words = [words_for(word, last=at == len(piece) - 1) for piece in form for at, word in enumerate(piece)]
    for chosen in product(*words):
        rest = iter(chosen)
        yield tuple(tuple(next(rest) for _ in piece) for piece in form)


@dataclass(slots=True)
class Conditions:
    """What makes an FTS5 expression exact: SQL conditions on `articles_fts`, and the values of their parameters."""

    where: str
    expand: Expand
    name: str = "t"
    values: dict[str, str] = field(default_factory=dict)

    def of(self, part: Term | Group, *, implied: bool) -> str:
        """The condition that a term or group matches. `implied`: the expression of the question holds already; then it may be empty."""
        if not part.reads_text:
            return "" if implied else self._in_index(part)
        if isinstance(part, Term):
            both = [self._in_text(part)] if implied else [self._in_index(part), self._in_text(part)]
            return "(" + " AND ".join(both) + ")"
        if part.is_or:
            return "(" + " OR ".join(self.of(one, implied=False) for one in part.parts) + ")"
        found = [self.of(one, implied=implied) for one in part.parts]
        found += [f"NOT {self.of(one, implied=False)}" for one in part.excluded if one.reads_text or not implied]
        return "(" + " AND ".join(filter(None, found)) + ")"

    def _value(self, text: str) -> str:
        name = f"{self.name}{len(self.values)}"
        self.values[name] = text
        return f":{name}"

    def _in_index(self, part: Term | Group) -> str:
        value = self._value(part.fts(self.where, self.expand))
        return f"+articles_fts.rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH {value})"  # noqa: S608 - a parameter

    def _in_text(self, term: Term) -> str:
        column = term.column or self.where
        if column in UNSTEMMED:
            texts = f"x.{UNSTEMMED[column]}, NULL, NULL"
        else:
            read = PRINTED_COLUMNS[column].split()
            texts = ", ".join(f"x.{name}" if name in read else "NULL" for name in ("title", "lead", "body"))
        calls = " AND ".join(f"{MARK}({self._value(pattern)}, {texts})" for pattern in term.patterns)
        return f"(SELECT {calls} FROM articles x WHERE x.article_id = articles_fts.rowid)"  # noqa: S608 - names of ours


@dataclass(frozen=True, slots=True)
class Group:
    """An AND or (`is_or`) OR of `parts`, without texts that match any of `excluded`."""

    parts: tuple[Term | Group, ...]
    excluded: tuple[Term | Group, ...] = ()
    is_or: bool = False

    @property
    def reads_text(self) -> bool:
        """Whether its FTS5 expression also finds articles that do not match, so that their text must be read."""
        return any(part.reads_text for part in (*self.parts, *self.excluded))

    def fts(self, where: str, expand: Expand) -> str:
        joined = (" OR " if self.is_or else " AND ").join(part.fts(where, expand) for part in self.parts)
        text = f"({joined})" if len(self.parts) > 1 else joined
        for part in self.excluded:
            if not part.reads_text:
                text = f"({text} NOT {part.fts(where, expand)})"
        return text

    def terms(self) -> Iterator[Term]:
        """All terms, except the excluded ones."""
        for part in self.parts:
            if isinstance(part, Term):
                yield part
            else:
                yield from part.terms()



def _without_ligatures(word: str) -> str:
    return word.replace("œ", "oe").replace("æ", "ae")


def _unexpanded(word: str, columns: str) -> tuple[str, ...]:
    return (word.replace("*", "").replace("?", ""),)


@dataclass(frozen=True, slots=True)
class Question:
    """A parsed question."""

    words: str
    group: Group
    notes: tuple[Note, ...] = ()
    """What was left out of the question, or read in another way than it was typed."""

    def fts(self, where: str = ANYWHERE, expand: Expand = _unexpanded) -> str:
        """The question as an FTS5 expression. Terms without a field are searched in the columns `where`."""
        return self.group.fts(where, expand)

    @property
    def reads_text(self) -> bool:
        """Whether the expression also finds articles that do not match."""
        return self.group.reads_text

    @property
    def accented(self) -> tuple[str, ...]:
        """The single words that were typed with accents, without `=`."""
        terms = (term for term in self.group.terms() if term.is_word and not term.is_printed and term.typed.isalpha())
        return tuple(dict.fromkeys(term.typed for term in terms if fold(term.typed) != _without_ligatures(term.typed.lower())))

    @property
    def only_single_words(self) -> bool:
        """Whether the question has only single words: no phrase, no NEAR, no `*`."""
        return all(term.is_word for term in self.group.terms())

    @property
    def required_words(self) -> str | None:
        """For a question with a phrase that has common words (« de la »): an FTS5 expression of its other words, all required.

        None where there is no such phrase, or where the question has an OR or brackets. Such phrases are the most expensive ones: FTS5
        compares the positions of the common words in every text.
        """
        if self.group.is_or or not all(isinstance(part, Term) for part in self.group.parts):
            return None
        terms = [term for term in self.group.terms() if not term.is_printed and len(term.forms) == 1]
        if not any(len(piece) > 1 and COMMON_STEMS & {*piece} for term in terms for piece in term.forms[0]):
            return None
        words = dict.fromkeys(word for term in terms for piece in term.forms[0] for word in piece if word not in COMMON_STEMS)
        return " AND ".join(f'"{word}"' for word in words) or "NULL"

    @property
    def highlight_terms(self) -> HighlightTerms:
        """What is highlighted in any text; `highlights` has what is highlighted in one column."""
        return self.highlights("title", "lead", "body")

    def highlights(self, *columns: str) -> HighlightTerms:
        """What is highlighted in these columns of an article: `title`, `lead`, `body`."""
        wanted = {*columns}
        found = [
            term.highlight()
            for term in self.group.terms()
            if term.column not in UNSTEMMED and wanted & {*PRINTED_COLUMNS[term.column or ANYWHERE].split()}
        ]
        return HighlightTerms(
            frozenset(word for one in found for word in one.stems),
            tuple(dict.fromkeys(phrase for one in found for phrase in one.phrases)),
            tuple(dict.fromkeys(words for one in found for words in one.printed)),
            tuple(dict.fromkeys(pattern for one in found for pattern in one.patterns)),
        )
