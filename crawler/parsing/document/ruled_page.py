"""A page with its newspaper's rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from lxml import html

from crawler.article import Candidate
from crawler.parsing.document.page import Page
from crawler.parsing.outlet import Outlet
from crawler.parsing.selectors import Index


@dataclass
class RuledPage(Page):
    """A page with the newspaper's rules and the evidence its readers gather."""

    outlet: Outlet | None = None
    """None where the newspaper is unknown, or its rules are not used: then no rule selects anything."""
    evidence: dict[str, list[Candidate]] = field(default_factory=dict)
    """What the readers saw, by field of the article; each reader adds its own."""

    @cached_property
    def index(self) -> Index:
        """The page's elements by class and id, for the outlet's rules. It must be made after the elements that `drop` selects are gone."""
        return Index(self.root, self.outlet.names if self.outlet else None)

    def ruled(self, name: str) -> list[html.HtmlElement]:
        """What the outlet's rule `name` selects; nothing where there is no outlet or no rule."""
        return self.outlet.find(name, self.index) if self.outlet and getattr(self.outlet, name) else []
