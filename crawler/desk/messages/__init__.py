"""The desk's messages: key → French and English text. Write ordinary spaces here: `Language` sets the French narrow spaces."""

from __future__ import annotations

from crawler.desk.messages import changes, cite, concordance, fronts, notebook, pages, search, words

WORDS: dict[str, tuple[str, str]] = {
    **pages.WORDS, **search.WORDS, **words.WORDS, **changes.WORDS, **concordance.WORDS, **cite.WORDS, **notebook.WORDS,
    **fronts.WORDS,
}  # fmt: skip
