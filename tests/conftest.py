"""Temporary files of the tests are on a memory file system where there is one: hundreds of archives are synced to a disk otherwise.

SIGKILL is the same there: what a killed process has written stays. `--basetemp` names another place.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ENOUGH = 2_000_000_000
"""Bytes that must be free there."""
NAME = "hemero-tests-"


def alive(process: str) -> bool:
    return process.isdigit() and Path("/proc", process).exists()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Name the folder before pytest makes its own. Those of its workers are inside."""
    if config.option.basetemp or not os.access(MEMORY, os.W_OK):
        return
    for left in MEMORY.glob(NAME + "*"):
        if not alive(left.name.removeprefix(NAME)):  # its tests were killed
            shutil.rmtree(left, ignore_errors=True)
    if shutil.disk_usage(MEMORY).free > ENOUGH:
        folder = MEMORY / f"{NAME}{os.getpid()}"
        config.option.basetemp = str(folder)
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
