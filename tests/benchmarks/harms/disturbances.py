"""The table of disturbances: each changes a page and nothing for the person who reads it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.benchmarks.harms import addresses_and_heads as heads
from tests.benchmarks.harms import surroundings as around
from tests.benchmarks.harms import texts
from tests.benchmarks.harms.readings import Harmed
from tests.benchmarks.harms.scrapbook import Scrapbook
from tests.benchmarks.harms.specimens import Sheet, Specimen, written

Change = Callable[[Specimen, Sheet, Scrapbook, random.Random], Harmed | None]


@dataclass(frozen=True)
class Disturbance:
    """One kind of disturbance."""

    name: str
    what: str
    """One sentence."""
    change: Change
    """(page, a copy of its tree, what the others lend, chance) -> the page disturbed; None where it has nothing of the kind."""

    def of(self, page: Specimen, book: Scrapbook) -> Harmed | None:
        """The page disturbed, the same each time."""
        harmed = self.change(page, page.sheet(), book, random.Random(f"{self.name} {page.name}"))
        if harmed is not None and not harmed.body:
            assert harmed.tree is not None
            harmed.body = written(harmed.tree)
        return harmed


DISTURBANCES = tuple(Disturbance(*one) for one in (
    ("as it is", "The page parsed and written again, beside the bytes as served.", heads.written_again),
    ("tracking", "Tracking parameters on the page's address.", heads.tracking),
    ("tracked links", "Tracking parameters on every link of the page to its own site.", heads.tracked_links),
    ("numbered", "`/?p=12345` as the page's address, canonical link too.", heads.numbered),
    ("short slug", "Three words of the title as the page's address, canonical link too.", heads.short_slug),
    ("no JSON-LD", "No JSON-LD.", heads.no_json_ld),
    ("no Open Graph", "No metas of Open Graph, Twitter, Dublin Core and the like.", heads.no_open_graph),
    ("bare head", "No JSON-LD, no metas, no microdata.", heads.bare_head),
    ("names hashed", "Classes and ids that say nothing.", heads.hashed_names),
    ("page wrapped", "The whole page in a `div` of a dangerous name (one of fifty, by chance).", heads.page_wrapped),
    ("article wrapped", "Headline and text in such a `div`.", heads.article_wrapped),
    ("text wrapped", "The text alone in such a `div`.", heads.text_wrapped),
    ("foreign rules", "Another newspaper's rules.", heads.foreign_rules),
    ("windows-1252", "Bytes in windows-1252 that say they are ISO-8859-1.", heads.latin_bytes),
    ("upper case", "Tags in upper case, a `<font>` in each paragraph.", heads.upper_case),
    ("minified", "No white space between blocks.", heads.no_white_space),
    ("broken lines", "Line breaks and indents in the midst of sentences.", heads.broken_lines),
    ("column before", "Another page's side column before the article.", around.column_before),
    ("column after", "Another page's side column after the article.", around.column_after),
    ("footer", "Another page's footer at the foot.", around.footer_added),
    ("comments", "Another page's comments and their form after the article.", around.comments_added),
    ("consent", "Another page's notice about cookies at the head or foot.", around.consent_added),
    ("cookie text", "Four paragraphs about cookies at the head or foot.", around.cookie_text),
    ("teasers below", "Six cards with teasers after the article.", around.teasers_below),
    ("later times", "A side column whose cards have `time` elements.", around.later_times),
    ("next article", "Another article, whole, after this one.", around.next_article),
    ("clock", "The day's date in the page's header.", around.clock_in_the_header),
    ("logo in an h1", "The newspaper's name in an `h1` at the head.", around.logo_in_an_h1),
    ("share bar", "A list of share links between headline and text.", around.share_bar),
    ("advertisements", "Advertisements between paragraphs, with their labels.", around.advertisements_between),
    ("lire aussi line", "Lines `Lire aussi : …` between paragraphs.", around.read_also_between),
    ("lire aussi box", "Boxes of two links between paragraphs.", around.read_also_box_between),
    ("newsletter box", "Newsletter boxes between paragraphs.", around.newsletter_between),
    ("posts", "Embedded posts between paragraphs.", around.post_between),
    ("figures", "Pictures with captions between paragraphs.", around.figure_between),
    ("cut to 1", "The text cut after its first long paragraph.", texts.cut_to(1)),
    ("cut to 2", "The text cut after its second long paragraph.", texts.cut_to(2)),
    ("cut to 4", "The text cut after its fourth long paragraph.", texts.cut_to(4)),
    ("lead in a p", "The chapô in a `p`, its class kept.", texts.lead_as("p", named=True)),
    ("lead in a div", "The chapô in a `div`, its class kept.", texts.lead_as("div", named=True)),
    ("lead in an h2", "The chapô in an `h2`, its class kept.", texts.lead_as("h2", named=True)),
    ("lead unnamed", "The chapô in a `p` without a class.", texts.lead_as("p", named=False)),
    ("headline in an h2", "The headline in an `h2`.", texts.headline_as("h2")),
    ("headline in a p", "The headline in a `p`.", texts.headline_as("p")),
    ("br br in a p", "Paragraphs that follow each other in one `p`, parted by `<br><br>`.", texts.line_breaks("p")),
    ("br br in a div", "The same in a `div`.", texts.line_breaks("div")),
    ("paragraphs as div", "Each paragraph in a `div`.", texts.paragraphs_as("div")),
    ("styled spans", "Each paragraph in a span with a style, an empty paragraph after it.", texts.styled_spans),
    ("table", "The article in a table's cell.", texts.in_a_table),
    ("AMP", "The page's AMP variant.", texts.amp),
    ("print", "The page's print variant.", texts.printed),
))  # fmt: skip
"""All of them, in the order of the tables."""
