"""The parts that all pages of the desk share: archive, language, addresses, templates, response headers, error pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import parse_qsl, urlencode

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import Response

from crawler.archive.database.schema import APPLICATION_ID
from crawler.archive.query.errors import Note, QuestionError
from crawler.archive.query.known_names import known
from crawler.archive.query.selection import Selection
from crawler.desk.language import COOKIE, LANGUAGES, Language, preferred_language
from crawler.desk.question_errors import note_in_french, sentence_in_french
from crawler.desk.rendering import environment
from crawler.desk.security import HEADERS, without_paths
from crawler.desk.sql.limits import unlimited
from crawler.errors import HemeroError

ROOT = "/-/desk"
PLUGIN = "hemero"
"""The name of the desk's settings in Datasette's metadata."""
PATIENCE_MS = 10_000
"""Default time limit in milliseconds for each query of a page (`patience_ms`)."""
YEAR = 365 * 86_400
P = ParamSpec("P")
T = TypeVar("T")
View = Callable[[Any, Any], Awaitable[Any]]


class NotThereError(HemeroError):
    """The requested item is not in the archive: the desk answers 404."""


def settings_of(datasette: Any) -> Mapping[str, Any]:
    """The desk's settings: `hosts`, `front`, `patience_ms`."""
    found = datasette.plugin_config(PLUGIN)
    return found if isinstance(found, dict) else {}


async def archive_of(datasette: Any) -> Any:
    """The first of Datasette's databases that is an archive; None where there is none."""
    for database in datasette.databases.values():
        if not database.is_memory and await database.execute_fn(_is_archive):
            return database
    return None


def _is_archive(connection: sqlite3.Connection) -> bool:
    return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


class Arguments(dict[str, str]):
    """Query parameters by name. A missing parameter is an empty text, so that templates can use it."""

    def __missing__(self, name: str) -> str:
        return ""


class Desk:
    """One request to the desk: its parameters, its language and the archive."""

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
        self.words = Language(self.chosen or self._kept() or preferred_language(request.headers.get("accept-language", "")))

    def _kept(self) -> str:
        kept = self.request.cookies.get(COOKIE, "")
        return kept if kept in LANGUAGES else ""

    async def ask(self, question: Callable[Concatenate[sqlite3.Connection, P], T], *values: P.args, **more: P.kwargs) -> T:
        """The result of `question(connection, …)`, run in a thread with a time limit."""
        patience = int(settings_of(self.datasette).get("patience_ms", PATIENCE_MS))

        def answer(connection: sqlite3.Connection) -> T:
            with unlimited(connection), sqlite_timelimit(connection, patience):
                return question(connection, *values, **more)

        found: T = await self.database.execute_fn(answer)
        return found

    def url(self, path: str = "", **query: object) -> str:
        """The address of a page of the desk. Empty parameters and None are left out."""
        text = urlencode([(name, value) for name, value in query.items() if value not in (None, "", False)])
        return str(self.datasette.urls.path(ROOT + path)) + (f"?{text}" if text else "")

    def same(self, **changes: object) -> str:
        """The address of this page with some parameters changed; None removes a parameter."""
        path = self.request.path[len(self.datasette.urls.path(ROOT)) :]
        kept = [(name, value) for name, value in self.pairs if name not in changes]
        return self.over(path, [*kept, *((name, str(value)) for name, value in changes.items() if value is not None)])

    def over(self, path: str, pairs: Sequence[tuple[str, str]]) -> str:
        """The address of a page of the desk with these parameters; names may be repeated."""
        return self.url(path) + (f"?{urlencode(pairs)}" if pairs else "")

    def explained(self, error: HemeroError) -> str:
        """The sentence of an error; a `QuestionError` is in the reader's language, other errors are in English. It has no paths."""
        if isinstance(error, NotThereError) and isinstance(error.__cause__, HemeroError):
            error = error.__cause__
        return sentence_in_french(error) if self.words.code == "fr" and isinstance(error, QuestionError) else without_paths(str(error))

    async def selection(self, *, words: bool = True) -> Selection:
        """The selection that the parameters state, with sets of newspapers resolved. Raises `HemeroError` where it cannot be understood, or
        names what the archive does not have. Without `words`, the search is left out."""
        return await self.ask(known, Selection.of(pair for pair in self.pairs if words or pair[0] != "q"))

    def noted(self, note: Note) -> str:
        """The sentence of a note, in the reader's language."""
        return note_in_french(note) if self.words.code == "fr" else note.sentence

    def html(self, template_name: str, *, status: int = 200, **values: object) -> Response:
        """A page of the desk, rendered from the template `desk/<template_name>.html`."""
        shown = environment().get_template(f"desk/{template_name}.html").render(desk=self, words=self.words, here=template_name, **values)
        headers = HEADERS | {"Content-Language": self.words.code, "Vary": "Accept-Language, Cookie", "Cache-Control": "no-cache"}
        response = Response.html(shown, status=status, headers=headers)
        if self.chosen:
            response.set_cookie(COOKIE, self.chosen, max_age=YEAR, path=self.datasette.urls.path("/"), samesite="strict")
        return response

    def file(self, text: str, kind: str, name: str) -> Response:
        """A file for download. `kind` is its media type."""
        headers = HEADERS | {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(text, headers=headers, content_type=f"{kind}; charset=utf-8")


def page(view: Callable[[Desk], Awaitable[Any]]) -> View:
    """Make a Datasette view from `view(desk)`. Expected errors become an error page: 400, 404, or 503 for the time limit."""

    async def shown(request: Any, datasette: Any) -> Any:
        desk = Desk(request, datasette, await archive_of(datasette))
        if desk.database is None:
            return desk.html("trouble", status=404, title=desk.words("trouble.none"), detail="")
        try:
            return await view(desk)
        except NotThereError as missing:
            return desk.html("trouble", status=404, title=desk.words("trouble.missing"), detail=desk.explained(missing))
        except HemeroError as error:
            return desk.html("trouble", status=400, title=desk.words("trouble.wrong"), detail=desk.explained(error))
        except sqlite3.OperationalError as error:
            if str(error) != "interrupted":
                raise
            return desk.html("trouble", status=503, title=desk.words("trouble.slow"), detail="")

    shown.__name__, shown.__doc__ = view.__name__, view.__doc__
    return shown
