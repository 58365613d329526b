"""The Jinja environment of the desk's templates, with its filters and functions."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from crawler.desk.security import link

MARK = ("«", "»")


@functools.cache
def environment() -> Environment:
    """The Jinja environment, made once. All values are escaped, and an undefined name is an error."""
    made = Environment(
        loader=PackageLoader("crawler.desk"), autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals["link"] = link
    made.filters |= {"listed": listed, "marked": marked}
    return made


def listed(text: str | None) -> list[str]:
    """The texts of a JSON list from a table column; empty where the text is not a JSON list."""
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return []
    return [str(one) for one in found] if isinstance(found, list) else []


def marked(pieces: Sequence[tuple[str, bool]], first_id: str = "", begin: int = 0) -> Markup:
    """The pieces of a text as HTML, with matching words in `<mark>`; the first of these from character `begin` on has the id, if one is
    given."""
    shown, place = [], 0
    for text, found in pieces:
        named = found and first_id and place >= begin
        start = Markup('<mark id="{}">').format(first_id) if named else Markup("<mark>")
        shown.append(start + Markup("{}</mark>").format(text) if found else Markup("{}").format(text))
        first_id, place = "" if named else first_id, place + len(text)
    return Markup("").join(shown)
