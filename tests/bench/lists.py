"""How long a list takes from the file to its preview, and into the book."""

import gc
import io
import tempfile
import time
from pathlib import Path

import openpyxl

from app.bootstrap import build
from app.infra.clock import SystemClock
from app.infra.store import Store
from app.reports.members.drawing import drawn
from app.reports.members.model import BOOK, Order
from tests.bench.table import Table

HEAD = [
    "STT",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Quê quán",
    "Nơi cư trú",
    "Ngày vào Đảng",
    "Ngày chính thức",
    "Số thẻ đảng viên",
    "Trình độ chuyên môn",
    "Trình độ lý luận",
    "Chức vụ Đảng",
    "Nghề nghiệp",
    "Điện thoại",
    "Ghi chú",
]
FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Vũ",
    "Võ",
    "Đặng",
)
MIDDLES = ("Văn", "Thị", "Hữu", "Đức", "Ngọc", "Minh", "Thanh", "Xuân", "Quốc", "Hồng")
GIVEN = ("An", "Ánh", "Bình", "Châu", "Dũng", "Đức", "Hà", "Hòa", "Khánh", "Lan")
RUNS = 5


def list_of(rows):
    """Write a list with as many rows, as a workbook's bytes."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("DS")
    page.append(["DANH SÁCH ĐẢNG VIÊN"])
    page.append(HEAD)
    for number in range(rows):
        year = 1940 + number % 58
        day = number % 28 + 1
        name = (
            FAMILIES[number % 10],
            MIDDLES[number // 10 % 10],
            GIVEN[number // 100 % 10],
        )
        page.append(
            [
                number + 1,
                " ".join(name),
                "Nam" if number % 2 else "Nữ",
                f"{day:02d}/{number % 12 + 1:02d}/{year}",
                f"Xã số {number % 90}, tỉnh Gia Lai",
                f"Số {number % 300} ngõ {number % 20}",
                f"{day:02d}/02/{year + 21}",
                f"{day:02d}/02/{year + 22}",
                f"{number:012d}",
                "Đại học",
                "Trung cấp",
                None,
                "Giáo viên",
                f"09{number:08d}",
                None,
            ]
        )
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _office():
    clock = SystemClock()
    return build(Store.in_memory(clock), clock)


def _preview(service, path):
    gc.collect()
    # In the window cycles are collected between two jobs (``ui.jobs.Collector``).
    gc.disable()
    try:
        start = time.perf_counter()
        opened = service.open_list(path)
        preview = service.preview(opened, service.columns(opened))
        return time.perf_counter() - start, preview
    finally:
        gc.enable()


def measure():
    """Time lists of 300 and of 5,000 rows."""
    seen = Table(
        "A list to its preview", "s", note="Limits: 300 rows 0.3 s, 5,000 2 s."
    )
    put = Table("A list into the book (in memory)", "s")
    with tempfile.TemporaryDirectory() as folder:
        for rows in (300, 5000):
            path = Path(folder) / f"{rows}.xlsx"
            path.write_bytes(list_of(rows))
            office = _office()
            empty = [_preview(office.member_import, path)[0] for _run in range(RUNS)]
            seen.add(f"{rows} rows, empty book", empty)
            _took, preview = _preview(office.member_import, path)
            start = time.perf_counter()
            office.member_import.write(preview)
            put.add(f"{rows} rows", [time.perf_counter() - start])
            full = [_preview(office.member_import, path)[0] for _run in range(RUNS)]
            seen.add(f"{rows} rows, all known", full)
            office.close()
    return [seen, put, _papers()]


def _papers():
    """Time book 7-HSĐV as it leaves: the cost of a person must not grow."""
    left = Table("Lists that leave: book 7-HSĐV", "s")
    with tempfile.TemporaryDirectory() as folder:
        for rows in (300, 1000):
            path = Path(folder) / f"{rows}.xlsx"
            path.write_bytes(list_of(rows))
            office = _office()
            _took, preview = _preview(office.member_import, path)
            office.member_import.write(preview)
            for kind in ("pdf", "docx", "xlsx"):
                exported = office.member_exports.prepare(Order(form=BOOK, format=kind))
                start = time.perf_counter()
                drawn(exported)
                left.add(f"{rows} people, {kind}", [time.perf_counter() - start])
            office.close()
    return left
