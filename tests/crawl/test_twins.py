"""One article under several addresses is one article where its content says so; what a site makes without end is bounded."""

from __future__ import annotations

from collections.abc import Callable

from tests.crawl.conftest import Answer, Crawl, Server, page


def _front(*links: str) -> Answer:
    listed = "".join(f'<p><a href="{link}">Le pont de Rivebelle rouvre après deux ans, épisode {n}</a></p>' for n, link in enumerate(links))
    return Answer(f"<html><body>{listed}</body></html>".encode())


def test_a_final_slash_makes_no_second_article_unless_the_content_differs(serve: Callable[..., Server], crawl: Crawl) -> None:
    one, other = "/2021/03/02/le-pont-rouvre", "/2021/03/02/le-pont-ferme"
    differing = page().replace(b"Rivebelle rouvre", b"Rivebelle ferme")
    server = serve({"/": _front(one, one + "/", other, other + "/"), one: Answer(page()), one + "/": Answer(page()),
                    other: Answer(page()), other + "/": Answer(differing)})  # fmt: skip
    crawl(f"{server.url}/")
    assert len(crawl.rows("SELECT 1 FROM pages WHERE outcome = 'duplicate'")) == 1
    assert len(crawl.rows("SELECT 1 FROM articles")) == 3


def test_session_ids_and_escapes_make_one_address(serve: Callable[..., Server], crawl: Crawl) -> None:
    links = [
        f"/2021/03/02/le-pont-{name}-rouvre;jsessionid={n:032X}" for n in range(9) for name in ("%c3%a9t%c3%a9", "été", "%7Eun", "~un")
    ]
    server = serve({"/": _front(*links)})
    server.answers |= {f"/2021/03/02/le-pont-{name}-rouvre": Answer(page(foot=name)) for name in ("%C3%A9t%C3%A9", "~un")}
    crawl(f"{server.url}/")
    assert len(crawl.rows("SELECT 1 FROM articles")) == 2
    assert len([path for path in server.paths if "le-pont" in path]) == 2


def test_a_calendar_without_end_ends_with_the_reason(serve: Callable[..., Server], crawl: Crawl) -> None:
    server = serve({})

    def year(printed: int) -> Answer:
        following = f'<div class=pagination><a rel=next href="/agenda?annee={printed + 10}">suivante</a></div>'
        new = f"/{2021}/03/02/le-pont-rouvre-en-{printed}-apres-des-travaux"
        server.answers[new] = Answer(page(foot=str(printed)))
        return Answer(
            _front(new, *[f"/2021/03/02/le-pont-rouvre-{n}" for n in range(6)]).body.replace(b"</body>", following.encode() + b"</body>")
        )

    server.answers |= {f"/agenda?annee={printed}": (lambda _, printed=printed: year(printed)) for printed in range(2000, 3000, 10)}
    crawl(f"{server.url}/agenda?annee=2000")
    assert crawl.rows("SELECT 1 FROM pages WHERE outcome = 'waiting' AND detail LIKE '%a calendar beyond%'")
    assert 1 < len([path for path in server.paths if "annee" in path]) < 8
