"""``main.py import-members``: read a list, show what it would do, write it once."""

import argparse
from pathlib import Path

from app.bootstrap import Office, build, open_office
from app.cli.importing import choosing
from app.cli.importing.report import as_json
from app.cli.output import give, say, warn
from app.cli.passphrase import ask
from app.features.member_import.errors import NothingToImport
from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.header import ColumnMap, Sample
from app.features.member_import.model.outcome import (
    CONFLICT,
    REFUSED,
    RESULTS,
    SAME,
    ImportRow,
    Preview,
)
from app.features.member_import.model.reading import file_line
from app.features.member_import.rules import wording
from app.features.member_import.rules.comparing import choices as chosen
from app.features.member_import.rules.headings import letter
from app.features.member_import.service.opening import Opened
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.infra.store import Store
from app.infra.words import sentence
from app.kernel.errors import UserError

NAME = "import-members"
HELP = "đọc danh sách đảng viên, cho xem trước rồi ghi vào sổ"
UNREADABLE = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the files and options; app/cli/README.md is the contract."""
    add = parser.add_argument
    add(
        "file",
        type=Path,
        nargs="+",
        help="tệp .xlsx, .xls, .ods, .csv hoặc .txt; hoặc các phiếu gửi về",
    )
    add("--data", type=Path, help="thư mục sổ; không có thì chỉ xem thử với sổ trống")
    add("--sheet", default="", help="tên trang, khi tệp có nhiều trang")
    add("--dry-run", action="store_true", help="chỉ xem, không ghi")
    add("--json", action="store_true", help="kết quả dạng JSON")
    _add_mapping(parser)
    _add_answers(parser)


def _add_mapping(parser: argparse.ArgumentParser) -> None:
    """Declare what the second step asks of the columns."""
    add = parser.add_argument
    add(
        "--column",
        action="append",
        default=[],
        metavar="CỘT=MỤC",
        help="ghép một cột, ví dụ E=decision_on; E=- để không lấy",
    )
    add(
        "--encoding",
        action="append",
        default=[],
        metavar="CỘT=MÃ",
        help="đọc một cột theo bảng mã khác, ví dụ C=tcvn3 (unicode, vni, cp1258)",
    )


def _add_answers(parser: argparse.ArgumentParser) -> None:
    """Declare what else somebody at the window would be asked."""
    add = parser.add_argument
    add(
        "--accept-repairs",
        action="store_true",
        help="đồng ý mọi chỗ sửa cần hỏi, như thêm số 0 đã mất",
    )
    add(
        "--accept-repair",
        action="append",
        default=[],
        metavar="DÒNG:MỤC",
        help="đồng ý một chỗ sửa, ví dụ 12:card_no",
    )
    add(
        "--pick",
        action="append",
        default=[],
        metavar="DÒNG:MỤC=CHỌN",
        help="trả lời một câu hỏi, ví dụ 22:official_on=file",
    )
    add("--skip", action="append", default=[], type=int, metavar="DÒNG", help="bỏ dòng")
    add(
        "--all-or-nothing",
        action="store_true",
        help="còn câu hỏi chưa trả lời thì không ghi gì",
    )


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
        opened = service.open_lists(arguments.file)
        columns = _columns(office, opened, arguments)
        preview = service.preview(opened, columns)
        choices = choosing.choices(
            preview,
            arguments.accept_repair,
            arguments.pick,
            arguments.skip,
            accept_all=arguments.accept_repairs,
        )
        wrote = _write(office, preview, choices, arguments)
    except UserError as problem:
        if arguments.json:
            error = {"code": problem.code, "text": sentence(problem)}
            give({"file": arguments.file[0].name, "error": error})
        warn(sentence(problem))
        return UNREADABLE
    if arguments.json:
        give(as_json(columns, preview, choices, service.label, wrote=wrote))
    else:
        _tell(office, columns, preview, choices, wrote=wrote)
    return int(any(row.result in {REFUSED, CONFLICT} for row in preview.rows))


def _columns(
    office: Office, opened: Opened, arguments: argparse.Namespace
) -> ColumnMap:
    service, sheet = office.member_import, arguments.sheet
    columns = service.columns(opened, sheet)
    if not arguments.column and not arguments.encoding:
        return columns
    told = choosing.targets(arguments.column, columns, service.vocabulary)
    named = choosing.encodings(arguments.encoding, columns)
    return service.columns(opened, sheet, told if arguments.column else None, named)


def _write(
    office: Office, preview: Preview, choices: Choices, arguments: argparse.Namespace
) -> bool:
    if arguments.dry_run or arguments.data is None:
        return False
    try:
        only_valid = not arguments.all_or_nothing
        office.member_import.write(preview, choices, only_valid=only_valid)
    except NothingToImport:
        # A list that says nothing new is no failure.
        return False
    return True


def _tell(
    office: Office,
    columns: ColumnMap,
    preview: Preview,
    choices: Choices,
    *,
    wrote: bool,
) -> None:
    first = preview.header.row + 1
    say(f"{preview.file}, trang “{preview.sheet}”, tiêu đề ở dòng {first}")
    for sample in columns.columns:
        say(_column(office, sample))
    for row in preview.rows:
        if row.result == SAME and not row.problems:
            continue
        name = row.name or "—"
        say(f"Dòng {file_line(row.line)}: {name} ({wording.result(row.result)})")
        for line in _details(row, office):
            say(f"    {line}")
    counts = ", ".join(
        f"{preview.count(name)} {wording.result(name).lower()}" for name in RESULTS
    )
    say(f"{len(preview.rows)} dòng: {counts}.")
    waiting = len(chosen.waiting_repairs(preview, choices))
    if waiting:
        say(f"{waiting} chỗ sửa chưa được đồng ý nên để trống (--accept-repairs).")
    say("Đã ghi vào sổ." if wrote else "Chưa ghi gì vào sổ.")


def _column(office: Office, sample: Sample) -> str:
    heading = sample.heading
    label = office.member_import.vocabulary.label
    meaning = label(heading.target) or "không lấy"
    if (
        heading.target
        and not sample.kept
        and heading.target not in {"ordinal", "derived"}
    ):
        meaning += " (mục đang tắt, không lấy)"
    if sample.could_be:
        others = " hay ".join(label(target) for target in sample.could_be)
        meaning += f" (chưa rõ là {others}; chọn bằng --column)"
    return f"  {letter(heading.column):>2}  {heading.text} → {meaning}"


def _details(row: ImportRow, office: Office) -> list[str]:
    label = office.member_import.label
    return [
        *(f"{d.label}: {d.old or '(trống)'} → {d.new}" for d in row.changes),
        *(wording.repair(r, label(r.field)) for r in row.repairs),
        *(p.text for p in row.problems),
        *(wording.question(c, label(c.field)) for c in row.conflicts),
    ]
