"""The analysts' desk: a Datasette plugin for archives. Start it with `hemero serve` or `datasette data/hemero.db`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from datasette import hookimpl

from crawler.desk.request_guard import guarded
from crawler.desk.routes import ROUTES
from crawler.desk.site import ROOT, archive_of, settings_of

F = TypeVar("F", bound=Callable[..., Any])
hook: Callable[[F], F] = hookimpl


@hook
def register_routes(datasette: Any) -> list[tuple[str, Callable[..., Any]]]:
    """The desk's pages. All are below `ROOT`; Datasette reserves `/-/` for plugins."""
    return [(rf"{ROOT}{path}$", view) for path, view in ROUTES]


@hook
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Wrap Datasette in the request guard."""
    return lambda app: guarded(app, settings_of(datasette), datasette.setting("base_url"))


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
