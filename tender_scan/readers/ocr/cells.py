"""The cells that ruled lines make, by pdfplumber's rules for lines of a PDF."""

from collections.abc import Sequence

from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)

from tender_scan.readers.ocr.rules import Line, Rules

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""

_MOST_EDGES = 600
_REACH = 12
"""Pixels by which two lines may miss one another; 1.5 mm at 200 dots per inch."""


def tables_of(rules: Rules) -> list[list[Rect]]:
    """Find the cells of each table, those with more than one column."""
    if not rules.across or not rules.down:
        return []
    if len(rules.across) + len(rules.down) > _MOST_EDGES:
        return []
    edges = merge_edges(
        [*map(_across, rules.across), *map(_down, rules.down)],
        snap_x_tolerance=_REACH,
        snap_y_tolerance=_REACH,
        join_x_tolerance=_REACH,
        join_y_tolerance=_REACH,
    )
    crossings = edges_to_intersections(edges, _REACH, _REACH)
    found: list[list[Rect]] = cells_to_tables(intersections_to_cells(crossings))
    return [cells for cells in found if len({cell[0] for cell in cells}) > 1]


def cell_at(tables: Sequence[Sequence[Rect]], x: float, y: float) -> Rect | None:
    """Find the cell round a point."""
    for cells in tables:
        for cell in cells:
            if cell[0] <= x < cell[2] and cell[1] <= y < cell[3]:
                return cell
    return None


def _across(line: Line) -> dict[str, object]:
    return {
        "x0": line.start,
        "x1": line.end,
        "top": line.at,
        "bottom": line.at,
        "width": line.end - line.start,
        "height": 0,
        "orientation": "h",
    }


def _down(line: Line) -> dict[str, object]:
    return {
        "x0": line.at,
        "x1": line.at,
        "top": line.start,
        "bottom": line.end,
        "width": 0,
        "height": line.end - line.start,
        "orientation": "v",
    }
