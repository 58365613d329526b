"""Atom feeds."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from datasette.utils.asgi import Response

from crawler.desk.security import HEADERS

ATOM = "http://www.w3.org/2005/Atom"


def feed_of(title: str, here: str, updated: float) -> Element:
    """An empty feed. `here` is its address, `updated` is in UTC seconds."""
    feed = Element("feed", xmlns=ATOM)
    add(feed, "title", title)
    add(feed, "id", here)
    add(feed, "updated", instant(updated))
    SubElement(feed, "link", rel="self", href=here)
    return feed


def add(parent: Element, name: str, text: str) -> None:
    """Add an element with a text, without the signs that XML does not have."""
    SubElement(parent, name).text = "".join(sign for sign in text if sign >= " " or sign in "\t\n")


def instant(seconds: float) -> str:
    """UTC seconds as Atom writes them."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def response(feed: Element) -> Response:
    """The feed as an answer."""
    text = tostring(feed, encoding="unicode", xml_declaration=False)
    kind = "application/atom+xml; charset=utf-8"
    return Response(f'<?xml version="1.0" encoding="utf-8"?>\n{text}', headers=dict(HEADERS), content_type=kind)
