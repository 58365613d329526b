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


def marked(pieces: Sequence[tuple[str, bool]]) -> Markup:
    """The pieces of a snippet as HTML, with matching words in `<mark>`."""
    return Markup("").join(Markup("<mark>{}</mark>").format(text) if found else Markup("{}").format(text) for text, found in pieces)
