"""GEXF 1.3 for Gephi: the promotion network of newspapers or articles, with the days of each edge. <https://gexf.net>"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, Any

from crawler.archive.extracts.promotion_network import Link, article_titles, outlet_titles, promotion_links
from crawler.exports.format import Format, Source, encode_chunks
from crawler.exports.markup import attribute

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
<meta><creator>Hémérothèque</creator><description>{description}</description></meta>
<graph mode="dynamic" defaultedgetype="directed" timeformat="date">
"""
OUTLET_FIELDS = (("country", "string"), ("kind", "string"))
ARTICLE_FIELDS = (("outlet", "string"), ("url", "string"), ("published", "string"))
EDGE_FIELDS = (("headlines", "integer"), ("captures", "integer"))
"""Attributes of an edge: the number of distinct headlines, and of captures that have them."""
NONE = "none"
"""The node for pages of sites without an outlet file."""
Node = tuple[Any, str, tuple[str | None, ...]]


def newspapers(source: Source) -> Iterator[bytes]:
    """A node for each newspaper; an edge from the newspaper whose pages have headlines to the newspaper whose articles they link to."""
    return encode_chunks(_newspapers(source))


def articles(source: Source) -> Iterator[bytes]:
    """A node for each article; an edge from the article whose page has a headline to the article that it links to."""
    return encode_chunks(_articles(source))


def _newspapers(source: Source) -> Iterator[str]:
    names: set[str] = set()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as edges:
        for link in _write_edges(source, edges, articles=False):
            names |= {link.source or NONE, link.target or NONE}
        titles = outlet_titles(source.db)
        known = ((name, *titles.get(name, (name, None, None))) for name in sorted(names))
        nodes = ((name, title, (country, kind)) for name, title, country, kind in known)
        yield from _graph("Who promotes whom: newspapers", OUTLET_FIELDS, nodes, edges)


def _articles(source: Source) -> Iterator[str]:
    last = source.db.execute("SELECT coalesce(max(article_id), 0) FROM articles").fetchone()[0]
    met = bytearray(last + 1)  # one flag for each article id
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as edges:
        for link in _write_edges(source, edges, articles=True):
            met[link.source] = met[link.target] = 1
        titles = article_titles(source.db, (number for number, there in enumerate(met) if there))
        nodes = ((number, title, (outlet, url, published)) for number, title, outlet, url, published in titles)
        yield from _graph("Who promotes whom: articles", ARTICLE_FIELDS, nodes, edges)


def _write_edges(source: Source, edges: IO[str], *, articles: bool) -> Iterator[Link]:
    """Write every link as an edge to a temporary file and yield it. In GEXF, nodes come first, but they are only known after all edges."""
    for number, link in enumerate(promotion_links(source.db, source.selection, articles=articles), 1):
        ends = f'source="{attribute(str(link.source or NONE))}" target="{attribute(str(link.target or NONE))}"'
        spells = "".join(f'<spell start="{first}" end="{last}"/>' for first, last in link.days)
        values = _values((link.headlines, link.captures))
        edges.write(f'<edge id="{number}" {ends} weight="{link.headlines}">{values}<spells>{spells}</spells></edge>\n')
        source.heard(number)
        yield link


def _graph(description: str, fields: Iterable[tuple[str, str]], nodes: Iterable[Node], edges: IO[str]) -> Iterator[str]:
    yield HEAD.format(description=description)
    yield from _declared("node", fields)
    yield from _declared("edge", EDGE_FIELDS)
    yield "<nodes>\n"
    for name, label, values in nodes:
        yield f'<node id="{attribute(str(name))}" label="{attribute(label)}">{_values(values)}</node>\n'
    yield "</nodes>\n<edges>\n"
    edges.seek(0)
    yield from edges
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(of: str, fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f'<attributes class="{of}">\n'
    yield from (f'<attribute id="{number}" title="{name}" type="{kind}"/>\n' for number, (name, kind) in enumerate(fields))
    yield "</attributes>\n"


def _values(values: Iterable[object]) -> str:
    known = (f'<attvalue for="{number}" value="{attribute(str(value))}"/>' for number, value in enumerate(values) if value is not None)
    return f"<attvalues>{''.join(known)}</attvalues>"


FORMAT = Format("gexf", "GEXF for Gephi: newspapers, who promotes whom", ".gexf", "application/gexf+xml", newspapers)
ARTICLES = Format("gexf-articles", "GEXF for Gephi: articles, whose page leads to which", ".gexf", "application/gexf+xml", articles)
