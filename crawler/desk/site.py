"""What every page of the desk shares: the archive it asks, the reader's language, templates, headers, and what goes wrong."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import parse_qsl, urlencode

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response

from crawler.archive.database.schema import APPLICATION_ID
from crawler.archive.query.errors import MisaskedError
from crawler.desk.language import COOKIE, LANGUAGES, Language, wanted
from crawler.desk.question_errors import in_french
from crawler.desk.rendering import leaves
from crawler.desk.security import HEADERS
from crawler.errors import HemeroError

ROOT = "/-/desk"
PLUGIN = "hemero"
"""The name of the desk's settings in Datasette's metadata."""
PATIENCE_MS = 10_000
"""How long a page may ask the archive, where the settings do not say."""
YEAR = 365 * 86_400
P = ParamSpec("P")
T = TypeVar("T")
View = Callable[[Any, Any], Awaitable[Any]]


class NotThereError(HemeroError):
    """What was asked for is not in the archive."""


def settings_of(datasette: Any) -> Mapping[str, Any]:
    """The desk's settings: `hosts`, `front`, `patience_ms`."""
    found = datasette.plugin_config(PLUGIN)
    return found if isinstance(found, dict) else {}


async def archive_of(datasette: Any) -> Any:
    """The first of Datasette's databases that is an archive, None where none is."""
    for database in datasette.databases.values():
        if not database.is_memory and await database.execute_fn(_is_archive):
            return database
    return None


def _is_archive(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


class Arguments(dict[str, str]):
    """A query, name to value; what was not asked for is empty, so that templates may show it."""

    def __missing__(self, name: str) -> str:
        return ""


class Desk:
    """One request: what it asks for, in which language, and the archive that answers."""

    def __init__(self, request: Any, datasette: Any, database: Any) -> None:
        self.request = request
        self.datasette = datasette
        self.database = database
        asked = [(name, value.strip()) for name, value in parse_qsl(request.query_string) if value.strip()]
        self.pairs = [(name, value) for name, value in asked if name != "lang"]
        self.args = Arguments(self.pairs)
        self.chosen = dict(asked).get("lang", "")
        if self.chosen not in LANGUAGES:
            self.chosen = ""
        self.words = Language(self.chosen or self._kept() or wanted(request.headers.get("accept-language", "")))

    def _kept(self) -> str:
        kept = self.request.cookies.get(COOKIE, "")
        return kept if kept in LANGUAGES else ""

    async def ask(self, question: Callable[Concatenate[sqlite3.Connection, P], T], *values: P.args, **more: P.kwargs) -> T:
        """The answer of `question(connection, …)`, asked in a thread and for a limited time."""
        patience = int(settings_of(self.datasette).get("patience_ms", PATIENCE_MS))

        def answer(connection: sqlite3.Connection) -> T:
            with sqlite_timelimit(connection, patience):
                return question(connection, *values, **more)

        found: T = await self.database.execute_fn(answer)
        return found

    def url(self, path: str = "", **query: object) -> str:
        """The address of a page of the desk; what is None or empty is left out of its query."""
        text = urlencode([(name, value) for name, value in query.items() if value not in (None, "", False)])
        return str(self.datasette.urls.path(ROOT + path)) + (f"?{text}" if text else "")

    def same(self, **changes: object) -> str:
        """The address of this page with other values in its query."""
        path = self.request.path[len(self.datasette.urls.path(ROOT)) :]
        kept = [(name, value) for name, value in self.pairs if name not in changes]
        return self.over(path, [*kept, *((name, str(value)) for name, value in changes.items() if value is not None)])

    def over(self, path: str, pairs: Sequence[tuple[str, str]]) -> str:
        """The address of a page of the desk with this query, names repeated where they are."""
        return self.url(path) + (f"?{urlencode(pairs)}" if pairs else "")

    def explained(self, trouble: HemeroError) -> str:
        """What is wrong with a question, in the reader's language where it is one of the mistakes that a question may have."""
        return in_french(trouble) if self.words.code == "fr" and isinstance(trouble, MisaskedError) else str(trouble)

    def html(self, leaf: str, *, status: int = 200, **values: object) -> Response:
        """A page of the desk."""
        shown = leaves().get_template(f"desk/{leaf}.html").render(desk=self, words=self.words, here=leaf, **values)
        headers = HEADERS | {"Content-Language": self.words.code, "Vary": "Accept-Language, Cookie", "Cache-Control": "no-cache"}
        response = Response.html(shown, status=status, headers=headers)
        if self.chosen:
            response.set_cookie(COOKIE, self.chosen, max_age=YEAR, path=self.datasette.urls.path("/"), samesite="strict")
        return response

    def file(self, text: str, kind: str, name: str) -> Response:
        """A file to keep."""
        headers = HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(text, headers=headers, content_type=f"{kind}; charset=utf-8")


def page(view: Callable[[Desk], Awaitable[Any]]) -> View:
    """A Datasette view of `view(desk)`; what goes wrong is told on a page of the desk, in a sentence."""

    async def shown(request: Any, datasette: Any) -> Any:
        desk = Desk(request, datasette, await archive_of(datasette))
        if desk.database is None:
            return desk.html("trouble", status=404, title=desk.words("trouble.none"), detail="")
        try:
            return await view(desk)
        except NotThereError as missing:
            return desk.html("trouble", status=404, title=desk.words("trouble.missing"), detail=str(missing))
        except HemeroError as trouble:
            return desk.html("trouble", status=400, title=desk.words("trouble.wrong"), detail=desk.explained(trouble))
        except sqlite3.OperationalError as trouble:
            if str(trouble) != "interrupted":
                raise
            return desk.html("trouble", status=503, title=desk.words("trouble.slow"), detail="")

    shown.__name__, shown.__doc__ = view.__name__, view.__doc__
    return shown
