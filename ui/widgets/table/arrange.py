"""The order and the choice of rows. No Qt here."""

from collections.abc import Sequence

from app.kernel.text import fold, sought
from ui.widgets.table.columns import Cell, Row


def filtered(
    rows: Sequence[Row], words: str, haystacks: Sequence[str] = ()
) -> list[Row]:
    """Keep the rows in which every word occurs, without marks and case.

    ``haystacks`` are the rows' own words by ``haystack``, where they are known already.
    """
    wanted = sought(words).split()
    if not wanted:
        return list(rows)
    return [
        row
        for row, words_of in zip(rows, haystacks or map(haystack, rows), strict=True)
        if not row.section and all(word in words_of for word in wanted)
    ]


def haystack(row: Row) -> str:
    """Return every word of a row, without marks and case."""
    return row.words or sought(" ".join(map(_words_in, row.cells.values())))


def _words_in(cell: Cell | str) -> str:
    if isinstance(cell, str):
        return cell
    return f"{cell.text} {cell.detail} {cell.old}"


def narrowed(rows: Sequence[Row], key: str, words: str) -> list[Row]:
    """Keep the rows whose cell in the column ``key`` says exactly ``words``."""
    return [row for row in rows if not row.section and row.cell(key).text == words]


def values(rows: Sequence[Row], key: str, most: int) -> list[str]:
    """Return the different words of a column in order; none if more than ``most``."""
    seen = dict.fromkeys(row.cell(key).text for row in rows if not row.section)
    found = sorted((words for words in seen if words), key=fold)
    return found if len(found) <= most else []


def ordered(rows: Sequence[Row], key: str, *, descending: bool) -> list[Row]:
    """Sort by the column ``key``; empty cells come last, equal rows stay in order."""
    full = [row for row in rows if not row.section]
    known = [row for row in full if not _is_blank(row.cell(key))]
    blank = [row for row in full if _is_blank(row.cell(key))]
    known.sort(key=lambda row: _rank(row.cell(key)), reverse=descending)
    return known + blank


def found(rows: Sequence[Row], key: str, typed: str, start: int) -> int:
    """Find the next row from ``start`` on whose cell begins with ``typed``; else -1."""
    wanted = fold(typed)
    for offset in range(len(rows)):
        index = (start + offset) % len(rows)
        if any(
            word.startswith(wanted)
            for word in _starts(fold(rows[index].cell(key).text))
        ):
            return index
    return -1


def _starts(words: str) -> list[str]:
    parts = words.split()
    return [" ".join(parts[index:]) for index in range(len(parts))]


def _is_blank(cell: Cell) -> bool:
    return cell.sort is None and not cell.text and not cell.of and cell.status is None


def _rank(cell: Cell) -> tuple[int, object]:
    # Kinds that do not compare with each other are ranked by kind first.
    if cell.sort is not None:
        kinds: dict[type, int] = {int: 0, float: 0, bytes: 2, str: 3}
        return kinds.get(type(cell.sort), 1), cell.sort
    if cell.of:
        return 0, cell.done / cell.of
    if not cell.text and cell.status is not None:
        return 3, cell.status.value
    return 3, fold(cell.text)
