"""Names of authors in references."""

from __future__ import annotations

import pytest
import rispy
from pybtex.database import parse_string

from crawler.exports import bibtex, ris
from crawler.exports.citation import Reference
from crawler.exports.names import divided

NAMES = {
    "Anne-Marie Le Goff": ("Anne-Marie", "", "Le Goff"),
    "Dominique de Villepin": ("Dominique", "de", "Villepin"),
    "Jean d’Ormesson": ("Jean", "d’", "Ormesson"),
    "Charles de La Fontaine": ("Charles", "de", "La Fontaine"),
    "Robin van der Meer": ("Robin", "van der", "Meer"),
    "Jean-Claude Van Damme": ("Jean-Claude", "", "Van Damme"),
    "Awa Sarr": ("Awa", "", "Sarr"),
    "Zine Ben Ali": ("Zine", "", "Ben Ali"),
    "DUPONT Jean": ("Jean", "", "DUPONT"),
    "de Villepin, Dominique": ("Dominique", "de", "Villepin"),
}


@pytest.mark.parametrize("printed", NAMES)
def test_a_name_is_divided(printed: str) -> None:
    name = divided(printed)
    assert (name.given, name.particle, name.family) == NAMES[printed]
    assert not name.whole


@pytest.mark.parametrize("printed", ["AFP", "Le Monde avec AFP", "La rédaction", "Service politique", "a, b, c", "Jean & Paul", ""])
def test_a_newsroom_is_not_divided(printed: str) -> None:
    assert divided(printed).family == printed
    assert divided(printed).whole


def test_programs_read_the_parts() -> None:
    cited = Reference("a", "T", "Le Monde", "I", ("Dominique de Villepin", "Anne-Marie Le Goff", "Le Monde avec AFP"))
    people = parse_string(bibtex.entry(cited), "bibtex").entries["a"].persons["author"]
    assert [(one.first_names, one.prelast_names, one.last_names) for one in people[:2]] == [
        (["Dominique"], ["de"], ["Villepin"]), (["Anne-Marie"], [], ["Le", "Goff"]),
    ]  # fmt: skip
    assert rispy.loads(ris.entry(cited))[0]["authors"] == ["de Villepin, Dominique", "Le Goff, Anne-Marie", "Le Monde avec AFP"]
