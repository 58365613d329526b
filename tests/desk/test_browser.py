"""The desk in a real browser: use on a screen and on a phone, and protection against hostile pages."""

from __future__ import annotations

import itertools
import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.browser import FAULTS, HOW, Reader, axe, chromium, desk, launched
from tests.desk.test_routes import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

if chromium() is None:
    pytest.skip(HOW, allow_module_level=True)
Visit = Callable[..., Reader]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as started:
        yield started


@pytest.fixture(scope="module")
def base(sample: Path) -> Iterator[str]:
    with desk(sample) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Visit]:
    """Makes readers. At the end, the fixture checks that there were no errors and no requests to other hosts."""
    readers: list[Reader] = []

    def arrive(**context: Any) -> Reader:
        readers.append(Reader(browser, base, **context))
        return readers[-1]

    yield arrive
    for reader in readers:
        reader.close()
        assert reader.elsewhere == []
        assert reader.complaints == []


def wide(page: Any) -> bool:
    """Whether the page is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def found(sample: Path, sql: str) -> Any:
    with sqlite3.connect(f"file:{sample}?mode=ro", uri=True) as db:
        return db.execute(sql).fetchone()[0]


REVISED = "SELECT article_id FROM revisions GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1"
EVIL = "SELECT {} FROM articles WHERE outlet = 'piege'"
PATHS = (
    "", "/search?q=conseil", "/headlines?outlet=bocage", "/trends?q=conseil,+budget&per=day", "/coverage?outlet=bocage", "/runs",
    "/article/1",
)  # fmt: skip


def test_a_reader_searches_reads_and_cites(visit: Visit) -> None:
    reader = visit()
    page = reader.go()
    page.get_by_label("Chercher dans les articles").fill("conseils")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=conseils")
    assert page.locator("ol.hits mark").first.inner_text().lower().startswith("conseil")
    page.locator("ol.hits h3 a").first.click()
    page.wait_for_url("**/article/*")
    assert page.locator("h1").inner_text()
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copier").first.click()
    page.get_by_text("Copié").first.wait_for()
    assert "sha1:" in page.evaluate("navigator.clipboard.readText()")


def test_a_search_is_plotted_and_the_plot_leads_to_its_articles(visit: Visit) -> None:
    page = visit().go("/search?q=conseil")
    page.locator("[data-drawn] canvas").wait_for()
    box = page.locator(".u-over").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.8)
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.8)
    page.wait_for_url("**since=*")
    assert "q=conseil" in page.url


def test_filters_and_paging_are_in_the_address(visit: Visit) -> None:
    page = visit().go("/search")
    page.locator("summary", has_text="Filtres").click()
    page.get_by_label("Journal").select_option("bocage")
    page.get_by_role("button", name="Chercher").click()
    page.wait_for_url("**outlet=bocage**")
    first = page.locator("ol.hits h3").all_inner_texts()
    page.get_by_role("link", name="Suite").click()
    page.wait_for_url("**after=**")
    assert not set(first) & set(page.locator("ol.hits h3").all_inner_texts())


def test_counts_beside_the_results_narrow_the_search_and_the_article_opens_at_the_word(visit: Visit) -> None:
    reader = visit()
    page = reader.go("/search?q=conseil*")
    counts = page.get_by_role("complementary")
    assert counts.bounding_box()["x"] > page.locator("ol.hits").bounding_box()["x"] + 300
    counts.get_by_role("link", name="Belgique").click()
    assert "country=BE" in page.url
    page.get_by_role("link", name="Retirer le filtre Pays").wait_for()
    page.locator("ol.hits a").first.click()
    assert page.url.endswith("#word")
    assert page.locator("mark#word").inner_text().lower().startswith("conseil")
    assert page.locator("mark#word").is_visible()


def test_many_counts_come_after_the_page(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.desk.routes.search.AT_ONCE", 0)
    page = visit().go("/search?q=conseil")
    page.locator(".beside .facets").wait_for()
    assert page.locator(".beside a", has_text="France").count() == 1


def test_differences_stand_out_word_by_word(visit: Visit, sample: Path) -> None:
    page = visit().go(f"/article/{found(sample, REVISED)}")
    assert page.locator(".differences ins").first.is_visible()


def test_the_slider_goes_through_time(visit: Visit) -> None:
    page = visit().go("/headlines?outlet=bocage")
    slider = page.locator("#slider")
    slider.focus()
    before = page.locator("#front").inner_text()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**at=2016-11-23T18*")
    assert page.locator("#front").inner_text() != before
    assert page.locator("#changes").is_visible()
    page.get_by_role("link", name="Capture suivante").click()
    page.wait_for_url("**at=2016-11-24T08*")
    assert page.locator("#front").inner_text() == before


def test_trends_are_plotted_and_come_as_csv(visit: Visit) -> None:
    page = visit().go("/trends?q=conseil,+budget&per=day")
    page.locator("[data-drawn] canvas").wait_for()
    assert page.locator("#trend th.number").all_inner_texts() == ["conseil", "budget"]
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert download.value.path().read_text(encoding="utf-8").startswith("\ufeffperiod;since;until;words")


def test_a_trend_with_gaps_and_few_articles_is_drawn_without_an_error(visit: Visit) -> None:
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).go("/trends?q=conseil,+budget&per=day&by=outlet&count=occurrences&since=2016-09-01")
        page.locator("[data-drawn] canvas").wait_for()
        assert page.locator("#trend td[data-value='']").count() > 40
        assert page.locator("#trend td[data-few]").count() > 1
        painted = page.evaluate("""() => {
            const canvas = document.querySelector("[data-drawn] canvas");
            const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
            return pixels.some((value, index) => index % 4 === 3 && value > 0);
        }""")
        assert painted


def test_dark_readers_get_a_dark_page(visit: Visit) -> None:
    shades = []
    for scheme in ("light", "dark"):
        page = visit(color_scheme=scheme).go("/search?q=conseil")
        shades.append([int(part) for part in re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))])
    assert min(shades[0]) > 200 > 60 > max(shades[1])


@pytest.mark.parametrize("path", PATHS)
def test_a_phone_needs_no_sideways_scrolling(visit: Visit, path: str) -> None:
    page = visit(viewport={"width": 375, "height": 700}, is_mobile=True, has_touch=True).go(path)
    assert not wide(page)


@pytest.mark.skipif(axe() is None, reason="axe-core is not installed: pip install axe-playwright-python.")
@pytest.mark.parametrize("path", [*PAGES, "/search?q=nullepart", "/search?q=conseil&outlet=bocage&kind=zzz", "/article/999999"])
def test_no_page_has_a_fault_of_accessibility(visit: Visit, path: str) -> None:
    for scheme in ("light", "dark"):
        reader = visit(color_scheme=scheme, bypass_csp=True)
        page = reader.go(path)
        page.evaluate(axe())
        assert page.evaluate(FAULTS) == []
        reader.complaints.clear()  # the status 404 or 400 of the page


@pytest.mark.parametrize("path", ["", "/trends?q=conseil", "/words?q=conseil"])
def test_the_menu_leaves_a_small_phone_its_page(visit: Visit, path: str) -> None:
    page = visit(viewport={"width": 360, "height": 640}, is_mobile=True, has_touch=True).go(path)
    assert not wide(page)
    assert page.evaluate("document.querySelector('header.top').offsetHeight") < 250


def test_labels_of_a_plot_do_not_overlap(visit: Visit) -> None:
    page = visit().go("/coverage?outlet=bocage")
    page.locator("[data-drawn] canvas").wait_for()
    page.evaluate(
        """() => {
            const table = document.getElementById("covered"), row = table.tBodies[0].rows[0];
            table.tBodies[0].replaceChildren(...[0, 1, 2, 3, 200, 201].map((day) => {
                const copy = row.cloneNode(true);
                copy.dataset.at = day * 86400;
                return copy;
            }));
            window.labels = [];
            const fill = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
                if (/19(69|7)/.test(text)) window.labels.push([x + this.getTransform().e, this.measureText(text).width]);
                return fill.call(this, text, x, y);
            };
            document.querySelectorAll("[data-table]").forEach(show);
        }"""
    )
    page.wait_for_function("window.labels.length > 1")
    places = sorted(dict(page.evaluate("window.labels")).items())
    assert len(places) > 1
    assert all(b - a > width for (a, width), (b, _) in itertools.pairwise(places))


def test_without_scripts_the_tables_are_there(visit: Visit) -> None:
    page = visit(java_script_enabled=False).go("/search?q=conseil")
    page.get_by_text("Le tableau du graphique").click()
    assert page.locator("#hits td").first.is_visible()
    assert page.locator("[data-drawn]").count() == 0


def test_the_keyboard_reaches_the_content_first(visit: Visit) -> None:
    page = visit().go("/search?q=conseil")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_english_readers_read_english(visit: Visit) -> None:
    page = visit(locale="en-GB").go("/search?q=conseil")
    assert page.get_by_role("heading", level=1).inner_text() == "Search"
    page.get_by_role("link", name="Français").click()
    page.wait_for_url("**lang=fr")
    page.get_by_role("link", name="Tendances").click()
    page.wait_for_url("**/trends")
    assert page.get_by_role("heading", level=1).inner_text() == "Tendances"


@pytest.mark.parametrize("path", ["/article/{article_id}", "/search?q=piège", "/headlines?outlet=piege", "", "/coverage?outlet=piege"])
def test_no_script_of_a_hostile_page_runs(visit: Visit, sample: Path, path: str) -> None:
    number = found(sample, EVIL.format("article_id"))
    page = visit().go(path.format(article_id=number))
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert page.locator("main script, main img").count() == 0


def test_an_archived_page_runs_nothing_and_fetches_nothing(visit: Visit, sample: Path) -> None:
    reader = visit()
    page = reader.go(f"/archived/{found(sample, EVIL.format('capture_id'))}")
    frame = page.frame_locator("iframe.archived")
    frame.get_by_text("Un texte paisible.").wait_for()
    assert page.evaluate("typeof window.hacked") == "undefined"
    assert "hacked" not in page.title()
    blocked = [said for said in reader.complaints if "evil.invalid" in said or "sandboxed" in said]
    assert blocked
    reader.complaints = [said for said in reader.complaints if said not in blocked]


def test_datasette_is_one_click_away(visit: Visit) -> None:
    reader = visit()
    page = reader.go()
    page.get_by_role("link", name="Tables et SQL").click()
    page.get_by_role("link", name="articles", exact=True).first.wait_for()
    reader.complaints.clear()
