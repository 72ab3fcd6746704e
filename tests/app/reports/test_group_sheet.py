"""The sheet of a group leaves as paper and as a file, and comes back filled in."""

from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from app.features.meetings.errors import MinutesFrozen, RollNotOpen
from app.features.meetings.model.entries import NewItem, NewMeeting
from app.features.meetings.model.forms.errors import (
    GroupPersonUnknown,
    GroupSheetTwice,
    SheetEmpty,
    SheetFileNewer,
    SheetFileTooLarge,
    SheetFileUnreadable,
    SheetMarkUnreadable,
    SheetOfOtherCell,
    SheetOfOtherMeeting,
    SheetRollChanged,
    SheetTextTooLong,
    SheetTimeWrong,
)
from app.features.meetings.model.forms.groups import PersonMark, SheetDraft
from app.features.meetings.model.records import Mark
from app.infra.spreadsheets.errors import (
    EmptyList,
    HtmlCalledWorkbook,
    ListMissing,
    NotASpreadsheet,
    UnreadableList,
)
from app.infra.words import sentence
from app.kernel.clock import VIETNAM
from app.kernel.errors import SecretMark
from app.people.groups.model import Seat
from tests.app.features.meetings import office as office_of
from tests.app.features.meetings.conftest import NAMES
from tests.app.reports.test_score_sheet import words_of

SINCE = date(2026, 1, 2)


@pytest.fixture
def desk(store, clock):
    found = office_of.desk(store, clock)
    store.set_meta("db_id", "so-chi-bo-5")
    groups = found.office.groups
    for number, names in ((1, NAMES[:12]), (2, NAMES[12:])):
        group = groups.form(f"Tổ đảng số {number}", SINCE).record_id
        for name in names:
            seat = Seat.LEADER if name == names[0] else Seat.MEMBER
            groups.seat(group, found.who[name], name, seat, SINCE)
    return found


@pytest.fixture
def meeting_id(desk):
    do = desk.office.meetings
    do.groups.allow(SINCE, 20, 3, "15-HD/BTCTU")
    desk.at(2026, 12, 5, 7, 30)
    new = NewMeeting(kind="regular", on_day=date(2026, 12, 5), time="07:30")
    found = do.plan(new).record_id
    do.planning.add_item(found, NewItem(title="Vệ sinh môi trường ngõ 12"))
    do.groups.answer_item(do.meeting(found).record.items[-1].id, "")
    do.groups.type_as(found)
    do.conducting.open(found)
    return found


def group_id(desk, number):
    return desk.office.groups.on(date(2026, 12, 5))[number - 1].group.id


def made(desk, meeting_id, number=1):
    record = f"{meeting_id}:{group_id(desk, number)}"
    return desk.office.reports.make("group_sheet", record)


class File:
    """A sheet as a group leader has it: opened, filled in, saved."""

    def __init__(self, desk, meeting_id, folder, number=1):
        self.path = folder / f"to {number}.xlsx"
        self.path.write_bytes(made(desk, meeting_id, number).xlsx)
        self.book = load_workbook(self.path)
        self.roll, self.record = self.book.worksheets

    def rows(self):
        return [row for row in self.roll.iter_rows() if row[1].value]

    def person(self, name):
        return next(row for row in self.rows() if row[2].value == name)

    def mark(self, name, mark, reason=None):
        cells = self.person(name)
        cells[3].value, cells[4].value = mark, reason

    def everybody(self, mark=1):
        for row in self.rows():
            if row[2].value and row[1].value != "Mã":
                row[3].value = mark

    def tell(self, key, value):
        row = next(row for row in self.record.iter_rows() if row[0].value == key)
        row[2].value = value

    def save(self):
        self.book.save(self.path)
        return self.path


@pytest.fixture
def file(desk, meeting_id, tmp_path):
    return File(desk, meeting_id, tmp_path)


def test_the_page_names_everybody_and_what_stays_with_the_cell(desk, meeting_id):
    told = words_of(made(desk, meeting_id).doc)
    for part in (
        "TỜ GHI BUỔI HỌP TỔ ĐẢNG",
        "Tổ đảng số 1, Sinh hoạt thường kỳ tháng 12/2026",
        "Tổ trưởng: Trần Văn Hòa",
        "1. Vệ sinh môi trường ngõ 12",
        "không quyết định: xét kết nạp đảng viên",
        NAMES[11],
    ):
        assert part in told, part
    assert NAMES[12] not in told


def test_a_filled_file_comes_back_line_by_line(desk, meeting_id, file):
    file.everybody()
    file.mark(NAMES[5], 2, "điều trị")
    file.mark(NAMES[6], "Vắng không lý do")
    for key, value in (
        ("T2", "Lê Thị Minh Nguyệt"),
        ("T3", "03/12/2026"),
        ("T4", "19:30"),
        ("T5", "20:45"),
        ("T6", "Nhà ông Hòa"),
        ("T7", "Bàn vệ sinh ngõ 12"),
        ("T9", "Đề nghị lắp đèn"),
    ):
        file.tell(key, value)
    draft = desk.office.meetings.sheet_files.read(meeting_id, file.save())
    assert (draft.leader, draft.clerk) == ("Trần Văn Hòa", "Lê Thị Minh Nguyệt")
    assert draft.began_at == datetime(2026, 12, 3, 19, 30, tzinfo=VIETNAM)
    assert draft.ended_at == datetime(2026, 12, 3, 20, 45, tzinfo=VIETNAM)
    assert (draft.content, draft.proposals) == ("Bàn vệ sinh ngõ 12", "Đề nghị lắp đèn")
    marks = {one.person_id: one for one in draft.people}
    # The exempt member stands on the sheet too.
    assert len(marks) == 12
    assert marks[desk.who[NAMES[5]]].mark is Mark.EXCUSED
    assert marks[desk.who[NAMES[5]]].reason == "điều trị"
    assert marks[desk.who[NAMES[6]]].mark is Mark.UNEXCUSED


def test_two_files_are_merged_and_a_guest_of_the_other_group_is_asked_for(
    desk, meeting_id, file, tmp_path
):
    do = desk.office.meetings
    file.everybody()
    guest = file.rows()[-5]
    guest[2].value, guest[3].value = NAMES[20], "x"
    second = File(desk, meeting_id, tmp_path, 2)
    second.everybody()
    second.mark(NAMES[20], 2, "họp cùng tổ 1")
    drafts = [do.sheet_files.read(meeting_id, one.save()) for one in (file, second)]
    seen = do.group_sheets.preview(meeting_id, drafts)
    assert [one.name for one in seen.doubles] == [NAMES[20]]
    chosen = {desk.who[NAMES[20]]: group_id(desk, 1)}
    do.group_sheets.merge(meeting_id, drafts, chosen)
    view = do.groups.view(meeting_id)
    assert [one.present for one in view.groups] == [13, 11]
    assert do.meeting(meeting_id).counts.present == 24


@pytest.mark.parametrize(
    ("spoil", "refused"),
    [
        (lambda file: file.mark(NAMES[0], "đến muộn"), SheetMarkUnreadable),
        (
            lambda file: setattr(file.person(NAMES[1])[2], "value", "Ai"),
            SheetRollChanged,
        ),
        (
            lambda file: setattr(file.rows()[3][1], "value", "0000AAAA"),
            SheetRollChanged,
        ),
        (lambda file: file.roll.delete_rows(file.rows()[2][0].row), SheetRollChanged),
        (lambda file: file.tell("T4", "sáng"), SheetTimeWrong),
        (lambda file: file.tell("T7", "dài " * 1001), SheetTextTooLong),
        (
            lambda file: setattr(file.rows()[-5][2], "value", "Người Không Có"),
            GroupPersonUnknown,
        ),
    ],
)
def test_a_spoilt_sheet_is_refused_with_one_sentence(
    desk, meeting_id, file, spoil, refused
):
    file.everybody()
    spoil(file)
    path = file.save()
    with pytest.raises(refused) as caught:
        desk.office.meetings.sheet_files.read(meeting_id, path)
    assert sentence(caught.value).endswith(".")


def with_code(file, change):
    """Change the code wherever it stands in the file."""
    for sheet in file.book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and "TO1-" in cell.value:
                    cell.value = change(cell.value)
    return file.save()


def test_a_sheet_of_a_newer_release_asks_for_the_newer_program(desk, meeting_id, file):
    file.everybody()
    path = with_code(file, lambda text: text.replace("TO1-", "TO2-"))
    with pytest.raises(SheetFileNewer) as caught:
        desk.office.meetings.sheet_files.read(meeting_id, path)
    assert "mới hơn" in sentence(caught.value)


@pytest.mark.parametrize("prefix", ["TO0-", "TOX-", "BC1-", "TO99999999999999999999-"])
def test_a_sheet_of_another_form_is_none_of_ours(desk, meeting_id, file, prefix):
    file.everybody()
    path = with_code(file, lambda text: text.replace("TO1-", prefix))
    with pytest.raises((SheetFileUnreadable, SheetFileNewer)):
        desk.office.meetings.sheet_files.read(meeting_id, path)


def test_a_group_hands_in_one_sheet_at_a_time(desk, meeting_id, file):
    """The same file chosen twice is one sheet, not twice the people."""
    do = desk.office.meetings
    file.everybody()
    draft = do.sheet_files.read(meeting_id, file.save())
    with pytest.raises(GroupSheetTwice) as caught:
        do.group_sheets.merge(meeting_id, [draft, draft])
    assert "Tổ đảng số 1" in sentence(caught.value)
    assert do.meeting(meeting_id).counts.present == 0
    do.group_sheets.merge(meeting_id, [draft])
    do.group_sheets.merge(meeting_id, [draft])
    assert do.meeting(meeting_id).counts.present == 12


def test_from_the_plan_to_locked_minutes(desk, meeting_id, file, tmp_path):
    """Two sheets, one on paper and one as a file, become the record of the cell."""
    do = desk.office.meetings
    file.everybody()
    file.mark(NAMES[5], 2, "điều trị")
    first = do.sheet_files.read(meeting_id, file.save())
    second = SheetDraft(
        group_id=group_id(desk, 2),
        leader=NAMES[12],
        content="Bàn lịch thu gom rác",
        people=tuple(
            PersonMark(person_id=desk.who[name], mark=Mark.PRESENT)
            for name in NAMES[12:]
        ),
    )
    do.group_sheets.merge(meeting_id, [first, second])
    do.floor.conclude(meeting_id, "Chi ủy tiếp thu ý kiến hai tổ.")
    do.conducting.seat(meeting_id, desk.who[NAMES[0]], desk.who[NAMES[1]], "")
    desk.at(2026, 12, 5, 9, 5)
    do.minutes.read_out(meeting_id)
    do.minutes.close(meeting_id)
    do.minutes.sign(meeting_id)
    do.minutes.lock(meeting_id)
    # Eleven and twelve present; the exempt member came and is due: 24.
    counts = do.meeting(meeting_id).counts
    assert (counts.present, counts.excused, counts.due) == (23, 1, 24)
    told = words_of(desk.office.reports.prepare("minutes", meeting_id).doc)
    assert "Có mặt: 23/24" in told
    assert "Bàn lịch thu gom rác" in told
    with pytest.raises(MinutesFrozen):
        do.group_sheets.drop(meeting_id, group_id(desk, 1))


def test_a_sheet_on_which_nobody_is_marked_says_so(desk, meeting_id, file):
    with pytest.raises(SheetEmpty):
        desk.office.meetings.sheet_files.read(meeting_id, file.save())


def test_sheets_of_other_cells_and_meetings_are_told_apart(
    desk, meeting_id, file, store
):
    file.everybody()
    path = file.save()
    store.set_meta("db_id", "so-khac")
    with pytest.raises(SheetOfOtherCell):
        desk.office.meetings.sheet_files.read(meeting_id, path)
    store.set_meta("db_id", "so-chi-bo-5")
    new = NewMeeting(kind="thematic", on_day=date(2026, 12, 20), time="07:30")
    other = desk.office.meetings.plan(new).record_id
    with pytest.raises(SheetOfOtherMeeting):
        desk.office.meetings.sheet_files.read(other, path)


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", EmptyList),
        (
            b"<html><body><table><tr><td>1</td></tr></table></body></html>",
            HtmlCalledWorkbook,
        ),
        (b"PK\x03\x04 not a workbook at all", UnreadableList),
        (b"%PDF-1.7 hello", NotASpreadsheet),
        ("Mã tờ: TO1-A-B-C\nKhông có mã".encode(), SheetFileUnreadable),
        (b"x" * (3 * 1024 * 1024), SheetFileTooLarge),
    ],
)
def test_files_that_are_no_sheet_are_refused(
    desk, meeting_id, tmp_path, content, refused
):
    path = tmp_path / "to.xlsx"
    path.write_bytes(content)
    with pytest.raises(refused) as caught:
        desk.office.meetings.sheet_files.read(meeting_id, path)
    assert sentence(caught.value).endswith(".")


def test_a_missing_file_is_a_sentence_too(desk, meeting_id, tmp_path):
    with pytest.raises(ListMissing):
        desk.office.meetings.sheet_files.read(meeting_id, tmp_path / "no.xlsx")


def test_marks_of_secrecy_in_a_sheet_never_reach_the_book(desk, meeting_id, file):
    file.everybody()
    file.tell("T7", "Độ mật: TỐI MẬT")
    do = desk.office.meetings
    draft = do.sheet_files.read(meeting_id, file.save())
    with pytest.raises(SecretMark):
        do.group_sheets.merge(meeting_id, [draft])
    assert all(one.sheet is None for one in do.groups.view(meeting_id).groups)


def test_a_sheet_read_before_the_opening_waits(desk, file, store, meeting_id):
    file.everybody()
    draft = desk.office.meetings.sheet_files.read(meeting_id, file.save())
    desk.at(2026, 12, 20, 7, 30)
    do = desk.office.meetings
    new = NewMeeting(
        kind="combined", on_day=date(2026, 12, 20), time="07:30", reason="bổ sung"
    )
    later = do.plan(new).record_id
    do.groups.type_as(later)
    with pytest.raises(RollNotOpen):
        do.group_sheets.merge(later, [draft])


def test_the_minutes_carry_the_groups_and_their_synthesis(
    desk, meeting_id, file, tmp_path
):
    do = desk.office.meetings
    file.everybody()
    file.mark(NAMES[5], 2, "điều trị")
    file.tell("T3", "03/12/2026")
    file.tell("T4", "19:30")
    file.tell("T5", "20:45")
    file.tell("T9", "Đề nghị lắp đèn ngõ 12")
    drafts = [do.sheet_files.read(meeting_id, file.save())]
    do.group_sheets.merge(meeting_id, drafts)
    told = words_of(desk.office.reports.prepare("minutes", meeting_id).doc)
    for part in (
        "Hình thức: sinh hoạt theo tổ đảng",
        "Căn cứ: 15-HD/BTCTU.",
        "Chi bộ có 24 đảng viên, sinh hoạt tại 2 tổ đảng.",
        "03/12/2026, 19:30–20:45",
        # The exempt member came and counts: eleven of twelve.
        "11/12",
        f"{NAMES[5]} (điều trị)",
        "Tổng hợp ý kiến các tổ đảng",
        "Kiến nghị với chi ủy: Đề nghị lắp đèn ngõ 12",
        "Tổ chưa có báo cáo: …………",
    ):
        assert part in told, part
