"""``main.py export-members``: a form, a book or a list of members into a file."""

import argparse
import os
from datetime import date, datetime
from pathlib import Path

from app.bootstrap import Office, open_office
from app.cli.output import give, refuse, say
from app.cli.passphrase import ask
from app.cli.verify import NoBookInFolder
from app.door.entrance import approach
from app.infra.clock import SystemClock
from app.infra.paths import DataFolder
from app.kernel.errors import UserError
from app.reports.members.drawing import drawn
from app.reports.members.errors import ExportReasonMissing, TargetExists
from app.reports.members.model import BOOK, LIST, NATIONAL, Exported, Order

NAME = "export-members"
HELP = "xuất danh sách đảng viên: biểu quốc gia, sổ 7-HSĐV hoặc danh sách"
WRITTEN, REFUSED = 0, 1
# What a person has to decide; everything else wrong is wrong use.
_OWN_NO = (TargetExists, ExportReasonMissing)


class DayNotUnderstood(UserError):
    """The text given with --on is no day."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare FILE, --as and what narrows or widens the list."""
    parser.add_argument("file", type=Path, metavar="FILE", help="tệp sẽ ghi")
    parser.add_argument(
        "--as",
        dest="form",
        required=True,
        choices=(NATIONAL, BOOK, LIST),
        help="biểu dữ liệu quốc gia, sổ 7-HSĐV, hoặc danh sách tự chọn mục",
    )
    parser.add_argument(
        "--data", type=Path, help="thư mục sổ; không có thì lấy sổ của máy"
    )
    parser.add_argument(
        "--format",
        default="",
        help="xlsx, pdf, docx hoặc csv; không có thì theo đuôi tệp",
    )
    parser.add_argument("--on", default="", help="danh sách của ngày nào (23/11/2026)")
    parser.add_argument(
        "--with-left",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="kèm người đã rời chi bộ trong năm",
    )
    parser.add_argument(
        "--fields", default="", help="các mục của danh sách, cách nhau dấu phẩy"
    )
    parser.add_argument("--unmask", action="store_true", help="ghi đủ các số đang che")
    parser.add_argument(
        "--reason", default="", help="lý do ghi đủ các số; ghi vào nhật ký"
    )
    parser.add_argument("--force", action="store_true", help="ghi đè tệp đã có")
    parser.add_argument("--json", action="store_true", help="kết quả dạng JSON")


def run(arguments: argparse.Namespace) -> int:
    """Export; 0 written, 1 somebody has to decide first, 2 wrong use or the machine."""
    order = _order(arguments)
    office = _office(arguments.data)
    try:
        exported = _export(office, order, arguments)
    except _OWN_NO as problem:
        refuse(problem, as_json=arguments.json)
        return REFUSED
    finally:
        office.close()
    if arguments.json:
        give(exported)
    return WRITTEN


def _export(
    office: Office, order: Order, arguments: argparse.Namespace
) -> dict[str, object]:
    exports = office.member_exports
    exported = exports.prepare(order)
    content = drawn(exported)
    exports.hand_out(exported, arguments.file, content, replacing=arguments.force)
    if not arguments.json:
        _tell(office, arguments.file, exported)
    return _as_json(office, arguments.file, exported, len(content))


def _office(data: Path | None) -> Office:
    folder = approach(os.environ).folder if data is None else DataFolder(data)
    if not folder.has_book():
        raise NoBookInFolder(path=folder.root)
    return open_office(folder, ask(), SystemClock())


def _order(arguments: argparse.Namespace) -> Order:
    fields = (part.strip() for part in arguments.fields.split(","))
    return Order(
        form=arguments.form,
        format=arguments.format or arguments.file.suffix.lower().lstrip("."),
        on=_day(arguments.on) if arguments.on else None,
        with_left=arguments.with_left,
        fields=tuple(field for field in fields if field),
        unmask=arguments.unmask,
        reason=arguments.reason,
    )


def _day(text: str) -> date:
    for shape in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, shape).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    raise DayNotUnderstood(value=text)


def _as_json(
    office: Office, file: Path, exported: Exported, size: int
) -> dict[str, object]:
    hidden = office.member_exports.hidden()
    shown = set(exported.in_full)
    return {
        "file": str(file),
        "as": exported.order.form,
        "format": exported.order.format,
        "on": exported.workbook.dated.isoformat(),
        "people": exported.people,
        "fields": list(exported.fields),
        "in_full": list(exported.in_full),
        "masked": [f for f in exported.fields if f in hidden and f not in shown],
        "bytes": size,
    }


def _tell(office: Office, file: Path, exported: Exported) -> None:
    labels = office.member_exports.labels()
    say(f"Đã ghi {exported.people} người vào {file}: {exported.title}.")
    if exported.in_full:
        numbers = ", ".join(labels[key].lower() for key in exported.in_full)
        say(f"Tệp không mã hóa và có đủ {numbers}; đã ghi vào nhật ký xuất danh sách.")
