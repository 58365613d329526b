"""The analysts' desk: a Datasette plugin for archives. Start it with `hemero serve` or `datasette data/hemero.db`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from datasette import hookimpl

from crawler.desk.request_guard import guarded
from crawler.desk.routes import OTHER_ROUTES, ROUTES
from crawler.desk.site import ROOT, archive_of, settings_of
from crawler.desk.sql.answers import forbid_paths, whole_json
from crawler.desk.sql.functions import add_functions
from crawler.desk.sql.limits import limit
from crawler.desk.turns import Turns

F = TypeVar("F", bound=Callable[..., Any])
hook: Callable[[F], F] = hookimpl


@hook
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """The desk's pages, below `ROOT` (Datasette reserves `/-/` for plugins), and those that replace Datasette's own."""
    return [*((rf"{ROOT}{path}$", view) for path, view in ROUTES), *((rf"{path}$", view) for path, view in OTHER_ROUTES)]


@hook
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Wrap Datasette in the request guard."""
    turns = Turns(lambda: datasette.databases)
    return lambda app: guarded(app, settings_of(datasette), datasette.setting("base_url"), turns)


@hook
def startup(datasette: Any) -> None:
    """Replace Datasette's handler of errors, and forbid the pragma that tells the paths of databases."""
    from crawler.desk.failures import replace_handler  # imports Datasette's plugins, of which this module is one

    replace_handler()
    forbid_paths()


@hook
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Callable[[], Any]:
    """An error page."""
    from crawler.desk.failures import answer

    async def answered() -> Any:
        return await answer(datasette, request, exception)

    return answered


@hook
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Limits for the SQL that readers type."""
    limit(conn)
    add_functions(conn)


@hook
def register_output_renderer(datasette: Any) -> dict[str, Any]:
    """JSON as Datasette writes it, but no list that was cut without saying so."""
    return {"extension": "json", "render": whole_json}


@hook
def menu_links(datasette: Any) -> list[dict[str, str]]:
    """A link to the desk in Datasette's menu."""
    return [{"href": datasette.urls.path(ROOT), "label": "Hémérothèque"}]


@hook
def database_actions(datasette: Any, database: str) -> Callable[[], Any]:
    """A link to the desk on Datasette's page of the archive."""

    async def actions() -> list[dict[str, str]]:
        archive = await archive_of(datasette)
        return [{"href": datasette.urls.path(ROOT), "label": "Hémérothèque"}] if archive and archive.name == database else []

    return actions
