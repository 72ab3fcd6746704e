"""Cells merged over several people of a list say the same of each of them. Pure."""

from collections.abc import Iterable, Sequence

from app.features.member_import.model.header import Header
from app.features.member_import.model.reading import Merged, Row
from app.features.member_import.rules.vocabulary import Vocabulary

# A name, a date or a number is one person's own, however the cell looks.
_SHARED_KINDS = frozenset({"text", "gender", "standing", "status"})


def filled_down(
    rows: Sequence[Row],
    merged: Iterable[Merged],
    header: Header,
    vocabulary: Vocabulary,
) -> Sequence[Row]:
    """Repeat what stands in a cell that reaches down over several people."""
    body = header.row + header.height
    shared = {
        heading.column
        for heading in header.headings
        if heading.target in vocabulary.columns
        and vocabulary.column(heading.target).kind in _SHARED_KINDS
    }
    areas = [
        (top, column, bottom)
        for top, column, bottom, right in merged
        if top >= body and bottom > top and column == right and column in shared
    ]
    if not areas:
        return rows
    filled = list(rows)
    for top, column, bottom in areas:
        for line in range(top + 1, min(bottom, len(filled) - 1) + 1):
            row = filled[line]
            if any(cell is not None for cell in row):
                filled[line] = (*row[:column], rows[top][column], *row[column + 1 :])
    return filled
