"""The errors that a search or filter can have: a code and an English sentence each. `crawler.desk.question_errors` has the French ones."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.errors import HemeroError

HELP = 'try words, "a phrase", -excluded, mot OU autre, titre:mot, chapo:mot, auteur:nom, =mot, mot* or NEAR(mot autre, 5)'
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
    "wild": "« {text} » has too few letters before the sign * or ?: begin with at least two letters.",
    "forms": "« {text} » stands for more than {most} words of this archive: type more letters.",
    "wild_field": "« {text} »: * and ? are understood in words of titles, leads and texts, not in the field {name}.",
    "beside": "The search « {words} » has {name} without a word or phrase on both sides: write NEAR(mot autre, 5).",
    "range": "The search « {words} » has a range: days are filters, since and until (--since 2016-01 --until 2016-06).",
    "filter": "« {name} » is a filter and no field of the search: choose it beside the search, or with --{option}.",
    "unknown": "The archive has no {filter} {text!r}: hemero status says which newspapers it has, hemero stats what they hold.",
    "unknown_near": "The archive has no {filter} {text!r}: did you mean {near}?",
    "unknown_listed": "The archive has no {filter} {text!r}: {there}.",
    "address": "The archive has no article at {text}: it may be known and not yet crawled (hemero status), or under another address.",
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
    "change_kind": "There is no kind '{text}' of change: {known}.",
    "counted_by": "Changes are counted by {known}.",
    "concordance_sort": "A concordance is sorted by {known}.",
    "concordance_field": "A concordance reads {known}.",
    "headline_sort": "Headlines are sorted by {known}.",
    "headline_order": "What stood on front pages is sorted by {known}.",
    "headline_step": "Headlines are counted by {known}.",
    "no_article": "The archive has no article {article_id}: hemero search finds articles by their words.",
    "forgotten": "Article {article_id} was forgotten on {day}: nothing of it is kept.",
    "no_version": "Article {article_id} has no version {version}: it has {most}.",
    "no_headlines": "The archive has no headlines of {name!r}: hemero status says which newspapers it has.",
    "no_headlines_page": "The archive has no headlines of {name}: hemero status says what there is.",
    "moment": "« {text} » is no moment: write 2016-11-24 08:00, 24/11/2016 8h or 2016-11-24T08:00+01:00.",
    "page": "The page that was asked for is none that this search gave: begin at the first.",
}
"""Error code → sentence; its `{fields}` are filled from the values of the `QuestionError`."""


FILTER_NAMES = {
    "outlet": "newspaper", "country": "country", "language": "language", "section": "section", "author": "author", "agency": "agency",
}  # fmt: skip
"""Filter → its name in a sentence."""
NOTES = {
    "left_out": "Left out, because nearly every article has them: {words}. To search them too, put them between quotation marks.",
    "signs": "Left out, because they mean nothing here: {signs}.",
    "read_as": "« {typed} » is read as {read}.",
    "phrase": "« {typed} » is searched as a phrase.",
    "operator": "« {typed} » is read as {read}. To search the word itself, put it in quotation marks.",
    "accents": "« {typed} » also finds the word with other accents, after the others; ={typed} finds only this one.",
    "absent": "No article has the word « {typed} ».",
}
"""Note code → sentence, for what was understood in another way than it was typed."""


@dataclass(frozen=True, slots=True)
class Note:
    """What was left out of a search, or read in another way than it was typed. `code` is a key of `NOTES`; `values` fill its sentence."""

    code: str
    values: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, code: str, **values: str) -> Note:
        """A note with these values."""
        return cls(code, tuple(values.items()))

    @property
    def sentence(self) -> str:
        """The note in English."""
        return NOTES[self.code].format(**dict(self.values))


class QuestionError(HemeroError):
    """A search or filter that cannot be understood. `code` is a key of `QUESTION_ERRORS`; `values` fill its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        said = values | ({"filter": FILTER_NAMES[str(values["filter"])]} if "filter" in values else {})
        super().__init__(QUESTION_ERRORS[code].format(**said))
        self.code, self.values = code, values
