"""The errors that a search or filter can have: a code and an English sentence each. `crawler.desk.question_errors` has the French ones."""

from __future__ import annotations

from crawler.errors import HemeroError

HELP = 'try words, "a phrase", -excluded, mot OU autre, titre:mot, chapo:mot, auteur:nom or NEAR(mot autre, 5)'
QUESTION_ERRORS = {
    "long": "The search has more than {most} characters: make it shorter.",
    "many": "The search has more than {most} words: make it shorter.",
    "closed": f"The search « {{words}} » has a bracket that is closed and was never opened: {HELP}.",
    "opened": f"The search « {{words}} » has a bracket that is never closed: {HELP}.",
    "deep": f"The search « {{words}} » has too many brackets in each other: {HELP}.",
    "empty": f"The search « {{words}} » holds no word to look for: {HELP}.",
    "one_side": f"The search « {{words}} » has {{name}} without a word on both sides: {HELP}.",
    "excludes_nothing": f"The search « {{words}} » excludes something that is no word: {HELP}.",
    "only_excludes": f"The search « {{words}} » only says what is not to be there: {HELP}.",
    "begins": f"The search « {{words}} » begins with {{name}}: {HELP}.",
    "after": f"The search « {{words}} » has {{name}} without a word after it: {HELP}.",
    "quote": f"The search « {{words}} » has a quotation mark that is never closed: {HELP}.",
    "puzzle": f"The search « {{words}} » cannot be understood: {HELP}.",
    "field": f"The search « {{words}} » names a field « {{name}} » that is none ({{known}}): {HELP}.",
    "in_field": f"The search « {{words}} » has no word after {{name}}: {HELP}.",
    "near_open": f"The search « {{words}} » has a NEAR whose bracket is never closed: {HELP}.",
    "near_distance": f"The search « {{words}} » has a NEAR with « {{name}} » where the number of words should be: {HELP}.",
    "near_few": f"The search « {{words}} » has a NEAR of fewer than two words: {HELP}.",
    "day": "« {text} » is no day: write 2016-11-24 (or 24/11/2016, 24 novembre 2016, 2016-11, 2016).",
    "days": "The days from {since} to {until} are none: put the earlier one first.",
    "kind": "There is no kind '{text}' of article: {known}.",
    "no_lines": "No word was named: give words or phrases, a comma between two of them.",
    "lines": "More than {most} words are more than one plot can show: ask for fewer at a time.",
    "points": "That is more than {most} points: take a longer step or fewer days.",
    "no_words": "No word was given to look for: give words or a phrase.",
    "size": "A sequence of words has 1 to {most} words.",
    "sequences": "The selected articles have more than {most} million words, too many to count sequences: select fewer articles.",
    "window": "A window reaches 1 to {most} words to each side.",
    "measure": "That is no measure of association: {known}.",
    "part": "That divides no articles: {known}.",
    "page": "The page that was asked for is none that this search gave: begin at the first.",
}
"""Error code → sentence; its `{fields}` are filled from the values of the `QuestionError`."""


class QuestionError(HemeroError):
    """A search or filter that cannot be understood. `code` is a key of `QUESTION_ERRORS`; `values` fill its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(QUESTION_ERRORS[code].format(**values))
        self.code, self.values = code, values
