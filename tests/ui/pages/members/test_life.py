"""One person's life on one screen: parts, history, events, lines, papers, drafts."""

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from app.features.members.model import Happening
from app.features.members.rules.life import LifeLine
from app.kernel.dates import PartialDate
from app.kernel.places import Place
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from tests.ui.typing import type_text
from ui.pages.members.eventdialog import EventDialog
from ui.pages.members.page import LIST, RECORD
from ui.widgets import theme
from ui.widgets.overlay.dialog import Dialog
from ui.widgets.overlay.formdialog import FormDialog

ON = date(2026, 11, 23)
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def _dialog(page, kind=FormDialog):
    return next(d for d in page.window().findChildren(kind) if d.isVisible())


def test_the_record_has_its_parts_and_the_life_in_them(opened, office, people, said):
    told = Happening("exempted", date(2026, 5, 1), "12-QĐ/ĐU")
    office.members.record_event(people[1], told)
    award = LifeLine(kind="award", title="Giấy khen", on=PartialDate(2019, 5))
    office.members.life.add(people[1], award)
    office.people.appoint(people[1], "secretary", date(2025, 1, 1), "3-QĐ")
    person = opened(1)
    words = [person._list.item(i).text() for i in range(person._list.count())]
    assert words == [
        "Lý lịch",
        "Quá trình",
        "Học tập",
        "Khen thưởng, Huy hiệu",
        "Tài liệu, hồ sơ giấy",
        "Còn thiếu dữ liệu",
        "Lịch sử sửa đổi",
    ]
    for part in ("course", "study", "award", "papers", "lacking", "history"):
        person.turn_to(part)
        QApplication.processEvents()
        assert audit(person) == []
        assert clipped(person) == []
    events = [row.cell("what").text for row in person.course.table.seen()]
    assert events == ["Miễn công tác và sinh hoạt", "Vào danh sách chi bộ"]
    assert "quyết định 3-QĐ" in said(person.course)
    assert "03/02/1998 Ngày vào Đảng" in said(person.course)
    assert "Đủ 30 năm tuổi đảng, đợt trao Huy hiệu 03/02/2028" in said(person.course)
    (line,) = person.lines["award"].table.seen()
    assert (line.cell("on").text, line.cell("what").text) == ("05/2019", "Giấy khen")


def test_no_part_is_cut_in_the_dark_at_150_percent(opened, filled, qtbot):
    person = opened(0)
    theme.current().change(choice="dark", percent=150)
    filled.resize(1122, 686)
    for part in ("profile", "course", "award", "papers", "lacking", "history"):
        person.turn_to(part)
        qtbot.waitUntil(lambda: clipped(filled) == [], timeout=3000)
    filled._turn_to("badges")
    qtbot.waitUntil(lambda: clipped(filled) == [], timeout=3000)


def test_discipline_is_a_part_only_where_the_book_keeps_it(opened, office):
    office.members.life.switch("discipline", on=True)
    person = opened(0)
    keys = [person._list.item(i).text() for i in range(person._list.count())]
    assert "Kỷ luật (hạn chế)" in keys


def test_the_history_of_a_field_opens_from_its_menu(
    opened, office, people, qtbot, filled, said
):
    office.members.correct(people[0], {"residence": "Số 2"}, reason="Chuyển nhà")
    person = opened(0)
    editor = person.record.form.line("residence").editor.input
    place = editor.mapToGlobal(QPoint(2, 2))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), place)
    QApplication.sendEvent(editor, event)
    menu = next(m for m in editor.findChildren(QMenu) if m.isVisible())
    menu.close()
    qtbot.keyClick(editor, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    menu = next(m for m in editor.findChildren(QMenu) if m.isVisible())
    action = menu.actions()[-1]
    assert action.text() == "Lịch sử của mục “Nơi cư trú”"
    assert len(menu.actions()) > 2  # Its own commands stay.
    menu.close()
    action.trigger()
    dialog = _dialog(filled, Dialog)
    assert audit(dialog) == []
    (row,) = [
        row for table in dialog.findChildren(type(filled.table)) for row in table.seen()
    ]
    assert (row.cell("change").old, row.cell("change").text) == ("(trống)", "Số 2")
    assert "Chuyển nhà" in row.cell("who").detail
    dialog.give("close")


def test_a_masked_field_stays_masked_in_its_history(opened, office, people):
    office.members.correct(people[0], {"phone": "0987654321"})
    person = opened(0)
    person.turn_to("history")
    phones = [
        row.cell("change")
        for row in person.history.seen()
        if row.cell("field").text == "Điện thoại"
    ]
    assert phones
    assert all("0987654321" not in f"{c.text}{c.old}" for c in phones)


def test_why_a_field_changed_goes_into_its_history(
    opened, office, people, qtbot, jobs, ask
):
    person = opened(1)
    person.record._why.setText("Đối chiếu căn cước")
    editor = person.record.form.line("residence").editor
    editor.setFocus()
    type_text(editor.input, "Số 9 ngõ 12")
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        qtbot.keyClick(editor.input, Qt.Key.Key_Return)
    card = ask(partial(office.members.card, people[1], ON))
    assert card.history[0].reason == "Đối chiếu căn cước"
    assert card.history[0].new == "Số 9 ngõ 12"


def test_an_event_takes_its_paper_along(
    filled, opened, office, people, qtbot, jobs, ask, tmp_path
):
    paper = tmp_path / "Quyết định.pdf"
    paper.write_bytes(PDF)
    person = opened(0)
    person.turn_to("course")
    person.course.record.click()
    dialog = _dialog(filled, EventDialog)
    assert audit(dialog) == []
    dialog.form.fill({"kind": "suspended", "on": date(2026, 11, 2)})
    dialog.form.edited.emit("kind", "suspended")
    assert dialog.form.line("until").isVisible()
    assert not dialog.form.line("elsewhere").isVisible()
    dialog.form.fill({"until": date(2026, 12, 31), "paper_no": "5-QĐ"})
    dialog.file.choose(paper)
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    card = ask(partial(office.members.card, people[0], ON))
    event = next(e for e in card.events if e.kind == "suspended")
    assert (card.member.status, event.file_name) == ("suspended", "Quyết định.pdf")
    assert ask(partial(office.members.happenings.paper, people[0], event.id))[1] == PDF
    qtbot.waitUntil(lambda: len(person.course.table.seen()) == 2, timeout=5000)
    person.course.table.select_first()
    qtbot.waitUntil(
        lambda: person.course._save.isVisibleTo(person.course), timeout=5000
    )


def test_an_event_is_corrected_and_taken_back_in_the_window(
    filled, opened, office, people, qtbot, jobs, ask
):
    told = Happening("exempted", date(2026, 5, 1), "12-QĐ")
    office.members.record_event(people[0], told)
    person = opened(0)
    person.turn_to("course")
    person.course.table.select_first()
    person.course._correct(person.course.table.current_id())
    dialog = _dialog(filled, EventDialog)
    assert dialog.form.value("paper_no") == "12-QĐ"
    dialog.form.fill({"on": date(2026, 5, 4), "reason": "Ghi nhầm ngày"})
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    first = ask(partial(office.members.counts, date(2026, 5, 3)))
    assert (first.exempt, first.total) == (0, 2 + 1)
    qtbot.waitUntil(
        lambda: person.course.table.seen()[0].cell("on").text == "04/05/2026",
        timeout=5000,
    )
    person.course.table.select_first()
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        person.course._remove.click()
    card = ask(partial(office.members.card, people[0], ON))
    assert [e.kind for e in card.events] == ["joined"]


def test_an_award_is_written_corrected_and_taken_away(
    filled, opened, office, people, qtbot, jobs, ask
):
    person = opened(0)
    person.turn_to("award")
    part = person.lines["award"]
    person.turn_to("award")
    kind = next(k for k in office.members.life.table if k.key == "award")
    dialog = part.add(kind)
    assert audit(dialog) == []
    dialog.give("save")
    assert dialog.form.line("title")._problem.isVisible()
    dialog.form.fill({"title": "Giấy khen", "on": PartialDate(2020)})
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    qtbot.waitUntil(lambda: len(part.table.seen()) == 1, timeout=5000)
    part.table.select_first()
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        qtbot.keyClick(part.table.grid, Qt.Key.Key_Delete)
    assert ask(partial(office.members.life.of, people[0])) == ()
    assert len(ask(office.bin.lines)) == 1


def test_the_paper_file_is_lent_and_its_slip_printed(
    filled, opened, office, people, qtbot, jobs
):
    person = opened(0)
    person.turn_to("papers")
    person.turn_to("papers")
    dialog = person.papers.ask_lend()
    assert audit(dialog) == []
    dialog.form.fill({"lent_to": "Đảng ủy phường"})
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        dialog.give("save")
    papers = person.papers
    qtbot.waitUntil(lambda: papers.take_back.isVisibleTo(papers), timeout=5000)
    assert not papers.lend.isVisibleTo(papers)
    with qtbot.waitSignal(filled.open_requested) as sent:
        papers._slip.click()
    assert sent.args[0].record_id.startswith("member_loan:")
    with qtbot.waitSignal(filled.open_requested) as sent:
        papers._label.click()
    assert sent.args == [Place("preview", f"member_label:{people[0]}")]


def test_what_the_forms_lack_leads_to_the_field_or_to_the_switch(
    filled, opened, qtbot, said
):
    person = opened(1)
    person.turn_to("lacking")
    assert "Sổ danh sách đảng viên (7-HSĐV): thiếu" in said(person.lacking)
    person.lacking.field_asked.emit("card_no")
    assert person.part() == "profile"
    with qtbot.waitSignal(filled.open_requested) as sent:
        person.lacking.switch_asked.emit()
    assert sent.args == [Place("settings", "fields")]


def test_a_new_member_half_typed_is_there_again(filled, office, qtbot, ask):
    filled.new_item()
    qtbot.waitUntil(lambda: filled._stack.currentIndex() == RECORD, timeout=5000)
    form = filled._person.record.form
    editor = form.line("full_name").editor
    editor.setFocus()
    type_text(editor.input, "Lê Dở Dang")
    form.fill({"birth": PartialDate(1990, 3)})
    qtbot.keyClick(filled._person.record, Qt.Key.Key_Escape)
    assert filled._stack.currentIndex() == LIST
    kept = ask(office.members.drafts.kept)
    assert (kept["full_name"], kept["birth"]) == ("Lê Dở Dang", "1990-03")
    qtbot.waitUntil(lambda: bool(filled.notices.sentences()), timeout=5000)
    filled.new_item()
    qtbot.waitUntil(lambda: filled._stack.currentIndex() == RECORD, timeout=5000)
    form = filled._person.record.form
    assert form.value("full_name") == "Lê Dở Dang"
    assert form.value("birth") == PartialDate(1990, 3)
    filled._person.record.submit()
    qtbot.waitUntil(lambda: filled._stack.currentIndex() == LIST, timeout=5000)
    qtbot.waitUntil(lambda: ask(office.members.drafts.kept) == {}, timeout=5000)


def test_a_birth_says_no_days_gone_by(opened):
    person = opened(1)
    field = person.record.form.line("birth").editor.input
    field.fill(PartialDate(1958, 3, 26))
    assert not field._words.isVisible()
