"""``main.py import-members``: read a list, show what it would do, write it once."""

import argparse
from pathlib import Path

from app.bootstrap import Office, build, open_office
from app.cli.output import give, say, warn
from app.cli.passphrase import ask
from app.features.member_import.errors import NothingToImport
from app.features.member_import.model.header import ColumnMap, Sample
from app.features.member_import.model.outcome import (
    CONFLICT,
    REFUSED,
    RESULTS,
    SAME,
    ImportRow,
    Preview,
)
from app.features.member_import.rules import wording
from app.features.member_import.rules.headings import letter
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.infra.store import Store
from app.infra.words import sentence
from app.kernel.errors import UserError

NAME = "import-members"
HELP = "đọc danh sách đảng viên, cho xem trước rồi ghi vào sổ"
UNREADABLE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare FILE, --data, --sheet, --dry-run and --json."""
    parser.add_argument("file", type=Path, help="tệp .xlsx, .xls, .ods, .csv hoặc .txt")
    parser.add_argument(
        "--data", type=Path, help="thư mục sổ; không có thì chỉ xem thử với sổ trống"
    )
    parser.add_argument("--sheet", default="", help="tên trang, khi tệp có nhiều trang")
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem, không ghi")
    parser.add_argument("--json", action="store_true", help="kết quả dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    """Import; 0 clean, 1 with rows left out, 2 unreadable.

    Rows that would need a person's answer (conflicts) are left out like refused ones.
    """
    office = _office(arguments.data)
    try:
        return _import(office, arguments)
    finally:
        office.close()


def _office(data: Path | None) -> Office:
    clock = SystemClock()
    if data is None:
        return build(Store.in_memory(clock), clock)
    return open_office(DataFolder(data), ask(), clock)


def _import(office: Office, arguments: argparse.Namespace) -> int:
    service = office.member_import
    try:
        opened = service.open_list(arguments.file)
        columns = service.columns(opened, arguments.sheet)
        preview = service.preview(opened, columns)
    except UserError as problem:
        if arguments.json:
            told = {"code": problem.code, "text": sentence(problem)}
            give({"file": arguments.file.name, "error": told})
        warn(sentence(problem))
        return UNREADABLE
    written = not arguments.dry_run and arguments.data is not None
    if written:
        written = _write(office, preview)
    if arguments.json:
        give(_as_json(office, columns, preview, written=written))
    else:
        _tell(office, columns, preview, written=written)
    return int(any(row.result in {REFUSED, CONFLICT} for row in preview.rows))


def _write(office: Office, preview: Preview) -> bool:
    try:
        office.member_import.write(preview)
    except NothingToImport:
        # A list that says nothing new is no failure.
        return False
    return True


def _as_json(
    office: Office, columns: ColumnMap, preview: Preview, *, written: bool
) -> dict[str, object]:
    return {
        "file": preview.file,
        "sheet": preview.sheet,
        "sheets": [
            {"name": s.name, "rows": s.rows, "hidden": s.hidden, "usable": s.usable}
            for s in columns.sheets
        ],
        "encoding": preview.encoding,
        "header_row": preview.header.row + 1,
        "header_rows": preview.header.height,
        "mapping": [
            {
                "column": letter(sample.heading.column),
                "heading": sample.heading.text,
                "field": sample.heading.target,
                "kept": sample.kept,
            }
            for sample in columns.columns
        ],
        "rows": [_row(office, row) for row in preview.rows],
        "skipped": list(preview.skipped),
        "counts": {name: preview.count(name) for name in RESULTS},
        "written": written,
    }


def _row(office: Office, row: ImportRow) -> dict[str, object]:
    label = office.member_import.vocabulary.label
    return {
        "line": row.line,
        "name": row.name,
        "result": row.result,
        "values": dict(row.values),
        "changes": [
            {"field": d.field, "old": d.old, "new": d.new} for d in row.changes
        ],
        "repairs": [
            {
                "field": r.field,
                "kind": r.kind,
                "before": r.before,
                "after": r.after,
                "asks": r.asks,
                "text": wording.repair(r, label(r.field)),
            }
            for r in row.repairs
        ],
        "problems": [
            {"code": p.code, "field": p.field, "text": p.text} for p in row.problems
        ],
        "conflicts": [
            {
                "field": c.field,
                "kind": c.kind,
                "old": c.old,
                "new": c.new,
                "options": list(c.options),
                "text": wording.question(c, label(c.field)),
            }
            for c in row.conflicts
        ],
    }


def _tell(
    office: Office, columns: ColumnMap, preview: Preview, *, written: bool
) -> None:
    first = preview.header.row + 1
    say(f"{preview.file}, trang “{preview.sheet}”, tiêu đề ở dòng {first}")
    for sample in columns.columns:
        say(_column(office, sample))
    for row in preview.rows:
        if row.result == SAME and not row.problems:
            continue
        say(f"Dòng {row.line}: {row.name or '—'} ({wording.result(row.result)})")
        for line in _details(row, office):
            say(f"    {line}")
    counts = ", ".join(
        f"{preview.count(name)} {wording.result(name).lower()}" for name in RESULTS
    )
    say(f"{len(preview.rows)} dòng: {counts}.")
    say("Đã ghi vào sổ." if written else "Chưa ghi gì vào sổ.")


def _column(office: Office, sample: Sample) -> str:
    heading = sample.heading
    meaning = office.member_import.vocabulary.label(heading.target) or "không lấy"
    if heading.target and heading.target != "ordinal" and not sample.kept:
        meaning += " (mục đang tắt, không lấy)"
    return f"  {letter(heading.column):>2}  {heading.text} → {meaning}"


def _details(row: ImportRow, office: Office) -> list[str]:
    label = office.member_import.vocabulary.label
    return [
        *(f"{d.label}: {d.old or '(trống)'} → {d.new}" for d in row.changes),
        *(wording.repair(r, label(r.field)) for r in row.repairs),
        *(p.text for p in row.problems),
        *(wording.question(c, label(c.field)) for c in row.conflicts),
    ]
