"""The templates, and the words and links they may use."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from crawler.desk.security import link

MARK = ("«", "»")


@functools.cache
def leaves() -> Environment:
    """The desk's own environment: everything is escaped, and a name that is missing is an error."""
    made = Environment(
        loader=PackageLoader("crawler.desk"), autoescape=select_autoescape(default=True), undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.globals["link"] = link
    made.filters |= {"listed": listed, "marked": marked}
    return made


def listed(text: str | None) -> list[str]:
    """The words of a JSON list, as columns hold them; what is none has none."""
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return []
    return [str(one) for one in found] if isinstance(found, list) else []


def marked(pieces: Sequence[tuple[str, bool]]) -> Markup:
    """A snippet's pieces, those that were found in `mark`."""
    return Markup("").join(Markup("<mark>{}</mark>").format(text) if found else Markup("{}").format(text) for text, found in pieces)
