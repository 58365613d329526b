from __future__ import annotations

import pytest

from crawler.article import Article
from crawler.parsing.classification.soft_404 import is_soft_404

SHORT = ("Nous sommes désolés. Vous pouvez revenir à la page d'accueil ou lancer une recherche dans nos archives depuis 1999.",)


@pytest.mark.parametrize(
    "title",
    [
        "Oups ! Cette page n'existe pas",
        "Oups, cette page n’existe plus !",
        "Page introuvable",
        "Erreur 404",
        "404",
        "404 - Page non trouvée",
        "La page que vous cherchez est introuvable",
        "Désolé, cet article n'est plus disponible",
        "L'article demandé a été supprimé",
        "Page not found",
        "This page could not be found",
        "Nous ne trouvons pas la page demandée",
        "Introuvable",
    ],
)
def test_a_page_that_says_it_does_not_exist_is_none(title: str) -> None:
    assert is_soft_404(Article(url="https://exemple.fr/a", title=title, paragraphs=SHORT))
    assert is_soft_404(Article(url="https://exemple.fr/a", paragraphs=(title,)))


@pytest.mark.parametrize(
    "title",
    [
        "Le pont de Rivebelle rouvre après deux ans de travaux",
        "La Peugeot 404 fête ses soixante ans",
        "Le médicament reste introuvable dans les pharmacies",
        "Une page se tourne pour le club",
        "Le village qui n'existe plus",
    ],
)
def test_an_article_is_one_whatever_it_tells(title: str) -> None:
    assert not is_soft_404(Article(url="https://exemple.fr/a", title=title, paragraphs=SHORT))


def test_a_long_or_signed_text_about_missing_pages_is_an_article() -> None:
    title = "Pourquoi cette page n'existe pas"
    assert not is_soft_404(Article(url="https://exemple.fr/a", title=title, paragraphs=SHORT * 12))
    assert not is_soft_404(Article(url="https://exemple.fr/a", title=title, paragraphs=SHORT, authors=("Jeanne Morel",)))
