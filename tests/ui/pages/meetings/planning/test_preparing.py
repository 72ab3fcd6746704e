"""Preparing a meeting on its page: telling by digits, posting, files, the day moved."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from app.features.meetings.model.entries import NewMeeting, NewPaper
from app.kernel.places import Place
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import held
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from tests.ui.windows import dialog_of, press
from ui.pages.meetings.preparing.library import LibraryDialog, ThemeDialog
from ui.pages.meetings.preparing.viewing import PaperDialog
from ui.widgets.overlay.formdialog import FormDialog

KEYS = Qt.Key


def preparation(found, meeting_id):
    return found.office.meetings.preparation(meeting_id)


@pytest.fixture
def meeting_id(found):
    found.at(2026, 12, 1, 8, 0)
    new = NewMeeting(
        kind="regular",
        on_day=date(2026, 12, 5),
        time="07:30",
        place="Nhà văn hóa",
        chair_id=found.who[NAMES[0]],
        clerk_id=found.who[NAMES[1]],
    )
    return found.office.meetings.plan(new).record_id


@pytest.fixture
def panel(window, meeting_id):
    page = window.open(meeting_id)
    window.settle()
    return page.desk.panel


def test_members_are_told_by_digits_one_after_the_other(
    window, panel, found, meeting_id
):
    table = panel.told.table
    table.setFocus()
    table.select_first()
    press(table.grid, KEYS.Key_2)
    window.settle()
    window.settle()
    press(table.grid, KEYS.Key_3)
    window.settle()
    window.settle()
    ways = [one.way_title for one in preparation(found, meeting_id).invited[:3]]
    assert ways == ["Điện thoại", "Zalo", ""]
    assert panel.told.words.text() == "Đã báo 2/23 đồng chí"
    table.select_first()
    press(table.grid, KEYS.Key_0)
    window.settle()
    assert preparation(found, meeting_id).told_count == 1


def test_the_rest_is_told_in_one_act(window, panel, found, meeting_id):
    panel.told.rest.click()
    dialog = dialog_of(FormDialog)
    dialog.form.fill({"way": "paper", "on": date(2026, 11, 30)})
    dialog.give("save")
    window.settle()
    window.settle()
    told = preparation(found, meeting_id)
    assert (told.told_count, told.told_days_ahead) == (23, 5)
    assert panel.told.words.text() == "Đã báo 23/23 đồng chí, trước buổi họp 5 ngày"
    assert panel.told.rest.isHidden()


def test_what_is_out_is_ticked_with_its_day(window, panel, found, meeting_id):
    panel.ticks.posted.click()
    dialog = dialog_of(FormDialog)
    assert dialog.form.value("on") == date(2026, 12, 1)
    dialog.form.fill({"on": date(2026, 12, 2)})
    dialog.give("save")
    window.settle()
    assert "chưa tới" in dialog.form.line("on").said
    dialog.form.fill({"on": date(2026, 11, 28)})
    dialog.give("save")
    window.settle()
    assert preparation(found, meeting_id).days_ahead == 7


def test_a_cell_without_the_app_says_so(window, panel, found, meeting_id):
    panel.ticks.unposted.click()
    dialog = dialog_of(FormDialog)
    dialog.form.fill({"reason": "Chi bộ chưa dùng"})
    dialog.give("save")
    window.settle()
    posting = preparation(found, meeting_id).papers_posting
    assert (posting.posted_on, posting.reason) == (None, "Chi bộ chưa dùng")


def test_a_held_meeting_still_shows_its_preparation_for_posting(window, found):
    meeting_id = held(found)
    page = window.open(meeting_id)
    assert page._back.isVisible()
    page._back.click()
    window.settle()
    panel = page.desk.panel
    assert panel.step == "prepare"
    panel.ticks.posted.click()
    dialog = dialog_of(FormDialog)
    dialog.give("save")
    window.settle()
    assert preparation(found, meeting_id).minutes_posted_on == date(2026, 12, 5)
    page._back.click()
    window.settle()
    assert page.desk.panel.step != "prepare"


def drop(zone, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    zone.dropEvent(event)


def test_a_dropped_file_is_asked_about_and_several_are_not(
    window, panel, found, meeting_id, tmp_path
):
    files = [tmp_path / f"van ban {n}.pdf" for n in range(3)]
    for n, file in enumerate(files):
        file.write_bytes(b"%PDF-1.4\n" + bytes([65 + n]))
    drop(panel.papers.zone, files[0])
    dialog = dialog_of(FormDialog)
    assert dialog.form.value("title") == "van ban 0"
    dialog.form.fill({"title": "Chỉ thị 50", "issuer": "Ban Bí thư"})
    dialog.give("save")
    window.settle()
    drop(panel.papers.zone, *files[1:])
    window.settle()
    window.settle()
    rows = panel.papers.table.seen()
    assert [row.cell("title").text for row in rows] == [
        "Chỉ thị 50",
        "van ban 1",
        "van ban 2",
    ]
    assert rows[0].cell("title").detail == "Ban Bí thư, van ban 0.pdf"
    assert rows[0].cell("file").text == "10 B"


def test_a_file_of_another_kind_is_refused_in_words(
    window, panel, found, meeting_id, tmp_path
):
    bad = tmp_path / "chuong trinh.exe"
    bad.write_bytes(b"MZ")
    drop(panel.papers.zone, bad)
    dialog = dialog_of(FormDialog)
    dialog.give("save")
    window.settle()
    assert "Tài liệu phải là tệp pdf" in dialog.form.line("title").said
    assert preparation(found, meeting_id).papers == 0


def test_the_day_moves_only_with_a_reason(window, panel, found, meeting_id):
    panel.details.move_day.click()
    dialog = dialog_of(FormDialog)
    dialog.form.fill({"on_day": date(2026, 12, 8), "reason": "Trùng lịch đảng ủy"})
    dialog.give("save")
    window.settle()
    window.settle()
    assert panel.details.day.text() == "Thứ Ba, 08/12/2026"
    assert panel.details.moved.text() == "Đổi từ 05/12/2026: Trùng lịch đảng ủy"
    view = found.office.meetings.meeting(meeting_id)
    assert view.meeting.on_day == date(2026, 12, 8)


def test_the_text_for_the_chat_group_is_copied(window, panel, found, meeting_id):
    panel.ticks.copy.click()
    window.settle()
    words = QGuiApplication.clipboard().text()
    assert words.startswith("Chi bộ Tổ dân phố 5: Sinh hoạt thường kỳ tháng 12/2026")
    assert not any(name in words for name in NAMES)


def test_papers_lead_to_their_preview(window, panel, meeting_id):
    panel.ticks._print("meeting_notice")
    assert window.places[-1] == Place("preview", f"meeting_notice:{meeting_id}")


def test_the_library_puts_in_only_what_is_marked(window, panel, found, meeting_id):
    panel.agenda._open_library()
    window.settle()
    dialog = dialog_of(LibraryDialog)
    rows = dialog.table.seen()
    assert len(rows) > 15
    assert dialog.table.marked() == frozenset()
    dialog.take()
    window.settle()
    assert dialog.isVisible()
    dialog.table.select(rows[2].id)
    press(dialog.table.grid, KEYS.Key_Space)
    dialog.take()
    window.settle()
    items = found.office.meetings.meeting(meeting_id).record.items
    assert [item.title for item in items] == [rows[2].cell("title").text]


def test_a_theme_is_chosen_and_may_be_rewritten(window, found):
    found.at(2026, 12, 1, 8, 0)
    new = NewMeeting(kind="thematic", on_day=date(2026, 12, 9))
    meeting_id = found.office.meetings.plan(new).record_id
    panel = window.open(meeting_id).desk.panel
    window.settle()
    panel.details.themes.click()
    window.settle()
    dialog = dialog_of(ThemeDialog)
    dialog.table.select_first()
    press(dialog.table.grid, KEYS.Key_Return)
    window.settle()
    theme = found.office.meetings.meeting(meeting_id).meeting.theme
    assert theme == "Vận động nhân dân xây dựng khu dân cư an toàn, sạch đẹp"


def test_a_cancelled_meeting_is_only_looked_at(window, found, meeting_id):
    found.office.meetings.planning.cancel(meeting_id, "Hoãn")
    panel = window.open(meeting_id).desk.panel
    window.settle()
    assert panel.told.rest.isHidden()
    assert panel.details.move_day.isHidden()
    assert not panel.papers.zone.acceptDrops()


@pytest.mark.parametrize("width", [1122, 860, 700])
def test_everything_can_be_heard_and_nothing_is_cut(
    make_window, found, meeting_id, width
):
    window = make_window(width)
    found.office.meetings.planning.suggest_agenda(meeting_id)
    page = window.open(meeting_id)
    window.settle()
    window.settle()
    assert audit(page.desk.panel) == []
    assert clipped(page.desk.panel) == []


def test_a_paper_is_read_inside_and_a_damaged_one_says_so(
    window, panel, found, meeting_id
):
    notice = found.office.reports.make("meeting_notice", meeting_id).pdf
    folder, new = found.office.meetings.papers, NewPaper(title="")
    folder.attach(meeting_id, "a.pdf", notice, new)
    folder.attach(meeting_id, "b.pdf", b"%PDF-1.4\nnothing more", new)
    window.page.forget()
    window.open(meeting_id)
    window.settle()
    ids = [row.id for row in panel.papers.table.seen()]
    panel.papers.table.select(ids[0])
    panel.papers._open("")
    window.settle()
    dialog = dialog_of(PaperDialog)
    assert len(dialog.paper.opened.pages) == 1
    dialog.give("close")
    panel.papers.table.select(ids[1])
    panel.papers._open("")
    window.settle()
    assert "Không mở được tệp để xem" in " ".join(window.page.notices.sentences())


@pytest.mark.parametrize("percent", [150, 200])
def test_the_library_stays_within_the_screen(look, make_window, found, percent):
    look.change(percent=percent)
    found.at(2026, 12, 1, 8, 0)
    new = NewMeeting(kind="regular", on_day=date(2026, 12, 5))
    meeting_id = found.office.meetings.plan(new).record_id
    window = make_window(1366)
    panel = window.open(meeting_id).desk.panel
    window.settle()
    panel.agenda._open_library()
    window.settle()
    dialog = dialog_of(LibraryDialog)
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    assert clipped(dialog) == []
