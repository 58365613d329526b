"""Imports go one way: article ◄ parsing ◄ outlets; article ◄ archive ◄ exports ◄ desk; Scrapy and cli may import all."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "crawler"
BASE = {"article", "errors"}
MAY = {
    "errors": set(),
    "article": set(),
    "parsing": BASE,
    "outlets": BASE | {"parsing"},
    "archive": BASE,
    "exports": BASE | {"archive"},
    "desk": BASE | {"archive", "exports"},
    "demo": {"errors"},
}
PURE = {"scrapy", "twisted", "sqlite3", "sqlite_utils", "socket", "requests", "urllib.request", "http.client", "warcio", "fastwarc"}


def imported(path: Path) -> set[str]:
    """Absolute names that a file imports, wherever in the file the import stands."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def layer(name: str) -> str | None:
    parts = name.split(".")
    return parts[1] if parts[0] == "crawler" and len(parts) > 1 else None


@pytest.mark.parametrize("name", sorted(MAY))
def test_a_layer_imports_only_the_layers_below_it(name: str) -> None:
    files = [ROOT / f"{name}.py"] if (ROOT / f"{name}.py").exists() else sorted((ROOT / name).rglob("*.py"))
    layers = {path.stem if path.is_file() else path.name for path in ROOT.iterdir()} - {"__init__"}
    for path in files:
        for found in imported(path):
            above = layer(found)
            assert above is None or above == name or above not in layers or above in MAY[name], f"{path} imports {found}"


@pytest.mark.parametrize("path", sorted([*(ROOT / "parsing").rglob("*.py"), ROOT / "article.py"]), ids=str)
def test_parsing_is_pure(path: Path) -> None:
    assert not {found for found in imported(path) if any(found == bad or found.startswith(bad + ".") for bad in PURE)}
