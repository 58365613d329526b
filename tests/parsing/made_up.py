"""An article of made-up words, for the pages on which one field is tried."""

from __future__ import annotations

TITLE = "Le pont de la vallée rouvre aux voitures après dix mois de travaux"
SENTENCES = (
    "Les habitants des deux rives attendaient ce moment depuis le printemps, et la mairie avait promis une fête sur la place.",
    "La circulation reprend dans les deux sens, mais les camions devront encore passer par la déviation pendant quelques semaines.",
    "Le chantier a coûté plus cher que prévu parce que les piles, dans le lit de la rivière, étaient plus abîmées que sur les plans.",
    "Une école de musique jouera samedi sur le tablier, et les commerçants du bourg offriront le café aux premiers passants.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
