"""Lists as they leave: masked, unmasked with a reason, logged, never half written."""

import errno
import io
import os
from datetime import date

import openpyxl
import pytest
import sqlcipher3

from app.features.members.model import Happening
from app.infra import files
from app.infra.errors import DiskFault, DiskFull, FileBusy, StillUsed
from app.kernel.errors import Cancelled
from app.reports.members import service
from app.reports.members.drawing import drawn
from app.reports.members.errors import (
    ExportFormUnknown,
    ExportReasonMissing,
    FormatNotOffered,
    ListFieldUnknown,
    NoListFields,
    TargetExists,
    TooManyColumns,
)
from app.reports.members.model import BOOK, LIST, NATIONAL, Order
from tests.app.reports.members.conftest import ON, fill, written

CARD = "031204550101"
PEOPLE = [
    {
        "full_name": "Trần Văn Hòa",
        "card_no": CARD,
        "phone": "0912345678",
        "national_id": "001065001234",
        "official_on": "1999-02-03",
        "admitted_on": "1998-02-03",
    },
    {"full_name": "Đặng Thị Ánh", "official_on": "2001", "event": "moved_out"},
    {"full_name": "=HYPERLINK(1)", "admitted_on": "2026-03"},
]


@pytest.fixture
def ids(office):
    return fill(office, PEOPLE)


def _cells(exported):
    book = openpyxl.load_workbook(io.BytesIO(drawn(exported)))
    return [cell for row in book.active.iter_rows() for cell in row if cell.value]


def _rows(exported):
    return [row.cells for row in exported.workbook.sheets[0].rows]


def _list(office, *fields, **order):
    return office.member_exports.prepare(
        Order(form="list", format="xlsx", fields=fields, **order)
    )


@pytest.mark.usefixtures("ids")
def test_a_list_shows_only_the_end_of_numbers_until_somebody_asks(office):
    fields = ("full_name", "card_no", "national_id", "phone")
    exported = _list(office, *fields)
    assert _rows(exported)[1] == (
        "Trần Văn Hòa",
        "•••• ••• 101",
        "•••• ••• 234",
        "•••• ••• 678",
    )
    assert exported.in_full == ()
    told = _list(office, *fields, unmask=True, reason=" Đảng ủy  yêu cầu ")
    assert _rows(told)[1] == ("Trần Văn Hòa", CARD, "001065001234", "0912345678")
    assert told.in_full == ("card_no", "national_id", "phone")
    assert told.order.reason == "Đảng ủy yêu cầu"


@pytest.mark.usefixtures("ids")
def test_numbers_in_full_without_a_reason_are_refused(office):
    for reason in ("", "  \n"):
        with pytest.raises(ExportReasonMissing):
            _list(office, "card_no", unmask=True, reason=reason)


def test_a_list_has_the_people_of_the_screen_in_their_order(office, ids):
    wanted = (ids[2], ids[1], ids[0], "nobody")
    exported = _list(office, "no", "full_name", people=wanted, filter="đã rời chi bộ")
    assert _rows(exported) == [
        ("1", "=HYPERLINK(1)"),
        ("2", "Đặng Thị Ánh"),
        ("3", "Trần Văn Hòa"),
    ]
    heading = exported.workbook.sheets[0].heading
    assert "Lọc: đã rời chi bộ" in heading
    assert "Danh sách có 3 người." in heading


@pytest.mark.usefixtures("ids")
def test_who_left_in_the_year_is_taken_along_when_asked(office):
    names = [row[0] for row in _rows(_list(office, "full_name"))]
    assert names == ["=HYPERLINK(1)", "Trần Văn Hòa"]
    exported = _list(office, "full_name", "status", "status_on", with_left=True)
    assert _rows(exported)[-1] == ("Đặng Thị Ánh", "Đã chuyển đi", "01/06/2026")
    # The national sheet takes them along by itself, in the words of the sheet.
    sheet = office.member_exports.prepare(Order(form="national"))
    titles = [column.title for column in sheet.workbook.sheets[0].columns]
    row = dict(zip(titles, _rows(sheet)[-1], strict=True))
    assert row["Họ và tên *"] == "Đặng Thị Ánh"
    assert row["Trạng thái hoạt động"] == "Đã chuyển sinh hoạt"
    left_on = "Ngày rời khỏi/ Ngày mất/ Ngày miễn sinh hoạt Đảng (dd/mm/yyyy)"
    assert row[left_on] == "01/06/2026"
    office.clock.advance(60 * 24 * 3600)
    later = office.member_exports.prepare(Order(form="national"))
    assert later.people == 2


@pytest.mark.usefixtures("ids")
def test_every_cell_is_text_and_columns_keep_zeros_below_the_rows(office):
    exported = office.member_exports.prepare(Order(form="national"))
    cells = _cells(exported)
    assert {cell.data_type for cell in cells} == {"s"}
    below_header = [cell for cell in cells if cell.row > 1]
    assert {cell.number_format for cell in below_header} == {"@"}
    shown = {cell.value for cell in cells}
    assert {"=HYPERLINK(1)", CARD, "03/02/1998", "03/2026", "2001"} <= shown
    assert len(exported.workbook.sheets[0].columns) == 29


@pytest.mark.usefixtures("ids")
def test_only_kept_fields_leave(office):
    office.members.fields.switch("national_id", on=False)
    exported = office.member_exports.prepare(Order(form="national"))
    assert "001065001234" not in {cell.value for cell in _cells(exported)}
    assert exported.in_full == ("card_no",)
    with pytest.raises(ListFieldUnknown):
        _list(office, "national_id")


@pytest.mark.usefixtures("ids")
def test_what_cannot_be_is_refused_in_words(office):
    prepare = office.member_exports.prepare
    with pytest.raises(ExportFormUnknown):
        prepare(Order(form="mẫu lạ"))
    with pytest.raises(FormatNotOffered):
        prepare(Order(form="national", format="pdf"))
    with pytest.raises(NoListFields):
        prepare(Order(form="list", fields=("no",)))
    many = tuple(office.member_exports.labels())[:13]
    with pytest.raises(TooManyColumns) as refused:
        prepare(Order(form="list", format="pdf", fields=many))
    assert (refused.value.facts["count"], refused.value.facts["limit"]) == (13, 12)
    assert prepare(Order(form="list", format="csv", fields=many)).people == 2


@pytest.mark.usefixtures("ids")
def test_the_log_says_who_when_what_and_why(office, tmp_path):
    path = tmp_path / "danh sách.xlsx"
    fields = ("full_name", "card_no")
    written(
        office, path, form="list", fields=fields, unmask=True, reason="đối chiếu thẻ"
    )
    (line,) = office.member_exports.log()
    assert (line.at[:16], line.actor) == ("2026-11-23T08:12", "user")
    assert (line.form, line.format, line.file_name) == (
        "list",
        "xlsx",
        "danh sách.xlsx",
    )
    assert (line.people, line.as_of) == (2, "2026-11-23")
    assert (line.fields, line.in_full) == (fields, ("card_no",))
    assert line.reason == "đối chiếu thẻ"
    (event,) = office.store.events(entity="member_export", entity_id=line.id)
    assert (event.command, event.reason) == ("members.export", "đối chiếu thẻ")


@pytest.mark.usefixtures("ids")
def test_nothing_takes_a_line_of_the_log_back(office, tmp_path):
    written(office, tmp_path / "a.xlsx", form="national")
    (line,) = office.member_exports.log()
    (event,) = office.store.events(entity="member_export", entity_id=line.id)
    with pytest.raises(StillUsed):
        office.store.undo(event.command_id)
    assert office.member_exports.log() == [line]


@pytest.mark.usefixtures("ids")
def test_an_existing_file_stays_until_replacing_is_allowed(office, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"mine")
    exported = office.member_exports.prepare(Order(form="national"))
    with pytest.raises(TargetExists):
        office.member_exports.hand_out(exported, path, b"new")
    assert path.read_bytes() == b"mine"
    office.member_exports.hand_out(exported, path, b"new", replacing=True)
    assert path.read_bytes() == b"new"


@pytest.mark.usefixtures("ids")
def test_a_full_disk_leaves_neither_a_file_nor_a_line(office, tmp_path, monkeypatch):
    exported = office.member_exports.prepare(Order(form="national"))

    def full(_handle):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskFull):
        office.member_exports.hand_out(exported, tmp_path / "a.xlsx", b"new")
    assert list(tmp_path.iterdir()) == []
    assert office.member_exports.log() == []


def test_the_book_says_when_and_whereto_people_went(office):
    ids = fill(office, [{"full_name": "Lò Thị Mây", "admitted_on": "1990"}] * 1)
    told = Happening(
        "moved_out", date(2026, 5, 4), "3-GT", elsewhere="Đảng bộ xã Ia Der"
    )
    office.members.record_event(ids[0], told)
    book = office.member_exports.prepare(Order(form="book", format="xlsx"))
    titles = [column.title for column in book.workbook.sheets[0].columns]
    assert len(titles) == 14
    assert titles[9] == "Ngày chuyển đi, đến đảng bộ cơ sở\n(10)"
    assert _rows(book)[0][9] == "04/05/2026\nĐảng bộ xã Ia Der"


def test_an_empty_roll_still_gives_every_form(office):
    for form, kinds in (
        ("national", ("xlsx", "csv")),
        ("book", ("pdf", "xlsx", "docx")),
        ("list", ("pdf", "xlsx", "docx", "csv")),
    ):
        for kind in kinds:
            exported = office.member_exports.prepare(Order(form=form, format=kind))
            assert drawn(exported)
            assert (exported.people, exported.workbook.dated) == (0, ON)


@pytest.mark.usefixtures("ids")
def test_the_same_facts_stand_in_every_format(office):
    fields = ("full_name", "admitted_on", "card_no", "status")
    order = Order(form="list", format="pdf", fields=fields)
    exported = office.member_exports.prepare(order)
    table = next(b for b in exported.doc.blocks if type(b).__name__ == "Table")
    on_paper = [
        tuple("".join(run.text for run in cell) for cell in line.cells)
        for line in table.rows
    ]
    assert on_paper == _rows(exported)


def _stopped(done, total):
    raise Cancelled


@pytest.mark.parametrize(
    ("form", "kind"),
    [(BOOK, "pdf"), (BOOK, "xlsx"), (LIST, "docx"), (LIST, "pdf"), (NATIONAL, "xlsx")],
)
def test_drawing_can_be_stopped_and_then_nothing_has_left(office, ids, form, kind):
    fields = ("no", "full_name", "birth") if form == LIST else ()
    exported = office.member_exports.prepare(
        Order(form=form, format=kind, fields=fields)
    )
    with pytest.raises(Cancelled):
        drawn(exported, _stopped)
    assert office.member_exports.log() == []


def test_progress_goes_up_to_all_rows_twice(office, ids):
    told = []
    exported = office.member_exports.prepare(Order(form=BOOK, format="pdf"))
    drawn(exported, lambda done, total: told.append((done, total)))
    people = exported.people
    # Set once and drawn once.
    assert told[-1] == (2 * people, 2 * people)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_the_log_says_that_a_file_could_not_take_its_name(
    office, tmp_path, monkeypatch
):
    exported = _list(office, "full_name")
    path = tmp_path / "ds.xlsx"

    def held_open(source, target):
        raise PermissionError(errno.EBUSY, "held open", str(target))

    monkeypatch.setattr(files, "replace", held_open)
    with pytest.raises(FileBusy):
        office.member_exports.hand_out(exported, path, b"PK")
    assert list(tmp_path.iterdir()) == []
    (line,) = office.member_exports.log()
    assert (line.file_name, line.failed) == ("ds.xlsx", "FileBusy")


def test_a_full_disk_leaves_no_file_and_no_line(office, tmp_path, monkeypatch):
    exported = _list(office, "full_name")

    def full(handle):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(service.os, "fsync", full)
    with pytest.raises(DiskFull):
        office.member_exports.hand_out(exported, tmp_path / "ds.xlsx", b"PK")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    assert office.member_exports.log() == []


def test_the_note_on_a_failure_stays_as_the_line_does(office, tmp_path, monkeypatch):
    def gone(source, target):
        raise OSError(errno.EIO, "gone", str(target))

    monkeypatch.setattr(files, "replace", gone)
    with pytest.raises(DiskFault):
        office.member_exports.hand_out(_list(office, "full_name"), tmp_path / "a", b"")
    kept = (
        "UPDATE member_export_failed SET at = 'x'",
        "DELETE FROM member_export_failed",
    )
    for change in kept:
        with pytest.raises(sqlcipher3.IntegrityError, match="the log only grows"):
            office.store.connection.execute(change)
