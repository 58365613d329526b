# ruff: noqa: E501  (sentences and markup are easier to read unbroken)
"""The old template: tables, nothing but a printed stamp, windows-1252 under the name of ISO-8859-1."""

from __future__ import annotations

from crawler.demo.page_content import Proof
from crawler.demo.templates.chrome import esc
from crawler.demo.writing.newsroom import SECTIONS, TITLE
from crawler.demo.writing.texts import Block
from crawler.demo.writing.versions import windows_1252

SIDES = ("Les plus lus", "En continu", "À lire aussi")
CONTENT_TYPE = "text/html"
ENCODING = "windows-1252"


def _side(proof: Proof, title: str) -> str:
    side = proof.side(title)
    items = "".join(
        f'&#8226; {f"{entry.published:%H:%M} - " if title == "En continu" else ""}<a href="{entry.link.url.removeprefix(proof.base)}" class="lien">{esc(entry.link.text)}</a><br>\n' for entry in side.entries
    )
    return f'<table width="200" border="0" cellpadding="4"><tr><td bgcolor="#003366"><font color="#ffffff"><b>{side.title}</b></font></td></tr>\n<tr><td class="petit">{items}</td></tr></table>\n' if items else ""


def _paragraphs(blocks: tuple[Block, ...]) -> str:
    shapes = {"h2": "<p><b>{}</b></p>", "question": "<p><b>{}</b></p>", "li": "<ul><li>{}</li></ul>", "hour": "<p><i>{}</i></p>"}
    return "\n".join(shapes.get(block.kind, "<p>{}</p>").format(esc(block.text)) for block in blocks)


def _breaks(blocks: tuple[Block, ...]) -> str:
    """All the text in one cell, parted by line breaks."""
    shapes = {"h2": "<b>{}</b>", "question": "<b>{}</b>", "hour": "<i>{}</i>"}
    return "<br><br>\n".join(shapes.get(block.kind, "{}").format(esc(block.text)) for block in blocks)


def _photos(proof: Proof) -> str:
    return "".join(
        f'<table align="right" width="210"><tr><td><img src="/photos/{proof.story.number}-{place}.png"></td></tr><tr><td><font size="1">{esc(caption)} ({esc(credit)})</font></td></tr></table>\n'
        for place, (caption, credit) in enumerate(proof.story.captions(), 1)
    )


def _pager(proof: Proof) -> str:
    if len(proof.pages) == 1:
        return ""
    pages = " ".join(f"[{page}]" if page == proof.page else f'<a href="{proof.story.page_path(page)}">[{page}]</a>' for page in range(1, len(proof.pages) + 1))
    following = f' <a href="{proof.story.page_path(proof.page + 1)}">Suite &gt;&gt;</a>' if proof.next_url else ""
    return f"<center>{pages}{following}</center>"


def page(proof: Proof) -> str:
    """The whole page as HTML; it has to be encoded in windows-1252."""
    story, edition = proof.story, proof.edition
    links = " | ".join(f'<a href="/{section.slug}/"><font color="#ffffff">{section.title}</font></a>' for section in SECTIONS)
    lead = f'<p class="chapeau"><b>{esc(edition.lead)}</b></p>' if edition.lead and proof.page == 1 else ""
    text = _breaks(proof.blocks) if story.dress % 2 else _paragraphs(proof.blocks)
    kicker = f'<font color="#990000"><b>{esc(story.kicker)}</b></font><br>' if story.kicker else ""
    return windows_1252(f"""<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=ISO-8859-1">
<TITLE>{TITLE} : {esc(edition.title)}</TITLE>
</HEAD>
<BODY bgcolor="#ffffff" topmargin="0">
<table width="760" border="0" align="center"><tr><td><a href="/"><img src="/logo.png" border="0" alt="La Gazette"></a></td><td align="right"><script>document.write(new Date())</script></td></tr>
<tr><td colspan="2" bgcolor="#003366">{links}</td></tr></table>
<table width="760" border="0" align="center"><tr><td width="540" valign="top">
<font size="1"><a href="/">Accueil</a> &gt; <a href="/{story.section.slug}/">{story.section.title}</a></font><br>
{kicker}<h1>{esc(edition.title)}</h1>
<font size="1" class="date">{proof.stamp}</font><br>
{lead}
{_photos(proof)}<div class="article">
{text}
</div>
<p align="right"><i>{esc(", ".join(story.authors))}</i></p>
{_pager(proof)}
<font size="1"><a href="javascript:print()">Imprimer</a> - <a href="mailto:redaction@gazette.example">Envoyer</a></font>
</td><td width="210" valign="top">
{_side(proof, "Les plus lus")}{_side(proof, "En continu")}{_side(proof, "À lire aussi")}
<a href="/services/publicite"><img src="/pub/200x400.png" border="0"></a>
</td></tr></table>
<center><font size="1">&copy; {TITLE} - <a href="/services/contact">Contact</a> - <a href="/services/mentions-legales">Mentions l&eacute;gales</a></font></center>
</BODY>
</HTML>
""")
