"""What a line says of its authors: labels, functions, places, agencies, other people's works."""

from __future__ import annotations

import pytest

from crawler.parsing.credits.names import credit_in, names_of

WRITTEN = """
Un texte de Zoé Le Goff
Une enquête d’Zoé Le Goff
Une tribune de Zoé Le Goff, historienne
La chronique de Zoé Le Goff
Un reportage signé Zoé Le Goff
Signé : Zoé Le Goff
Autrice : Zoé Le Goff
Author: Zoé Le Goff
Posted by Zoé Le Goff on
Texte : Zoé Le Goff / Photos : Luc Hamel
Texte Zoé Le Goff, photos Luc Hamel
Texte Zoé Le Goff Photos Luc Hamel
Textes : Zoé Le Goff – Illustrations : Luc Hamel et Anne Marchand
Texte et photos : Zoé Le Goff
Photos et texte par Zoé Le Goff
Zoé Le Goff (texte) et Luc Hamel (photos)
Zoé Le Goff (traduit par Luc Hamel)
Par Zoé Le Goff, traduit de l’anglais par Luc Hamel
Zoé Le Goff | translated by Luc Hamel
De notre correspondante à Vire, Zoé Le Goff
De notre envoyée spéciale à Vire Zoé Le Goff
Notre correspondante Zoé Le Goff
Zoé Le Goff, envoyée spéciale à Vire
Zoé Le Goff, Vire
par Zoé Le Goff — Vire
Zoé Le Goff Journaliste web
Par Zoé Le Goff hier à 10:00
Par Zoé Le Goff il y a 2 heures
Par Zoé Le Goff @zoelegoff
Zoé Le Goff z.legoff@lebocage.fr
"""


@pytest.mark.parametrize("line", WRITTEN.strip().splitlines())
def test_a_line_names_who_wrote_and_nobody_else(line: str) -> None:
    assert names_of(line) == ["Zoé Le Goff"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("AFP (édité par Luc Hamel)", ["AFP", "Luc Hamel"]),
        ("Zoé Le Goff - édité par Luc Hamel", ["Zoé Le Goff", "Luc Hamel"]),
        ("avec le service politique du Bocage", ["service politique du Bocage"]),
        ("La rédac’ avec AFP", ["La rédac’", "AFP"]),
        ("Un collectif de chercheurs", ["Un collectif de chercheurs"]),
        ("Sources : AFP, Reuters", ["AFP", "Reuters"]),
        ("Agence France-Presse (AFP)", ["Agence France-Presse"]),
        ("L’agence AFP", ["AFP"]),
        ("Keystone ATS", ["Keystone ATS"]),
        ("APA-Dakar (Sénégal)", ["APA"]),
        ("AFP/VNA/CVN", ["AFP", "VNA", "CVN"]),
        ("(A.B.)", ["A.B."]),
        ("Kim Jong-hwan et Abd el-Kader Ould Sidi", ["Kim Jong-hwan", "Abd el-Kader Ould Sidi"]),
        ("Yann ar Bihan", ["Yann ar Bihan"]),
        ("Zoé Le Goff et Elba", ["Zoé Le Goff", "Elba"]),
    ],
)
def test_agencies_newsrooms_and_rare_names_are_read(line: str, names: list[str]) -> None:
    assert names_of(line) == names


NOBODY = """
Photos : Luc Hamel
Illustrations de Luc Hamel
Infographie : Luc Hamel
Traduction : Luc Hamel
Mise en ligne par Luc Hamel
L’AUTEUR
L’autrice
À propos de l’auteur
Voir tous les articles de Zoé Le Goff
Éditorial
Édito
Tribune
Il
Biographie
Sport
Suivre
De notre correspondante à Vire
Correspondance particulière
"""


@pytest.mark.parametrize("line", NOBODY.strip().splitlines())
def test_labels_sections_and_other_works_name_nobody(line: str) -> None:
    assert names_of(line) == []


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ("Zoé Le Goff avec AFP", True),
        ("Zoé Le Goff, correspondante à Vire", True),
        ("Zoé Le Goff, à Vire", True),
        ("Zoé Le Goff/Sports", True),
        ("Zoé Le Goff rit", False),
        ("Par Toutatis, le pont rouvre", False),
    ],
)
def test_a_line_is_a_credit_or_more(line: str, whole: bool) -> None:
    assert credit_in(line).whole is whole
