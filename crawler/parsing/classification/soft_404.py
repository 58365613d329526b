"""Soft 404s: pages that are answered with 200 and say that there is no page."""

from __future__ import annotations

import re

from crawler.article import Article

MOST_TEXT = 1000
"""Characters of text that such a page has at most; a longer one is an article about missing pages."""
_THING = r"(?:page|article|contenu|document|fichier|url|adresse|lien|rubrique|site|content|file|address|post|ressource|resource)s?"
_MISSING = (
    r"(?:introuvables?|inexistante?s?|n['’ ]existe(?:nt)? (?:pas|plus)|non trouvée?s?"
    r"|n['’ ]est (?:pas|plus) (?:disponible|en ligne|accessible)|n['’ ]a (?:pas|pu) (?:pu )?(?:être|été) trouvée?"
    r"|a été (?:supprimée?|retirée?|effacée?)|indisponible|not found|does(?: not|n['’]t) exist"
    r"|no longer (?:available|exists)|(?:can|could)(?: ?not|n['’]t) be found|has been removed)"
)
_SAID = re.compile(
    rf"\b{_THING}\b[^.!?]{{0,60}}?\b{_MISSING}"
    rf"|^(?:erreur|error)?\s*:?\s*404\b|\b(?:erreur|error|http)\s*404\b"
    rf"|\bne (?:trouvons|retrouvons|parvenons)[^.!?]{{0,40}}\b{_THING}\b|\b{_MISSING}\s*[-–|:(]*\s*(?:erreur )?404\b"
    rf"|^(?:page )?(?:not found|introuvable)$",
    re.IGNORECASE,
)


def is_soft_404(article: Article) -> bool:
    """Whether a page that was read is one: no article, whatever stands on it."""
    return not (article.stamp or article.authors) and says_missing(article.title, article.text)


def says_missing(title: str | None, text: str) -> bool:
    """Whether a page's headline, or the little text that it has, says that what was asked for is not there.

    >>> says_missing("Oups ! Cette page n'existe pas", "Revenez à l'accueil."), says_missing("Le pont n'existe plus", "")
    (True, False)
    """
    if len(text) > MOST_TEXT:
        return False
    return _SAID.search(" ".join(title.split()) if title else text[:300]) is not None
