"""Le Quotidien du Peuple: the page this project began with, in each template its system has had."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import pytest

import crawler
from crawler import outlets
from crawler.parsing import parser

TITLE = "Un titre de notre façon pour une page de test"
ADDRESS = "http://french.peopledaily.com.cn/Chine/n3/2016/1124/c31354-9145215.html"
UNDATED = "http://french.peopledaily.com.cn/Chine/9145215.html"
IMAGE = '<table><tr><td><img src="/NMediaFile/2016/1124/FOREIGN201611240839000123456789012.jpg"></td></tr></table>'
PAGER = '<center><table border="0" align="center" width="40%"><tr><td><a href="c31354-2.html">Page 2</a></td></tr></table></center>'
CLOCK = '<div class="p1_right" id="p_clock">jeudi 1 décembre 2016</div>'

TEMPLATES = {
    "2021": '<div class="w860 d2txtCon cf"><h1>{title}</h1><div class="origin cf"><a href="/">le Quotidien du Peuple en ligne</a>'
    "<span>{stamp}</span></div>{image}{body}{pager}</div>",
    "2011_a": '<div id="p_navigator"><a href="/">Accueil</a>&gt;&gt;<a href="/Chine/">Chine</a></div><h1 id="p_title">{title}</h1>'
    '<div class="wb_1 clear"><span id="p_origin">Xinhua</span> <span id="p_publishtime">{stamp}</span></div>'
    '<div class="wb_6"><a href="#">Imprimer</a></div><div class="wb_12 wb_12b clear" id="p_content">{image}{body}</div>{pager}'
    '<div class="wb_4">(Rédacteurs : Wei Shan, Guangqi Cui)</div>',
    "2011_b": '<div class="w980 wb_10 clear"><h1>{title}</h1><div>{stamp}</div></div>'
    '<div class="wb_12 clear">{image}<p align="center"><img src="/a.jpg"></p>{body}{pager}</div>',
    "2011_c": '<div class="d2p3_left wb_left fl"><h2>{title}</h2><div class="wb_1 clear">{stamp}</div>{image}{body}'
    '<div class="zdfy clearfix"><a href="index2.html">2</a></div></div>',
}
"""The body of each template; `2011_a` has the editors' line, `2011_b` its caption paragraphs, `2011_c` its pager in a block."""

SEED = Path(__file__).parents[3] / "shared" / "seed" / "page.txt"
STAMP = "Dernière mise à jour à 08h39 le 24/11"
FETCHED = datetime(2016, 11, 25, 12, tzinfo=UTC)
UPDATED = "2016-11-24T08:39:00+08:00"
OURS = (
    [
        "Le chantier du grand viaduc de la vallée a repris mercredi, a annoncé la direction de la ligne devant les deux maires.",
        "Il s'agit de la dernière étape avant l'ouverture de la ligne, prévue pour l'été prochain si le temps le permet.",
        "Cette année marque le trentième anniversaire de la coopération entre les deux rives, née d'un premier bac à vapeur.",
        "Les habitants attendent beaucoup de ce pont, a indiqué un commerçant, ajoutant que le marché pourrait doubler de taille.",
        "La direction a appelé les deux communes à s'entendre sur les horaires et sur le prix du passage pour les écoliers.",
        "Un second ouvrage, plus modeste, sera construit en amont pour les vélos et les piétons, selon la même source.",
        "Les travaux ont occupé jusqu'à quatre cents personnes, a fait remarquer le chef de chantier au cours de la visite.",
    ],
    [
        "Le bac du soir change d'horaire pour l'hiver",
        "Une école de musique ouvre dans l'ancienne gare",
        "La récolte de thé s'annonce meilleure que prévu",
    ],
    ["Trois idées de promenade au bord du fleuve", "Le cinéma de la place rouvre après deux ans de travaux"],
)
"""Paragraphs and the two blocks of headlines of a page of our own."""


def page_of(
    template: str, stamp: str, paragraphs: Sequence[str], blocks: dict[str, Sequence[str]], *, publishdate: str | None = None
) -> bytes:
    """One page, UTF-8: metas as the system writes them, a page clock, the side column after the article, the WeChat line last."""
    metas = '<meta name="contentid" content="F_9145215"><meta name="catalogs" content="F_31354">'
    if publishdate:
        metas += f'<meta name="publishdate" content="{publishdate}">'
    body = "".join(f"<p>　　{escape(text, quote=False)}</p>\n" for text in paragraphs)
    main = TEMPLATES[template].format(title=TITLE, stamp=stamp, image=IMAGE, body=body, pager=PAGER)
    side = "".join(_block(number, title, texts) for number, (title, texts) in enumerate(blocks.items()))
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="content-type" content="text/html;charset=UTF-8"/>{metas}'
        f"<title>{TITLE} - le Quotidien du Peuple en ligne</title></head><body>{CLOCK}"
        '<div class="nav"><a href="/Chine/">Chine</a> <a href="/Economie/">Economie</a> <a href="/Afrique/">Afrique</a></div>'
        f'{main}<div class="p1_right fr">{side}<div class="weixin"><a href="/weixin.html">Nous suivre sur WeChat</a></div></div>'
        "</body></html>"
    ).encode()


def _block(number: int, title: str, texts: Sequence[str]) -> str:
    items = "".join(f'<li><a href="{path_of(number, rank)}">{escape(text, quote=False)}</a></li>' for rank, text in enumerate(texts))
    return f'<div class="d2_{number} clear"><h2>{title}</h2><ul class="list_14">{items}</ul></div>'


def path_of(block: int, rank: int) -> str:
    """The path that a side column's headline leads to; hrefs of this system hold stray tabs."""
    return f"/n3/2016/10{10 + block}/c31355-91{block}{rank:02}00.html"


def seed() -> tuple[list[str], list[str], list[str]]:
    """Paragraphs and headlines (eight, then five) of the page this project began with."""
    if not SEED.exists():
        pytest.skip("the shared corpus is not here")
    lines = SEED.read_text(encoding="utf-8").split("\n")
    text = [line for line in lines[2:] if line and "WeChat" not in line]
    return text[:-13], text[-13:-5], text[-5:]


@pytest.fixture(params=["seed", "ours"])
def content(request: pytest.FixtureRequest) -> tuple[list[str], list[str], list[str]]:
    return seed() if request.param == "seed" else OURS


def read(
    content: tuple[list[str], list[str], list[str]],
    template: str,
    *,
    url: str = ADDRESS,
    publishdate: str | None = "2016-11-24",
    fetched_at: datetime | None = FETCHED,
) -> crawler.Article:
    paragraphs, first, second = content
    body = page_of(template, STAMP, paragraphs, {"Les plus lus": first, "Economie": second}, publishdate=publishdate)
    return crawler.parse(body, url, fetched_at=fetched_at)


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_every_template_gives_title_text_and_stamp(template: str, content: tuple[list[str], list[str], list[str]]) -> None:
    article = read(content, template)
    assert article.outlet == "quotidien_du_peuple"
    assert article.title == TITLE
    assert article.stamp == STAMP
    assert article.text.split("\n\n") == content[0]


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_every_template_gives_the_headlines_of_both_blocks(template: str, content: tuple[list[str], list[str], list[str]]) -> None:
    _, first, second = content
    article = read(content, template)
    blocks = (("Les plus lus", first), ("Economie", second))
    expected = [(title, rank, text) for title, texts in blocks for rank, text in enumerate(texts, 1)]
    assert [(headline.block, headline.rank, headline.text) for headline in article.headlines] == expected
    assert article.headlines[0].url == "http://french.peopledaily.com.cn" + path_of(0, 0)


@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_the_line_of_the_messenger_is_neither_text_nor_headline(template: str, content: tuple[list[str], list[str], list[str]]) -> None:
    article = read(content, template)
    assert "WeChat" not in article.text + " ".join(headline.text for headline in article.headlines)


@pytest.mark.parametrize(
    ("known", "url", "publishdate", "fetched_at"),
    [
        ("the address", ADDRESS, None, None),
        ("publishdate", UNDATED, "2016-11-24", None),
        ("the time of the fetch", UNDATED, None, FETCHED),
        ("all three", ADDRESS, "2016-11-24", datetime(2026, 11, 23, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("template", sorted(TEMPLATES))
def test_the_year_less_stamp_takes_its_year_from_what_is_known(
    template: str, known: str, url: str, publishdate: str | None, fetched_at: datetime | None
) -> None:
    article = read(OURS, template, url=url, publishdate=publishdate, fetched_at=fetched_at)
    assert isinstance(article.updated, datetime), known
    assert article.updated.isoformat() == UPDATED


@pytest.mark.parametrize("pager", ["d2_18 clear", "page_n", "zdfy clearfix"])
def test_the_next_page_is_the_one_labelled_in_chinese(pager: str) -> None:
    links = '<a href="index.html">1</a> <a href="index2.html">2</a> <a href="index2.html">下一页</a> <a href="index13.html">尾页</a>'
    body = f'<html><body><div class="{pager}">{links}</div></body></html>'.encode()
    url = "http://french.peopledaily.com.cn/Horizon/index.html"
    assert parser.read(body, url, outlet=outlets.get("quotidien_du_peuple")).next_page == "http://french.peopledaily.com.cn/Horizon/index2.html"


def test_without_anything_that_states_the_year_there_is_no_time() -> None:
    article = read(OURS, "2021", url=UNDATED, publishdate=None, fetched_at=None)
    assert (article.published, article.updated, article.stamp) == (None, None, STAMP)
