"""Time as newspapers print it. The table has one line for each printed shape met on real pages."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.parsing.times.notation import find, may_state
from crawler.parsing.times.resolve import read_date

PARIS = ZoneInfo("Europe/Paris")
MONTREAL = ZoneInfo("America/Montreal")
FETCHED = datetime(2024, 11, 24, 12, 0, tzinfo=PARIS)  # a Sunday

SHAPES = """
Dernière mise à jour à 08h39 le 24/11 = 2024-11-24T08:39+01:00
exemple.fr | Publié le 2020-12-28 à 23:03 = 2020-12-28T23:03+01:00
Mis à jour le 29. 12. 2020 | Mots clés = 2020-12-29
·  2021-05-14  ·   Source: Agence = 2021-05-14
2023-06-19 10:07 = 2023-06-19T10:07+02:00
Publié le 30 août 2023 à 14h52, modifié le 30 août 2023 à 15h54 Temps de Lecture 4 min. = 2023-08-30T14:52+02:00 2023-08-30T15:54+02:00
Publié le 07 mai 2019 à 13h59 - Mis à jour le 08 mai 2019 à 09h03 = 2019-05-07T13:59+02:00 2019-05-08T09:03+02:00
04.05.2015 à 13h36 • Mis à jour le 05.05.2015 à 20h13 = 2015-05-04T13:36+02:00 2015-05-05T20:13+02:00
Le Bocage | 05.07.2011 à 22h09 = 2011-07-05T22:09+02:00
Publié aujourd’hui à 11h04, modifié à 11h49 = 2024-11-24T11:04+01:00 2024-11-24T11:49+01:00
Publié aujourd'hui à 10h35 = 2024-11-24T10:35+01:00
aujourd ʼhui à 10h35 = 2024-11-24T10:35+01:00
Daté du mercredi 12 janvier = 2022-01-12
Daté du vendredi 12 janvier = 2024-01-12
Publié le 05/04/2013 à 17:08 ; Mis à jour le 06/04/2013 à 10:37 = 2013-04-05T17:08+02:00 2013-04-06T10:37+02:00
Mise à jour à 16:15 / Mise à jour 10:38 = 2024-11-23T16:15+01:00 2024-11-24T10:38+01:00
Publié hier à 11:30 , Mis à jour hier à 12:30 = 2024-11-23T11:30+01:00 2024-11-23T12:30+01:00
Publié il y a 5 heures , Mis à jour il y a 50 minutes = 2024-11-24T07:00+01:00 2024-11-24T11:10+01:00
il y a 1 minute = 2024-11-24T11:59+01:00
il y a une heure = 2024-11-24T11:00+01:00
Il y a 1 h 30 min = 2024-11-24T10:30+01:00
le 15/06/2021 à 11:04 = 2021-06-15T11:04+02:00
Publié le 2 nov. 2023 à 16:00 Mis à jour le 2 nov. 2023 à 16:16 = 2023-11-02T16:00+01:00 2023-11-02T16:16+01:00
Publié le 2 nov. 2023 à 16:00Mis à jour le 2 nov. 2023 à 16:16 = 2023-11-02T16:00+01:00 2023-11-02T16:16+01:00
Publié le 18 juil. 2024 à 08:01 = 2024-07-18T08:01+02:00
27 octobre 2012 à 18:27 (Mis à jour: 10:56) = 2012-10-27T18:27+02:00 2024-11-24T10:56+01:00
30 avril 2015 à 07:19 (Mis à jour : 30 avril 2015 à 07:38) = 2015-04-30T07:19+02:00 2015-04-30T07:38+02:00
publié le 1er novembre 2023 à 16h28 = 2023-11-01T16:28+01:00
Par A et B — 24 novembre 2017 à 18:42 = 2017-11-24T18:42+01:00
1 mars 2019 à 15:20 = 2019-03-01T15:20+01:00
07.04.17 = 2017-04-07
Publié le 02/11/2023 à 15h57 = 2023-11-02T15:57+01:00
02-11-2023 • 16h43 = 2023-11-02T16:43+01:00
Publié le 01/06/18 à 23h03 — Mis à jour le 01/06/18 à 23h10 = 2018-06-01T23:03+02:00 2018-06-01T23:10+02:00
05/11/18 | BOXE/MMA = 2018-11-05
Publié le 27 octobre 2023 à 15h01 Lecture 1 min. = 2023-10-27T15:01+02:00
15 Mai 2019 à 06h00 = 2019-05-15T06:00+02:00
12 Octobre à 17h45 = 2024-10-12T17:45+02:00
Par X, le mercredi 15 mai 2019 à 13h48 = 2019-05-15T13:48+02:00
lundi 9 décembre 2019 à 09h08 = 2019-12-09T09:08+01:00
le 14.09.2020 à 11h46 = 2020-09-14T11:46+02:00
Publié le 29/10/2012 ; Mis à jour le 29/10/2012 à 14h03 = 2012-10-29 2012-10-29T14:03+01:00
27 juin 2019 Par Elba ; 30 juil. 2019 ; lun. 5 août 2019 = 2019-06-27 2019-07-30 2019-08-05
16 janv. 2016 | Par X = 2016-01-16
Le 10 décembre 2019 à 19:24 ; Article mis à jour le 7 janvier 2020. = 2019-12-10T19:24+01:00 2020-01-07
Le 30 janvier à 20:51 = 2024-01-30T20:51+01:00
Le 17/02/2020 = 2020-02-17
10.12.19 = 2019-12-10
jeudi 13 juin 2019 , par X = 2019-06-13
par La rédaction , le 20 janvier = 2024-01-20
Publié le 1er août ; Publié le 25 juillet = 2024-08-01 2024-07-25
Le 1er juillet à 19:47 , par V = 2024-07-01T19:47+02:00
(22 juin 2018 @11h13) = 2018-06-22T11:13+02:00
par X le 7 mai 2020 - 12:38. = 2020-05-07T12:38+02:00
Griffonné le 30 novembre 2017 = 2017-11-30
Hier à 19:20 = 2024-11-23T19:20+01:00
avant-hier à 19:20 = 2024-11-22T19:20+01:00
Publié le jeudi 24 Décembre 2020 à 07h47 = 2020-12-24T07:47+01:00
(21/09/2023 : 11:12) = 2023-09-21T11:12+02:00
Créé: 12.12.2019, 07h36 = 2019-12-12T07:36+01:00
26 octobre 2006, 0h00 = 2006-10-26T00:00+02:00
Publié à 0 h 23 = 2024-11-24T00:23+01:00
samedi 22 août 22 h 49 ; 17 mars ; Il y a 3 heures = 2020-08-22T22:49+02:00 2024-03-17 2024-11-24T09:00+01:00
18/02/2020 à 16:42 ; Publié sur 18/02/2020 ; 8 min lues = 2020-02-18T16:42+01:00 2020-02-18
Publié le 2022-04-26 | exemple.com = 2022-04-26
Édition du vendredi 1 avril 2016 = 2016-04-01
mercredi, 04 novembre 2020 19:19:27 = 2020-11-04T19:19:27+01:00
mardi 17 mars ; 01 janvier 1:00, = 2020-03-17 2024-01-01T01:00+01:00
22 mars 2019 à 17h56 par AFP = 2019-03-22T17:56+01:00
30/04/2024 - 16:00 ; 06/01/2026 - 14:16 UTC+1 = 2024-04-30T16:00+02:00 2026-01-06T14:16+01:00
Publié le 10 décembre 2020 à 20h08 = 2020-12-10T20:08+01:00
Depuis 7 heures  23 décembre 2020 = 2024-11-24T05:00+01:00 2020-12-23
05.12.2023 19:49 = 2023-12-05T19:49+01:00
9:20 - TITRE - exemple.fr = 2024-11-24T09:20+01:00
lundi, avril 28 = 2014-04-28
Ajouté au 09/01/2012 par X = 2012-01-09
il y a 7 mois ; l'année dernière =
Mise à jour 7:58 AM UTC, May 18, 2024 = 2024-05-18T07:58+00:00
Publié le 19 Nov 23 à 13:10 = 2023-11-19T13:10+01:00
26/09/12 - 16h34 = 2012-09-26T16:34+02:00
12h01 , le 12 juin 2017 = 2017-06-12T12:01+02:00
01 Nov 2023, 13:13 = 2023-11-01T13:13+01:00
samedi, 23 mars 2019. 10:00 (Mise à jour : samedi, 23 mars 2019. 15:09 ) = 2019-03-23T10:00+01:00 2019-03-23T15:09+01:00
Publié: 2 novembre 2022, 20:39 CET = 2022-11-02T20:39+01:00
le 3 mai 2023 à 17 h 04 HAE = 2023-05-03T17:04-04:00
2023-11-02CET10:13:54+0100 = 2023-11-02T10:13:54+01:00
2017-08-31CEST15:46:41+02:00 = 2017-08-31T15:46:41+02:00
2020-08-25|00h23 = 2020-08-25T00:23+02:00
Tue Aug 25 2020 00:23:33 GMT+0000 (Coordinated Universal Time) = 2020-08-25T00:23:33+00:00
Tue, 25 Aug 2020 00:23:33 +0200 = 2020-08-25T00:23:33+02:00
2013-03-06T11h50 = 2013-03-06T11:50+01:00
mise à jour le 12/01/2013 - 19h31 = 2013-01-12T19:31+01:00
2012-34-04 =
2023-04-100 =
31/02/2020 =
lundi = 2024-11-18
dimanche = 2024-11-24
le score est de 12/10 =
Publié le 14 juill. 2023 à 8 h 05 ; 3 juil 2022 = 2023-07-14T08:05+02:00 2022-07-03
05 Aoû 2023 - 10:32 ; 5 aout 2022 ; 1ER AOÛT 2021 = 2023-08-05T10:32+02:00 2022-08-05 2021-08-01
2 Févr. 2023 à 10H05 ; 3 fév. 2022 ; 4 fevr 2021 ; 5 Fév 2020 = 2023-02-02T10:05+01:00 2022-02-03 2021-02-04 2020-02-05
5 Septe. 2022 ; 6 Déce 2021 ; 7 janv 2020 ; 8 avr. 2019 ; 9 nov 2018 = 2022-09-05 2021-12-06 2020-01-07 2019-04-08 2018-11-09
le 1ᵉʳ janvier 2020 ; le 1º mars 2020 = 2020-01-01 2020-03-01
14 d�cembre 2020 ; 5 ao�t 2020 ; 6 f�vrier 2020 = 2020-12-14 2020-08-05 2020-02-06
le 1er mars 2020 à 10 :05 = 2020-03-01T10:05+01:00
le 2 mars 2020 à 10: 05 ; le 3 mars 2020 à 10 : 05 = 2020-03-02T10:05+01:00 2020-03-03T10:05+01:00
12/03/2020 à 10.05 ; 13.3.2020, 10.05 = 2020-03-12T10:05+01:00 2020-03-13T10:05+01:00
Publié le12/03/2020à08h05 = 2020-03-12T08:05+01:00
le 5 mars 2020 à 10h05min ; le 6 mars 2020 à 10 heures 05 = 2020-03-05T10:05+01:00 2020-03-06T10:05+01:00
le 5 mars 2022 à midi ; le 6 mars 2022 à minuit = 2022-03-05T12:00+01:00 2022-03-06T00:00+01:00
le 7 mars 2022 à midi 30 = 2022-03-07T12:30+01:00
rendez-vous à midi ; fermé à minuit =
5 mars 2022 à 8:05 p. m. = 2022-03-05T20:05+01:00
12/25/2020 8:05 AM = 2020-12-25T08:05+01:00
il y a 1h30 ; il y a 1 h 30 = 2024-11-24T10:30+01:00 2024-11-24T10:30+01:00
il y a 1 h 30 min ; il y a une heure et demie = 2024-11-24T10:30+01:00 2024-11-24T10:30+01:00
il y a une demi-heure ; il y a 2 heures et 15 minutes ; depuis 1h30 = 2024-11-24T11:30+01:00 2024-11-24T09:45+01:00 2024-11-24T10:30+01:00
il y a 1 jour et 3 heures ; 2 hours ago ; an hour ago = 2024-11-23 2024-11-24T10:00+01:00 2024-11-24T11:00+01:00
il y a 2 semaines ; il y a un an ; 3 weeks ago ; il y a 2 semaines à 10h =
hier soir à 20h15 ; avant-hier à 8h ; ce matin à 8h05 = 2024-11-23T20:15+01:00 2024-11-22T08:00+01:00 2024-11-24T08:05+01:00
cette nuit à 2h ; lundi soir à 20h = 2024-11-24T02:00+01:00 2024-11-18T20:00+01:00
samedi 5 mars 2022 à 17 h 05 (HNE) ; 6 mars 2022 à 17:05 (GMT) = 2022-03-05T17:05-05:00 2022-03-06T17:05+00:00
7 mars 2022, 17h05 TU ; 7 mars 2022 à 17h05 GMT = 2022-03-07T17:05+00:00 2022-03-07T17:05+00:00
5 mars 2022 à 17h05 (UTC+1) ; 6 mars 2022, 17h05 [HAE] = 2022-03-05T17:05+01:00 2022-03-06T17:05-04:00
le 5 mars 2022 à 17h05 est tombé ; le 6 mars 2022 à 17h05 tu viens = 2022-03-05T17:05+01:00 2022-03-06T17:05+01:00
6 juin 1944 ; le 12 mars 1850 ; 12/03/1987 à 10h ; 12/03/87 = 1944-06-06 1850-03-12 1987-03-12T10:00+01:00 1987-03-12
""".strip().splitlines()


def moments(text: str, **how: object) -> list[str]:
    """Every moment that a text states, in short ISO form; each is resolved by itself."""
    from crawler.parsing.times.resolve import resolve

    known = {"fetched_at": FETCHED, "zone": PARIS, **how}
    found = [resolve(printed, **known) for printed in find(text)]  # type: ignore[arg-type]
    return [short(one) for one in found if one is not None]


def short(moment: datetime | date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


@pytest.mark.parametrize("line", SHAPES, ids=lambda line: line.partition(" =")[0])
def test_a_printed_shape_is_read(line: str) -> None:
    text, _, expected = line.partition(" =")
    assert moments(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1598314800", "2020-08-25T00:20+00:00"), ("1598314800123", "2020-08-25T00:20+00:00"), ("20221102", "2022-11-02"),
     ("2023-04-07T17:36:59.001Z", "2023-04-07T17:36:59+00:00"), ("2023-11-22T09:15:00.0000000+01:00", "2023-11-22T09:15+01:00"),
     ("2024-04-30 16:00:34 +02:00", "2024-04-30T16:00:34+02:00"), ("2009-05-01T23:56+0300", "2009-05-01T23:56+03:00"),
     ("2009-05-01 23:56:00", "2009-05-01T23:56+02:00")],
)  # fmt: skip
def test_a_machine_s_time_is_read(text: str, expected: str) -> None:
    read = read_date(text, zone=PARIS)
    assert read is not None
    assert short(read) == expected


@pytest.mark.parametrize("text", ["12345", "99999999999999999999", "2012-34-04", "", "Invalid date", "0000-00-00 00:00:00", "{{ date }}"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_date(text, zone=PARIS, fetched_at=FETCHED) is None


@pytest.mark.parametrize(
    "text",
    ["Publié le 14 xyz. 2023 à 8 h 05", "08h39 le 24 juillett 2023", "le 5 prairial à 10h05", "lundi 5 prairial à 10h05",
     "08h39 le 24/13/2016",
     "31/02/2020 à 10h05", "14 jui 2023 à 10:05", "3 Octember 2021, 10:05", "12 mars 1534 à 10h", "demain à 10h", "5. März 2022 10:05"],
)  # fmt: skip
def test_an_hour_whose_day_is_not_read_is_not_today_s(text: str) -> None:
    assert moments(text) == []


@pytest.mark.parametrize("text", ["5 min de lecture 08h39", "Mis à jour à 08h39 3 commentaires", "Par Zoé Brun, 08h39"])
def test_an_hour_beside_other_numbers_is_an_hour(text: str) -> None:
    assert moments(text) == ["2024-11-24T08:39+01:00"]


def test_a_span_of_weeks_is_printed_and_names_no_day() -> None:
    assert [(one.vague, one.is_relative, one.has_day) for one in find("Publié il y a 2 semaines")] == [(True, True, False)]


@pytest.mark.parametrize("text", ["1970-01-01", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00", "1900-01-01 00:00:00"])
def test_the_zero_of_a_machine_s_clock_is_no_day(text: str) -> None:
    assert read_date(text, zone=PARIS) is None


def test_an_hour_printed_twice_by_a_template_states_no_minute() -> None:
    assert [(one.hour, one.minute) for one in find("le 4 mai 2020 à 15h:15")] == [(15, None)]


def test_a_year_less_stamp_takes_the_latest_year_not_after_the_fetch() -> None:
    assert moments("le 31/12 à 23h50", fetched_at=datetime(2024, 1, 1, 0, 10, tzinfo=PARIS)) == ["2023-12-31T23:50+01:00"]
    assert moments("le 29 février", fetched_at=datetime(2023, 3, 1, tzinfo=PARIS)) == ["2020-02-29"]


def test_the_address_gives_the_year_before_the_fetch_does() -> None:
    assert moments("Publié le 24/11 à 08h39", address_day=date(2016, 11, 24)) == ["2016-11-24T08:39+01:00"]
    assert moments("Publié le 31 décembre", address_day=date(2017, 1, 1), fetched_at=None) == ["2016-12-31"]


def test_without_fetch_and_address_a_year_less_stamp_stays_unread() -> None:
    assert moments("Publié le 24/11 à 08h39, hier, lundi, il y a 2 heures, à 19:56", fetched_at=None) == []


def test_a_bare_hour_is_on_the_day_of_the_publication() -> None:
    published = datetime(2012, 10, 27, 18, 27, tzinfo=PARIS)
    assert read_date("Mis à jour : 19:56", zone=PARIS, fetched_at=FETCHED, published=published) == datetime(
        2012, 10, 27, 19, 56, tzinfo=PARIS
    )


def test_the_day_before_yesterday_is_counted_in_the_outlet_s_zone() -> None:
    fetched = datetime(2024, 11, 24, 3, 0, tzinfo=UTC)  # still the 23rd in Montréal
    assert moments("hier à 20 h 15", fetched_at=fetched, zone=MONTREAL) == ["2024-11-22T20:15-05:00"]


def test_hours_ago_are_counted_across_the_change_of_the_clock() -> None:
    fetched = datetime(2024, 10, 27, 6, 0, tzinfo=PARIS)
    assert moments("il y a 5 heures", fetched_at=fetched) == ["2024-10-27T02:00+02:00"]


def test_the_hour_that_comes_twice_is_the_latest_not_after_the_fetch() -> None:
    after, between = datetime(2024, 10, 27, 4, 0, tzinfo=PARIS), datetime(2024, 10, 27, 0, 45, tzinfo=UTC)
    assert moments("aujourd’hui à 2h30", fetched_at=after) == ["2024-10-27T02:30+01:00"]
    assert moments("aujourd’hui à 2h30", fetched_at=between) == ["2024-10-27T02:30+02:00"]


def test_the_hour_that_the_clock_jumps_over_is_moved_on() -> None:
    assert moments("31/03/2024 à 02h30") == ["2024-03-31T03:30+02:00"]


def test_today_at_an_hour_still_to_come_was_yesterday() -> None:
    assert moments("aujourd’hui à 17h31") == ["2024-11-23T17:31+01:00"]


PIECES = st.sampled_from(
    [
        "hier",
        "il y a 3 heures",
        "aujourd'hui",
        "à",
        "le",
        "29",
        "février",
        "31/12",
        "24/11",
        "1er",
        "23:59",
        "8 h 05",
        "lundi",
        "avant-hier",
        "-",
        ",",
        "depuis",
        "2 jours",
        "12",
        "mars",
    ]
)
TIMES = st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2040, 1, 1), timezones=st.sampled_from([UTC, PARIS, MONTREAL]))


@given(st.lists(PIECES, max_size=6).map(" ".join), TIMES, st.sampled_from([PARIS, MONTREAL]))
def test_what_is_resolved_against_the_fetch_is_never_after_it(text: str, fetched_at: datetime, zone: ZoneInfo) -> None:
    for printed in find(text):
        if printed.year is None and printed.offset is None:
            read = read_date(text[printed.start : printed.end], zone=zone, fetched_at=fetched_at)
            if isinstance(read, datetime):
                assert read <= fetched_at + timedelta(microseconds=1)
            elif read is not None:
                assert read <= fetched_at.astimezone(zone).date()


@given(st.text(max_size=60) | st.lists(PIECES | st.text(max_size=4), max_size=8).map(" ".join), st.none() | TIMES)
def test_no_text_raises(text: str, fetched_at: datetime | None) -> None:
    read = read_date(text, zone=PARIS, fetched_at=fetched_at)
    assert read is None or isinstance(read, date)


@pytest.mark.parametrize("line", SHAPES, ids=lambda line: line.partition(" =")[0])
def test_the_quick_look_overlooks_nothing_that_is_read(line: str) -> None:
    text = line.partition(" =")[0]
    assert may_state(text) or not find(text)
