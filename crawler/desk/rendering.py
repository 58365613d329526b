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


def marked(pieces: Sequence[tuple[str, bool]], first_id: str = "") -> Markup:
    """The pieces of a text as HTML, with matching words in `<mark>`; the first of these has the id, if one is given."""
    shown = []
    for text, found in pieces:
        start = Markup('<mark id="{}">').format(first_id) if first_id else Markup("<mark>")
        shown.append(start + Markup("{}</mark>").format(text) if found else Markup("{}").format(text))
        first_id = "" if found else first_id
    return Markup("").join(shown)
