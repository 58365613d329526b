"""Messages of the concordance page."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "nav.concordance": ("Concordance", "Concordance"),
    "concordance.title": ("Concordance", "Concordance"),
    "concordance.search": ("Mots ou expression", "Words or a phrase"),
    "concordance.ask": ("Chaque occurrence de ces mots, dans son contexte.", "Every occurrence of these words, in its context."),
    "concordance.sort": ("Trier par", "Sort by"),
    "concordance.sort.newest": ("date, récentes d’abord", "date, newest first"),
    "concordance.sort.oldest": ("date, anciennes d’abord", "date, oldest first"),
    "concordance.sort.outlet": ("journal", "newspaper"),
    "concordance.sort.left": ("mots d’avant", "words before"),
    "concordance.sort.right": ("mots d’après", "words after"),
    "concordance.sort.word": ("le mot lui-même", "the word itself"),
    "concordance.in": ("Dans", "In"),
    "concordance.field.title": ("les titres", "titles"),
    "concordance.field.lead": ("les chapôs", "leads"),
    "concordance.field.body": ("les textes", "texts"),
    "concordance.total.one": ("{n} occurrence", "{n} occurrence"),
    "concordance.total.many": ("{n} occurrences", "{n} occurrences"),
    "concordance.part": (
        "{total} dans les {articles} premiers des {of} articles ; le CSV et hemero concordance lisent les autres",
        "{total} in the first {articles} of {of} articles; the CSV and hemero concordance read the others",
    ),
    "concordance.nothing": ("Aucun article ne contient ces mots.", "No article holds these words."),
    "concordance.lines": ("Les occurrences", "The occurrences"),
    "concordance.when": ("Parution", "Published"),
    "concordance.outlet": ("Journal", "Newspaper"),
    "concordance.before": ("Avant", "Before"),
    "concordance.word": ("Occurrence", "Occurrence"),
    "concordance.after": ("Après", "After"),
    "concordance.left": ("Mots d’avant", "Words before"),
    "concordance.right": ("Mots d’après", "Words after"),
    "concordance.beside": ("Juste avant, juste après", "Directly before, directly after"),
    "concordance.csv": ("Toutes les occurrences en CSV", "All occurrences as CSV"),
}
