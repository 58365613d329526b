"""Ebra: the nine dailies of eastern France."""

from crawler.parsing.outlet import System

EBRA = System(
    name="ebra", title="Ebra",
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
    seen=(2020, 2023),
    lead=".chapo p",
    body=".paywall2, .textComponent",
    stamp="article .infos",
    authors="article .infos .author",
    blocks=((".insetComponent", ".insetTitle", "a"),),
)  # fmt: skip
