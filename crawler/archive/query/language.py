"""Parser of search questions: from words as French people type them to FTS5 expressions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from itertools import product

from crawler.archive.database.french import WORD, split_elision, stem
from crawler.archive.query.errors import Note, QuestionError
from crawler.archive.query.printed import NUMBER, UNNAMED_NUMBER, WILD_WORD, acronym_of, is_wild, number_of, pattern_of, tokens_of
from crawler.archive.query.question_tokens import BINARY, FIELDS, OPERAND_STARTS, Token, tokens_in
from crawler.archive.query.terms import ANYWHERE, COMMON, UNSTEMMED, Group, HighlightTerms, Piece, Question, Term

__all__ = ["ANYWHERE", "QUOTES", "HighlightTerms", "Question", "parse_question"]

SHOWN_FIELDS = "titre, chapo, texte, auteur, rubrique, agence"
FILTERS = {
    **dict.fromkeys(("journal", "source", "outlet", "media"), "outlet"),
    **dict.fromkeys(("pays", "country"), "country"),
    **dict.fromkeys(("langue", "language", "lang"), "language"),
    **dict.fromkeys(("genre", "kind", "type"), "kind"),
    **dict.fromkeys(("date", "depuis", "since", "jour", "mois"), "since"),
    **dict.fromkeys(("annee", "année", "year", "until"), "since"),
}
"""Names that people type as fields, and that are filters."""
MAX_CHARACTERS, MAX_TERMS, MAX_DEPTH, MAX_READINGS = 4000, 100, 20, 16
"""Limits of a question: characters, words, nested brackets; of a phrase: its forms in the index."""
FIRST_LETTERS = 2
"""So many letters must stand before `*` or `?`."""
QUOTES = str.maketrans(dict.fromkeys("«»“”„", '"'))
"""Quotation marks of French keyboards and word processors → `"`."""
ITEM = re.compile(rf"(?P<number>{UNNAMED_NUMBER})|(?:[^\W\d_]\.){{2,}}[^\W\d_]?(?![^\W_])|{WORD.pattern}")
"""What a phrase is made of: numbers, acronyms with points, words."""
MEANINGLESS = re.compile(r"""[^\w\s'’ʼ.,;:!?*/\-–—…·"()&+]+""")
"""Signs that neither the index nor the language of questions knows."""


def parse_question(words: str) -> Question:
    """Parse a question. Raises `QuestionError`, whose sentence says what is wrong and what can be typed.

    >>> parse_question("manifester devant l'Élysée").fts()
    '({title_stems stems} : "manifest" AND {title_stems stems} : "dev" AND {title_stems stems} : "elyse")'
    >>> parse_question('« conseil municipal » -Lyon').fts()
    '({title_stems stems} : "conseil municipal" NOT {title_stems stems} : "lyon")'
    >>> parse_question("titre:grève OU NEAR(train retard, 3)").fts()
    '({title_stems} : "grev" OR {title_stems stems} : NEAR("train" "retard", 3))'
    >>> parse_question('auteur:"Jean Dupont" communis*').fts()
    '({byline} : "jean dupont" AND {title lead body} : "communis" *)'
    >>> [note.sentence for note in parse_question("le maire de Lyon").notes]
    ['Left out, because nearly every article has them: le, de. To search them too, put them between quotation marks.']
    """
    return _Parser(unicodedata.normalize("NFC", words).translate(QUOTES)).parse()


@dataclass
class _Parser:
    words: str
    at: int = 0
    depth: int = 0
    count: int = 0
    tokens: list[Token] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)

    def parse(self) -> Question:
        if len(self.words) > MAX_CHARACTERS:
            raise QuestionError("long", most=MAX_CHARACTERS)
        self.tokens, self.notes = tokens_in(self.words)
        found = self._or_expression()
        if self.at < len(self.tokens):
            raise self._error("closed")
        if found is None:
            raise self._error("empty")
        for code, texts in (("left_out", self.left_out), ("signs", self.signs)):
            if texts:
                self.notes.append(Note.of(code, **{"words" if code == "left_out" else code: ", ".join(dict.fromkeys(texts))}))
        return Question(self.words, found if isinstance(found, Group) else Group((found,)), tuple(dict.fromkeys(self.notes)))

    def _error(self, code: str, **values: str) -> QuestionError:
        return QuestionError(code, words=self.words, **values)

    def _kind(self, ahead: int = 0) -> str:
        return self.tokens[self.at + ahead].kind if self.at + ahead < len(self.tokens) else ""

    def _operator(self) -> str:
        return self.tokens[self.at].value if self._kind() == "operator" else ""

    def _or_expression(self) -> Term | Group | None:
        sides = [self._and_expression()]
        while self._operator() == "OR":
            name = self.tokens[self.at].text
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
        while self.at < len(self.tokens) and self._kind() != "close" and self._operator() != "OR":
            negative = self._is_excluded(first=self.at == begun)
            one = self._operand()
            if one is not None:
                (excluded if negative else parts).append(one)
            elif negative:
                raise self._error("excludes_nothing")
        if excluded and not parts:
            raise self._error("only_excludes")
        parts = self._without_common(parts)
        if len(parts) == 1 and not excluded:
            return parts[0]
        return Group(tuple(parts), tuple(excluded)) if parts else None

    def _without_common(self, parts: list[Term | Group]) -> list[Term | Group]:
        """The parts without words that nearly every text has. Where all are such words, they are a phrase: `à la une`."""
        common = [part for part in parts if isinstance(part, Term) and part.common]
        if len(common) < len(parts):
            self.left_out += [term.typed for term in common]
            return [part for part in parts if part not in common]
        if len(common) < 2:
            return parts
        typed = " ".join(term.typed for term in common)
        self.notes.append(Note.of("phrase", typed=typed))
        return [replace(common[0], forms=((tuple(word for term in common for word in term.forms[0][0]),),), typed=typed, common=False)]

    def _is_excluded(self, *, first: bool) -> bool:
        """Consume the operator or minus sign before an operand; whether the operand is excluded."""
        name = self._operator()
        if name:
            if first and name == "AND":
                raise self._error("begins", name=self.tokens[self.at].text)
            self.at += 1
            if name == "AND" and self._operator() == "NOT":
                name = "NOT"
                self.at += 1
            if self._operator() or self._kind() in {"", "close"}:
                raise self._error("after", name=self.tokens[self.at - 1].text)
        if self._kind() == "exclude":
            self.at += 1
            return True
        return name == "NOT"

    def _operand(self, column: str = "") -> Term | Group | None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "field":
            return self._in_field(token)
        if token.kind == "open":
            return self._bracket(column)
        if token.kind == "near":
            return self._near(token, column)
        if token.kind in BINARY:
            raise self._error("beside", name=token.text)
        if token.kind in {"quote", "range", "near_open"}:
            raise self._error(token.kind)
        if token.kind in {"phrase", "word", "exact", "exact_phrase"}:
            return self._beside(token, column) if self._kind() in BINARY else self._term(token, column)
        raise self._error("puzzle")

    def _in_field(self, token: Token) -> Term | Group | None:
        name = token.value
        column = FIELDS.get(name.lower())
        if column is None and name.lower() in FILTERS:
            raise QuestionError("filter", name=name, option=FILTERS[name.lower()])
        if column is None:
            raise self._error("field", name=name, known=SHOWN_FIELDS)
        if self._kind() not in OPERAND_STARTS - {"field", "exclude"}:
            raise self._error("in_field", name=token.text.strip())
        found = self._operand(column)
        if found is None:
            raise self._error("in_field", name=token.text.strip())
        return found

    def _bracket(self, column: str) -> Term | Group | None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error("deep")
        found = self._or_expression()
        if self._kind() != "close":
            raise self._error("opened")
        self.at += 1
        self.depth -= 1
        return self._in_column(found, column) if column and found is not None else found

    def _in_column(self, found: Term | Group, column: str) -> Term | Group:
        """Apply the field before a bracket to the terms inside the bracket."""
        if isinstance(found, Group):
            parts, excluded = (tuple(self._in_column(part, column) for part in side) for side in (found.parts, found.excluded))
            return Group(parts, excluded, found.is_or)
        if found.column:
            return found
        if column in UNSTEMMED and not found.is_printed:
            self._refuse_wild(found.typed, column)
            return self._words_in(found.typed, column)
        return replace(found, column=column)

    def _beside(self, token: Token, column: str) -> Term | None:
        """`mot NEAR/5 autre`: words and phrases between such operators."""
        pieces, distance, in_order, begun = [token.value], 0, True, token
        while self._kind() in BINARY:
            operator, following = self.tokens[self.at], self._kind(1)
            if following not in {"word", "phrase"} or begun.kind not in {"word", "phrase"}:
                raise self._error("beside", name=operator.text)
            pieces.append(self.tokens[self.at + 1].value)
            distance, in_order = max(distance, operator.distance), in_order and operator.kind == "adjacent"
            self.at += 2
        if in_order:
            self.notes.append(Note.of("read_as", typed=operator.text, read='"' + " ".join(pieces) + '"'))
            return self._term(replace(token, kind="phrase", value=" ".join(pieces)), column)
        self.notes.append(Note.of("read_as", typed=operator.text, read=f"NEAR({' '.join(map(_quoted, pieces))}, {distance})"))
        return self._near_term(pieces, distance, column)

    def _near(self, token: Token, column: str) -> Term | None:
        inside, _, distance = token.value.rpartition(",") if "," in token.value else (token.value, "", "10")
        if not distance.strip().isdecimal():
            raise self._error("near_distance", name=distance.strip())
        pieces = [phrase or word for phrase, word in re.findall(r'"([^"]*)"|([^\s"]+)', inside)]
        return self._near_term(pieces, int(distance), column)

    def _near_term(self, pieces: list[str], distance: int, column: str) -> Term:
        column = "" if column in UNSTEMMED else column
        printed = any("*" in piece or "?" in piece for piece in pieces)
        for piece in pieces:
            self._refuse_wild(piece, "")
        read = [[tokens_of(piece)] if printed else _readings(piece)[0] for piece in pieces]
        read = [forms for forms in read if forms[0]]
        if len(read) < 2:
            raise self._error("near_few")
        self._count_terms(len(read))
        return Term(tuple(product(*read))[:MAX_READINGS], column, printed, distance=min(distance, 1000), typed=" ".join(pieces))

    def _term(self, token: Token, column: str) -> Term | None:
        text, exact = token.value, token.kind in {"exact", "exact_phrase"}
        self._count_terms(1)
        if token.kind == "word":
            self.signs += MEANINGLESS.findall(NUMBER.sub("", text))
        if not WORD.search(text):
            self.signs += [text] if text not in self.signs else []
            return None
        self._refuse_wild(text, column)
        if column in UNSTEMMED:
            return replace(self._words_in(text, column), pattern=pattern_of(text) if exact else "")
        if exact or any(map(is_wild, tokens_of(text))):
            tokens = tokens_of(text) if exact or token.kind == "phrase" else _without_elision(text)
            return Term(((tokens,),), column, is_printed=True, pattern=pattern_of(text) if exact else "", typed=text)
        found = number_of(text)
        if found:
            forms, pattern = found
            return Term(tuple((form,) for form in forms), column, pattern=pattern, typed=text)
        readings, numbers = _readings(text)
        common = token.kind == "word" and not column and len(readings[0]) == 1 and _plain(text) in COMMON
        return Term(tuple((form,) for form in readings), column, numbers=numbers, common=common, typed=text)

    def _words_in(self, text: str, column: str) -> Term:
        """Words in a column that has no stems."""
        letters = acronym_of(text)
        forms = [("".join(letters),), letters] if letters else [tokens_of(text)]
        return Term(tuple((form,) for form in forms), column, is_printed=True, typed=text)

    def _refuse_wild(self, text: str, column: str) -> None:
        for word in WILD_WORD.findall(text):
            if is_wild(word) and column in UNSTEMMED and not re.fullmatch(r"[^*?]{2,}\*", word):
                raise QuestionError("wild_field", text=word, name=column)
            if is_wild(word) and len(re.split(r"[*?]", word)[0]) < FIRST_LETTERS and word.strip("*?"):
                raise QuestionError("wild", text=word)

    def _count_terms(self, number: int) -> None:
        self.count += number
        if self.count > MAX_TERMS:
            raise QuestionError("many", most=MAX_TERMS)


def _readings(text: str) -> tuple[list[Piece], tuple[str, ...]]:
    """The forms of a word or phrase as stems, and the patterns of its numbers.

    >>> _readings("la CGT")[0]
    [('la', 'cgt'), ('la', 'c', 'g', 't')]
    """
    items: list[list[Piece]] = []
    numbers = []
    for match in ITEM.finditer(text):
        letters = acronym_of(match.group())
        if match["number"] and (found := number_of(match["number"])):
            items.append(list(found[0]))
            numbers.append(found[1])
        elif letters:
            items.append([(stem("".join(letters)),), letters])
        else:
            items.append([tuple(stem(part) for word in WORD.findall(match.group()) for part in split_elision(word))])
    joined = (tuple(word for piece in chosen for word in piece) for chosen in product(*items))
    return list(dict.fromkeys(form for form, _ in zip(joined, range(MAX_READINGS), strict=False))) or [()], tuple(numbers)


def _without_elision(text: str) -> Piece:
    """The words of a typed word with `*` or `?`, without elided ones: `l'Élys*`."""
    parts = re.split(r"['’ʼ]", text)
    kept = [part for at, part in enumerate(parts) if at == len(parts) - 1 or split_elision(f"{part}'x")[:1] != ["x"]]
    return tokens_of(" ".join(kept))


def _plain(text: str) -> str:
    found = WORD.findall(text.lower())
    return found[0] if len(found) == 1 else ""


def _quoted(text: str) -> str:
    return f'"{text}"' if " " in text else text
