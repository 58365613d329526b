"""A page with its article's text."""

from __future__ import annotations

from functools import cached_property

from crawler.parsing.body import ruled_text, stated_text
from crawler.parsing.body.body import Body
from crawler.parsing.body.title import Title
from crawler.parsing.document import addresses
from crawler.parsing.document.ruled_page import RuledPage


class TextPage(RuledPage):
    """A page whose address, headline and text are read when they are first asked for: the other fields' readers need them."""

    @cached_property
    def canonical(self) -> str:
        """The page's one address."""
        return addresses.canonical(self)

    @cached_property
    def title(self) -> Title:
        """The headline and the heading it stands in."""
        return ruled_text.title(self)

    @cached_property
    def body(self) -> Body:
        """The article's text: its container, chapô and paragraphs. A link outside `body.elements` may be a headline."""
        return stated_text.completed(self, ruled_text.body(self, self.title))
