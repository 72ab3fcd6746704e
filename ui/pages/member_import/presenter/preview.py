"""What the third step shows: tiles, the table, what the main button says."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.features.member_import.model.outcome import (
    CONFLICT,
    NEW,
    REFUSED,
    SAME,
    Conflict,
    ImportRow,
    Preview,
)
from app.features.member_import.model.reading import file_line
from app.features.member_import.rules import wording
from app.kernel.dates import PartialDate
from app.kernel.words import _
from ui.pages.member_import.presenter.values import (
    ENCODINGS,
    LOOKS,
    Label,
    shown,
    without_secrets,
)
from ui.widgets.status import Tone
from ui.widgets.table.columns import Cell, Column, Row

ALL = "all"
_EDGES = {NEW: Tone.OK, CONFLICT: Tone.WARN, REFUSED: Tone.BAD}


@dataclass(frozen=True, slots=True)
class TileView:
    """A count that filters the table."""

    key: str
    count: int
    word: str
    icon: str
    tint: str = "text2"


@dataclass(frozen=True, slots=True)
class PreviewView:
    """The third step: its tiles, and the rows behind each of them."""

    tiles: tuple[TileView, ...]
    rows: Mapping[str, tuple[Row, ...]]


def columns() -> tuple[Column, ...]:
    """Declare the columns of the preview."""
    return (
        Column("mark", "", "mark", width=34, sortable=False),
        Column("line", _("Dòng"), "number", width=54),
        Column("name", _("Họ và tên"), width=160),
        Column("result", _("Loại"), "chip"),
        Column("field", _("Mục"), width=138),
        Column("change", _("Trong sổ → trong tệp"), "change", stretch=True),
    )


def subtitle(preview: Preview) -> str:
    """Say what was read and that nothing is written yet."""
    words = _("{file}  ·  trang “{sheet}”  ·  {columns} cột, {rows} dòng").format(
        file=preview.file,
        sheet=preview.sheet,
        columns=sum(bool(h.text) for h in preview.header.headings),
        rows=len(preview.rows),
    )
    old = [ENCODINGS[e] for e in preview.encoding.split("+") if e in ENCODINGS]
    if old:
        words += _("  ·  đã chuyển mã {encodings}").format(encodings=", ".join(old))
    return words + _("  ·  chưa ghi gì vào sổ")


def view(preview: Preview, label: Label, status: Label) -> PreviewView:
    """Show every row; ``status`` words a status key. Takes a while for a long list."""
    # What is the same already needs no look and stands below.
    ordered = sorted(preview.rows, key=lambda row: row.result == SAME)
    rows = [(row.result, _row(row, label, status)) for row in ordered]
    by_tile = {
        result: tuple(shown for own, shown in rows if own == result) for result in LOOKS
    }
    by_tile[ALL] = tuple(shown for _result, shown in rows)
    return PreviewView(_tiles(preview), by_tile)


def _tiles(preview: Preview) -> tuple[TileView, ...]:
    every = TileView(ALL, len(preview.rows), _("tất cả"), "rows-3")
    return (
        every,
        *(
            TileView(result, preview.count(result), _(word), icon, tint)
            for result, (word, icon, tint, _tone) in LOOKS.items()
        ),
    )


def _row(row: ImportRow, label: Label, status: Label) -> Row:
    icon, tone = LOOKS[row.result][1], LOOKS[row.result][3]
    name = row.name or _("(không có họ tên)")
    field, change = _headline(row, label, status)
    return Row(
        id=str(row.line),
        cells={
            "line": Cell(str(file_line(row.line)), sort=row.line),
            "name": Cell(name, strong=bool(row.name)),
            "result": Cell(wording.result(row.result), tone=tone, icon=icon),
            "field": Cell(field),
            "change": change,
        },
        edge=_EDGES.get(row.result),
        muted=row.result == SAME,
    )


def _headline(row: ImportRow, label: Label, status: Label) -> tuple[str, Cell]:
    """Choose the one thing of a row that the table shows; the drawer shows all."""
    if row.problems and row.result in {REFUSED, NEW}:
        return _first_problem(row, label)
    if row.conflicts:
        return _asked(row.conflicts[0], label)
    if row.changes:
        return _changed(row, label, status)
    return _remark(row, label)


def _remark(row: ImportRow, label: Label) -> tuple[str, Cell]:
    if row.repairs:
        done = row.repairs[0]
        return label(done.field), Cell(wording.remark(without_secrets(done)))
    if row.problems:
        return _first_problem(row, label)
    if row.result == NEW:
        return _("Cả dòng"), Cell(_summary(row))
    return "", Cell("")


def _summary(row: ImportRow) -> str:
    """Say the little that tells a new member apart."""
    admitted = row.values.get("admitted_on", "")
    is_official = (
        row.values.get("official_on") or row.values.get("standing") == "official"
    )
    words = _("Chính thức") if is_official else _("Dự bị")
    if admitted:
        day = PartialDate.from_iso(admitted).text()
        words = _("{standing}, vào Đảng {day}").format(standing=words, day=day)
    return words


def _first_problem(row: ImportRow, label: Label) -> tuple[str, Cell]:
    problem = row.problems[0]
    tone = Tone.BAD if row.result == REFUSED else Tone.WARN
    return label(problem.field), Cell(problem.text, tone=tone)


def _changed(row: ImportRow, label: Label, status: Label) -> tuple[str, Cell]:
    first, more = row.changes[0], len(row.changes) - 1
    field = label(first.field)
    if more:
        field += _(" và {count} mục").format(count=more)
    old, new = (shown(first.field, v, status) for v in (first.old, first.new))
    return field, Cell(new, old=old or _("(trống)"))


def _asked(conflict: Conflict, label: Label) -> tuple[str, Cell]:
    if conflict.kind == "swapped":
        old, new = (
            shown(conflict.field, v, label) for v in (conflict.old, conflict.new)
        )
        words = _("{old}  hay  {new}?").format(old=old, new=new)
        return label(conflict.field), Cell(words, strong=True)
    sentence = wording.question(conflict, label(conflict.field))
    return _("Trùng người?"), Cell(sentence)
