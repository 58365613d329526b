"""The analysts' desk: a Datasette plugin over an archive. `hemero serve` shows it; so does `datasette data/hemero.db`."""

from __future__ import annotations
