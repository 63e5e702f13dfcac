"""Parquet, with typed columns, for pandas, Polars, DuckDB and the like."""

from typing import BinaryIO

import pyarrow as pa
from pyarrow import parquet

from tender_scan.exports.columns import Cell, cells, columns
from tender_scan.store.exported import Findings

_ROWS = 5_000
"""Rows held in memory, and of one row group."""
_TYPES = {"text": pa.string(), "integer": pa.int64(), "real": pa.float64()}


def write_parquet(findings: Findings, out: BinaryIO) -> int:
    """Write one row per finding; dates stay ISO texts, for some name only a month.

    Returns
    -------
    int
        How many findings were written.
    """
    schema = pa.schema([(column.name, _TYPES[column.type]) for column in columns()])
    written = 0
    rows: list[list[Cell]] = []
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for finding in findings.rows():
            rows.append(cells(finding))
            written += 1
            if len(rows) == _ROWS:
                writer.write_table(_table(rows, schema))
                rows.clear()
        if rows:
            writer.write_table(_table(rows, schema))
    return written


def _table(rows: list[list[Cell]], schema: pa.Schema) -> pa.Table:
    held = [list(column) for column in zip(*rows, strict=True)]
    return pa.table(
        [
            pa.array(column, field.type)
            for column, field in zip(held, schema, strict=True)
        ],
        schema=schema,
    )
