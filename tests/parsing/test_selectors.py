"""The index of a page answers as XPath does."""

from __future__ import annotations

import pytest
from lxml import html

from crawler.parsing.selectors import Index, compiled, names_in, steps_of

PAGE = html.fromstring(
    "<html><body id=b><div class='a b' id=x><p class='a  c\tz'>1</p><p>2</p><section><p class=c>3</p></section></div>"
    "<div class=b><ul class=a><li>4<li class=c>5</ul></div><P CLASS=a>6</P></body></html>"
)


@pytest.mark.parametrize(
    "selectors",
    [
        "p", "*", ".a", ".c", "#x", "#none", ".none", "p.a", "p.a.c", "p.c.a.z", "div#x", "#x.b", "div p", "div > p", "#x > p.c", ".b .c",
        ".b > .a > .c", "body div section > p", "html p", ".a, .c", "p, li", ".c, .a, #x", "p:first-child", "[class]", ".b > :not(p)",
        "LI", "li + li", "div.b ul li.c, #x p",
    ],
)  # fmt: skip
def test_an_index_finds_what_xpath_finds(selectors: str) -> None:
    assert Index(PAGE).find(selectors) == compiled(selectors)(PAGE)
    assert Index(PAGE, names_in(selectors)).find(selectors) == compiled(selectors)(PAGE)


def test_what_needs_more_than_tags_classes_and_ids_is_left_to_xpath() -> None:
    assert [steps_of(selector) is None for selector in ("p > .a", "p:not(.a)", "p ~ .a", "a[href]")] == [False, True, True, True]
