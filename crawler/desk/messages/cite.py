"""Messages of citations."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "cite.title": ("Citer", "Cite"),
    "cite.txt": ("Texte", "Text"),
    "cite.iso690": ("ISO 690", "ISO 690"),
    "cite.apa": ("APA", "APA"),
    "cite.chicago": ("Chicago", "Chicago"),
    "cite.bib": ("BibTeX", "BibTeX"),
    "cite.ris": ("RIS", "RIS"),
    "cite.front": ("Une du {when}", "Front page, {when}"),
    "cite.page": ("Page de titres du {when}", "Page of headlines, {when}"),
    "cite.search": ("Recherche “{question}”", "Search “{question}”"),
    "cite.all": ("Tous les articles", "All articles"),
    "cite.found.one": ("{n} article sur {whole}", "{n} article of {whole}"),
    "cite.found.many": ("{n} articles sur {whole}", "{n} articles of {whole}"),
    "cite.this_version": ("citer cette version", "cite this version"),
    "cite.this_front": ("Citer cette page à cette date", "Cite this page at this time"),
    "cite.this_search": ("Citer cette recherche", "Cite this search"),
    "cite.back": ("Revenir à ce qui est cité", "Back to what is cited"),
    "cite.of_state": ("état {digest}", "state {digest}"),
    "cite.last_capture": ("dernière capture {when}", "last capture {when}"),
    "cite.state": (
        "L’empreinte de l’état reste la même tant que l’archive contient les mêmes captures, articles et versions.",
        "The digest of the state is the same as long as the archive has the same captures, articles and versions.",
    ),
}
