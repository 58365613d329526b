"""The tokens of a question. Operators of Europresse, Gallica, Factiva and Lucene are read as ours, with a note."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.archive.query.errors import Note
from crawler.archive.query.printed import UNNAMED_NUMBER

FIELDS = {
    "titre": "title_stems",
    "title": "title_stems",
    "tit_head": "title_stems",
    "chapo": "lead_stems",
    "chapô": "lead_stems",
    "lead": "lead_stems",
    "texte": "stems",
    "text": "stems",
    "auteur": "byline",
    "author": "byline",
    "aut_by": "byline",
    "rubrique": "section",
    "section": "section",
    "agence": "agency",
    "agency": "agency",
}
"""Field name before a colon → column of the index. `TIT_HEAD=`, `LEAD=`, `TEXT=` and `AUT_BY=` are Europresse's."""
BINARY = {"beside", "adjacent"}
"""Tokens between two words: at most so many words apart; one directly after the other."""
OPERAND_STARTS = {"word", "phrase", "exact", "exact_phrase", "field", "open", "near", "exclude"}
OPERAND_ENDS = {"word", "phrase", "exact", "exact_phrase", "close", "near"}
OPERATORS = {"AND": "AND", "ET": "AND", "&&": "AND", "&": "AND", "OR": "OR", "OU": "OR", "|": "OR", "||": "OR",
             "NOT": "NOT", "SAUF": "NOT", "SANS": "NOT"}  # fmt: skip
LOWER_CASE = {"et": "AND", "ou": "OR", "sauf": "NOT"}
"""Words that are operators between two others, even in lower case."""
OURS = {"AND": "ET", "OR": "OU", "NOT": "SAUF"}
DEFAULT_DISTANCE, MAX_DISTANCE = 10, 1000
END = r"(?=[\s()]|$)"


TOKEN = re.compile(
    rf"""\s*(?:(?P<near>NEAR\s*\()
      | (?P<range>\[[^\]]*\s(?:TO|À|A)\s[^\]]*\])
      | (?P<open>\() | (?P<close>\))
      | (?P<operator>(?:AND|OR|NOT|ET|OU|SAUF|&&?){END}|\|\|?)
      | (?P<beside>(?:NEAR|PRES|PRÈS|PROX|ADJ|W|N)\s?/?\s?\d+{END}|(?:near|pres|près|prox|adj|w)/\d+{END}|(?:NEAR|PRES|PRÈS|PROX|ADJ){END})
      | (?P<exclude>[-!](?=["\w(=]))
      | \+(?=["\w(=])
      | (?P<field>(?i:{"|".join(name for name in FIELDS if "_" not in name)})\s?:|(?:TIT_HEAD|LEAD|TEXT|AUT_BY)\s?=|[^\W\d_]+:(?=["(=\w]))
      | (?P<exactly>=)?"(?P<phrase>[^"]*)"(?:~(?P<slop>\d+))?(?:\^[\d.]+)?
      | =(?P<exact>\w[^\s()"|]*)
      | (?P<quote>")
      | (?P<number>{UNNAMED_NUMBER}(?=[\s()"]|$))
      | (?P<word>[^\s()"|]+))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a question."""

    kind: str
    """`word`, `phrase`, `exact`, `exact_phrase`, `near` (its words and distance), `open`, `close`, `operator`, `exclude`, `field`,
    `beside`, `adjacent`, `range`; `quote` and `near_open` for what is never closed."""
    text: str
    """As typed."""
    value: str
    """What it stands for."""
    distance: int = 0


def tokens_in(words: str) -> tuple[list[Token], list[Note]]:
    """The tokens of a question, and notes on those that were read in another way than typed.

    >>> [(token.kind, token.value) for token in tokens_in('tram | métro !"gare de Lyon"~3')[0]]
    [('word', 'tram'), ('operator', 'OR'), ('word', 'métro'), ('exclude', '!'), ('near', 'gare de Lyon, 3')]
    """
    found: list[Token] = []
    notes: list[Note] = []
    at = 0
    while match := TOKEN.match(words, at):
        at = match.end()
        if match.lastgroup == "near":
            end = words.find(")", at)
            if end < 0:
                return [Token("near_open", match.group(), "")], notes
            found.append(Token("near", match.group(), words[at:end]))
            at = end + 1
        elif match.lastgroup is not None:
            found.append(_token(match, notes))
    return _with_lower_case_operators(found, notes), notes


def _token(match: re.Match[str], notes: list[Note]) -> Token:
    kind, text = match.lastgroup or "", match.group().strip()
    if kind in {"phrase", "slop"}:
        if match["slop"]:
            near = f"{match['phrase']}, {match['slop']}"
            notes.append(Note.of("read_as", typed=text, read=f"NEAR({near})"))
            return Token("near", text, near)
        return Token("exact_phrase" if match["exactly"] else "phrase", text, match["phrase"])
    if kind == "operator":
        if text not in OURS and text not in OURS.values():
            notes.append(Note.of("read_as", typed=text, read=OURS[OPERATORS[text]]))
        return Token(kind, text, OPERATORS[text])
    if kind == "beside":
        number = re.search(r"\d+", text)
        adjacent = text.upper().startswith("ADJ") and not number
        return Token("adjacent" if adjacent else kind, text, text, min(int(number[0]), MAX_DISTANCE) if number else DEFAULT_DISTANCE)
    if kind == "field":
        return Token(kind, text, text.rstrip(":= "))
    if kind == "word":
        plain = re.sub(r"(?<=\w)(?:~[\d.]*|\^[\d.]+)$", "", text)
        if plain != text:
            notes.append(Note.of("signs", signs=text[len(plain) :]))
        return Token(kind, text, plain)
    return Token("word" if kind == "number" else kind, text, match[kind])


def _with_lower_case_operators(found: list[Token], notes: list[Note]) -> list[Token]:
    """`tram ou métro`: the words et, ou, sauf between two others are operators."""
    read: list[Token] = []
    for number, token in enumerate(found):
        following = found[number + 1] if number + 1 < len(found) else None
        between = read and read[-1].kind in OPERAND_ENDS and following is not None and following.kind in OPERAND_STARTS
        if token.kind == "word" and token.value in LOWER_CASE and between and following and following.value not in LOWER_CASE:
            value = LOWER_CASE[token.value]
            if value != "AND":
                notes.append(Note.of("operator", typed=token.value, read=OURS[value]))
            read.append(Token("operator", token.text, value))
        else:
            read.append(token)
    return read
