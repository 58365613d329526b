"""Parquet: typed columns, partitioned by newspaper and month (Hive style), for DuckDB, R (arrow), pandas and Spark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from crawler.archive.extracts.table import Row, Table
from crawler.errors import HemeroError
from crawler.exports.format import Format, Source

ROWS, SIZE = 5_000, 4 << 20
"""A row group ends at so many rows, or at so many characters of text. One group is in memory at a time."""
UNDATED, NONE = "undated", "none"
DAYS = {"published": "published_day", "updated": "updated_day", "seen": "seen_day"}
"""Column of a stated time → added column with its day as a date."""


def files(source: Source, path: Path) -> None:
    """Write a folder of `outlet=lemonde/month=2016-11/articles.parquet`. Articles without a date are in `month=undated`. A table without
    months is one file in the folder."""
    arrow, parquet = _libraries()
    table = source.table
    schema = arrow.schema([(name, _type(arrow, kind)) for name, kind in _kinds(table).items()])
    write = partial(_write, arrow, parquet, schema, f"{table.name}.parquet")
    path.mkdir()
    if not table.month:
        return write(path, source.rows())
    for (outlet, month), rows in groupby(source.rows(by_month=True), partial(_partition, table)):
        folder = path / f"outlet={quote(outlet, safe='')}" / f"month={month}"
        folder.mkdir(parents=True)
        write(folder, rows)
    if not any(path.iterdir()):
        write(path, iter(()))  # an empty export still has the columns
    return None


def _libraries() -> tuple[Any, Any]:
    try:
        import pyarrow  # 100 MB that only this format needs
        from pyarrow import parquet
    except ImportError as error:
        raise HemeroError("Parquet needs pyarrow: install it with pip install 'hemerotheque[parquet]'.") from error
    return pyarrow, parquet


def _partition(table: Table, row: Row) -> tuple[str, str]:
    return row["outlet"] or NONE, (row[table.month] or "")[:7] or UNDATED


def _kinds(table: Table) -> dict[str, str]:
    """Column → type for the file. `outlet` is left out where the folder name has it."""
    kinds = {name: kind for name, (kind, _) in table.columns.items() if name != "outlet" or not table.month}
    return kinds | {day: "day" for name, day in DAYS.items() if name in kinds}


def _type(arrow: Any, kind: str) -> Any:
    types = {"int": arrow.int64, "bool": arrow.bool_, "day": arrow.date32}
    if kind == "instant":
        return arrow.timestamp("us", tz="UTC")
    return arrow.list_(arrow.string()) if kind == "list" else types.get(kind, arrow.string)()


def _write(arrow: Any, parquet: Any, schema: Any, name: str, folder: Path, rows: Iterator[Row]) -> None:
    kinds = {field.name: field.type for field in schema}
    with parquet.ParquetWriter(folder / name, schema, compression="zstd") as writer:
        for some in _batched(rows):
            columns = [arrow.array([_typed(row, name, kind) for row in some], kind) for name, kind in kinds.items()]
            writer.write_table(arrow.Table.from_arrays(columns, schema=schema))


def _batched(rows: Iterator[Row]) -> Iterator[list[Row]]:
    held: list[Row] = []
    size = 0
    for row in rows:
        held.append(row)
        size += len(row.get("text") or "")
        if len(held) == ROWS or size >= SIZE:
            yield held
            held, size = [], 0
    if held:
        yield held


def _typed(row: Row, name: str, kind: Any) -> Any:
    value = row.get(name)
    if name in DAYS.values() and name not in row:
        stated = row[name.removesuffix("_day")]
        return date.fromisoformat(stated[:10]) if stated else None
    if isinstance(value, str):
        text = str(kind)
        if text.startswith("timestamp"):
            return datetime.fromisoformat(value)
        return date.fromisoformat(value) if text.startswith("date32") else _clean(value)
    return [_clean(one) for one in value] if isinstance(value, list) else value


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


FORMAT = Format(
    "parquet",
    "Parquet by newspaper and month, for DuckDB, R, pandas and Spark",
    ".parquet",
    "application/zip",
    files=files,
    holds=(".parquet",),
    tables=True,
)
