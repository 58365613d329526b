"""The desk's pages, one file each: address below the desk's root → view."""

from __future__ import annotations

from crawler.desk.routes import archived, static

ROUTES = (
    (r"/static/(?P<name>[a-z.]+)", static.view),
    (r"/capture/(?P<capture_id>\d{1,15})", archived.raw),
)
