"""docs/analysis.ipynb runs, cell by cell, in a kernel of its own on the demo's archive, and its outputs are of that archive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOK = Path(__file__).parents[1] / "docs" / "analysis.ipynb"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo newspaper, crawled as `make crawl` does."""
    place = tmp_path_factory.mktemp("demo") / "hemero.db"
    command = [sys.executable, "-c", "from crawler.cli import main; main()", "crawl", "demo", "--archive", str(place)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return place


def kinds(cells: list[Any]) -> list[list[list[str]]]:
    """Of each cell's outputs, what each consists of."""
    return [[sorted(one["data"]) if "data" in one else [one["output_type"]] for one in cell.get("outputs", [])] for cell in cells]


def test_every_cell_runs_and_gives_what_is_committed(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEMERO_ARCHIVE", str(demo))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(NOTEBOOK.parents[1]), os.environ.get("PYTHONPATH")))))
    committed = nbformat.read(NOTEBOOK, as_version=4)
    run = nbformat.from_dict(json.loads(json.dumps(committed)))
    for cell in run.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    NotebookClient(run, timeout=120, kernel_name="python3").execute()
    assert kinds(run.cells) == kinds(committed.cells)
    assert ["image/png", "text/plain"] in [output for cell in kinds(run.cells) for output in cell]
    counted = [[cell.outputs for cell in book.cells if 'archive.count("conseil"),' in cell.source] for book in (run, committed)]
    assert counted[0][0][0]["data"] == counted[1][0][0]["data"]


def test_the_notebook_shows_the_demo_newspaper_alone() -> None:
    text = NOTEBOOK.read_text()
    addresses = {piece.split("/")[0] for piece in text.split("http://")[1:]}
    assert {one.split(":")[0] for one in addresses} <= {"127.0.0.1"}
    assert "https://" not in text
