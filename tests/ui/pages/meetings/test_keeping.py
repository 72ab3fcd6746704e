"""Every key is durable: whatever is half typed stands in its field again."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from app.features.meetings.model.records import Mark
from tests.app.features.meetings.office import discussed, prepared
from tests.ui.typing import type_text
from ui.pages.meetings.dialogs import ReasonDialog
from ui.pages.meetings.panels.decide.newtask import TaskDialog


def box(panel, key):
    return panel.form.line(key).editor.inner


def caret(field):
    cursor = getattr(field, "textCursor", None)
    return cursor().position() if cursor else field.cursorPosition()


def again(seat, meeting_id):
    """Die without another word, and open the meeting anew."""
    seat.die()
    return seat.open(meeting_id)


def drafts(found, meeting_id):
    kept = found.office.meetings.drafts.of(meeting_id).drafts
    places = {"at", "matter"}
    return {
        one.field: one.text or one.choice for one in kept if one.field not in places
    }


def test_a_half_typed_opinion_stands_where_the_cursor_was(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.focus("speaker")
    type_text(box(panel, "speaker"), "Ông Phúc")
    panel.form.focus("text")
    type_text(box(panel, "text"), "Đề nghị phường hỗ trợ ")
    QTest.keyClick(box(panel, "text"), Qt.Key.Key_Left)
    type_text(box(panel, "text"), "xi măng")
    before = caret(box(panel, "text"))
    panel = again(seat, meeting_id).panel
    assert box(panel, "text").hasFocus()
    assert box(panel, "text").toPlainText() == "Đề nghị phường hỗ trợxi măng "
    assert box(panel, "speaker").text() == "Ông Phúc"
    assert caret(box(panel, "text")) == before


def test_the_saved_opinion_takes_its_draft_with_it(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.focus("speaker")
    type_text(box(panel, "speaker"), "Khách")
    panel.form.focus("text")
    type_text(box(panel, "text"), "Nhất trí.")
    seat.settle()
    assert drafts(found, meeting_id)["opinion.text"] == "Nhất trí."
    panel.save.click()
    seat.settle()
    assert not any(key.startswith("opinion.") for key in drafts(found, meeting_id))
    panel = again(seat, meeting_id).panel
    assert box(panel, "text").toPlainText() == ""
    opinions = found.office.meetings.meeting(meeting_id).record.opinions
    assert [one.text for one in opinions].count("Nhất trí.") == 1


def test_a_refused_act_keeps_the_draft(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.focus("text")
    type_text(box(panel, "text"), "Chưa rõ ai nói")
    panel.save.click()
    seat.settle()
    assert panel.form.line("person_id").said or panel.form.line("speaker").said
    panel = again(seat, meeting_id).panel
    assert box(panel, "text").toPlainText() == "Chưa rõ ai nói"


def test_correcting_an_opinion_goes_on_with_the_same_opinion(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    said = found.office.meetings.meeting(meeting_id).record.opinions[1]
    panel.table.opened.emit(said.id)
    QTest.keyClick(
        box(panel, "text"), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier
    )
    type_text(box(panel, "text"), " Xin rút kinh nghiệm.")
    panel = again(seat, meeting_id).panel
    assert panel.form.value("text") == said.text + " Xin rút kinh nghiệm."
    panel.save.click()
    seat.settle()
    opinions = found.office.meetings.meeting(meeting_id).record.opinions
    assert len(opinions) == 2
    assert opinions[1].text == said.text + " Xin rút kinh nghiệm."


def test_the_reason_of_an_absence_is_asked_again_with_its_letters(seat, found):
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    panel = seat.open(meeting_id).panel
    QTest.keyClick(panel.grid, Qt.Key.Key_2)
    seat.settle()
    type_text(panel.reason, "Đi công t")
    panel = again(seat, meeting_id).panel
    assert panel.reason.hasFocus()
    assert panel.reason.text() == "Đi công t"
    type_text(panel.reason, "ác")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    seat.settle()
    line = found.office.meetings.meeting(meeting_id).record.roll[0]
    assert (line.mark, line.reason) == (Mark.EXCUSED, "Đi công tác")
    assert drafts(found, meeting_id) == {}


def test_half_counted_votes(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "vote").panel
    for key, words in (
        ("subject", "Nghị quyết"),
        ("in_favour", "19"),
        ("against", "1"),
    ):
        panel.form.focus(key)
        type_text(box(panel, key), words)
    panel = again(seat, meeting_id).panel
    told = panel.form.values()
    assert (told["subject"], told["in_favour"], told["against"]) == (
        "Nghị quyết",
        19,
        1,
    )
    assert panel._sum_words.text().startswith("Cộng 20 phiếu trên 20")


def test_an_open_question_is_open_again(seat, found):
    meeting_id = discussed(found)
    runner = seat.open(meeting_id, "discussion")
    runner.give_task()
    seat.settle()
    dialog = runner.findChildren(TaskDialog)[-1]
    type_text(dialog.form.line("title").editor.inner, "Treo biển ngõ")
    dialog.form.focus("owner_text")
    type_text(dialog.form.line("owner_text").editor.inner, "Chi đoàn")
    runner = again(seat, meeting_id)
    dialog = runner.findChildren(TaskDialog)[-1]
    assert dialog.isVisible()
    assert dialog.form.line("owner_text").editor.inner.hasFocus()
    assert dialog.form.value("owner_text") == "Chi đoàn"
    assert dialog.form.value("title") == "Treo biển ngõ"
    dialog.submit()
    seat.settle()
    assert drafts(found, meeting_id) == {}
    runner.bottom.skip.click()
    reason = runner.findChildren(ReasonDialog)[-1]
    type_text(reason.form.line("reason").editor.inner, "Hết giờ")
    runner = again(seat, meeting_id)
    assert runner.findChildren(ReasonDialog)[-1].form.value("reason") == "Hết giờ"


def test_the_conclusion_the_matter_and_the_correction(seat, found):
    meeting_id = discussed(found)
    runner = seat.open(meeting_id, "conclusion")
    editor = box(runner.panel, "conclusion")
    editor.setFocus()
    type_text(editor, "Trước hết, ")
    panel = again(seat, meeting_id).panel
    assert panel.form.value("conclusion").startswith("Trước hết, Chi bộ nhất trí")
    runner = seat.runner
    seat.go("contents")
    rows = [row.id for row in runner.panel.table.seen()]
    runner.panel.table.select(rows[1])
    runner.panel.table.opened.emit(rows[1])
    editor = box(runner.panel, "content")
    type_text(editor, "Đã nghe báo")
    panel = again(seat, meeting_id).panel
    assert panel.table.current_id() == rows[1]
    assert panel.form.value("content") == "Đã nghe báo"


def test_a_correction_in_the_minutes_is_found_half_typed(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "read_back").panel
    reading = panel.back.reading
    reading.setTextCursor(reading.document().find("Chi bộ nhất trí lắp đèn"))
    QTest.keyClick(reading, Qt.Key.Key_Return)
    fixing = panel.back.fixing
    type_text(fixing.form.line("text").editor.inner, "Sửa: ")
    fixing = again(seat, meeting_id).panel.back.fixing
    assert fixing.isVisible()
    assert fixing.form.value("text").startswith("Sửa: Chi bộ nhất trí")


def test_where_it_goes_on_is_said_to_the_second(seat, found):
    meeting_id = discussed(found)
    found.at(2026, 12, 5, 8, 3, 20)
    panel = seat.open(meeting_id, "discussion").panel
    found.clock.advance(7)
    panel.form.focus("text")
    type_text(box(panel, "text"), "Đề nghị")
    seat.settle()
    found.clock.advance(300)
    runner = again(seat, meeting_id)
    assert runner.notices.sentences() == (
        "Tiếp tục từ bước 6, lúc 08:03:27. Không mất gì.",
    )
    assert runner.top.clock.text() == "00:38"


def test_words_behind_the_fingers_wait_no_longer_than_promised(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.focus("text")
    type_text(box(panel, "text"), "A")
    # Nobody asks for it: the pause behind the fingers ends by itself, and is short.
    assert seat.runner.keeper._pause.interval() <= 150
    seat.bot.waitUntil(lambda: drafts(found, meeting_id).get("opinion.text") == "A")


def test_a_mark_of_secrecy_is_never_kept_not_even_half_typed(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.focus("text")
    type_text(box(panel, "text"), "Theo báo cáo")
    seat.settle()
    QTest.keyClick(box(panel, "text"), Qt.Key.Key_Return)
    type_text(box(panel, "text"), "Độ mật: Tối mật")
    seat.settle()
    kept = drafts(found, meeting_id).get("opinion.text", "")
    assert "Tối mật" not in kept
    assert kept.startswith("Theo báo cáo")


def test_twenty_thousand_words_and_what_word_pastes(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.focus("speaker")
    type_text(box(panel, "speaker"), "Khách")
    field = box(panel, "text")
    field.setFocus()
    pasted = QMimeData()
    decomposed = "Ho\u0300a\u00a0bi\u0300nh \u201cđổi mới\u201d\u200b\x07"
    pasted.setText(" ".join([decomposed] * 7000))
    field.insertFromMimeData(pasted)
    seat.settle()
    panel = again(seat, meeting_id).panel
    panel.save.click()
    seat.settle()
    said = found.office.meetings.meeting(meeting_id).record.opinions[-1].text
    assert said == " ".join(["Hòa bình “đổi mới”"] * 7000)
    assert len(said.split()) == 28000


@pytest.mark.parametrize("moment", range(4))
def test_nothing_is_kept_of_what_only_was_shown(seat, found, moment):
    meeting_id = discussed(found)
    steps = ("opening", "conclusion", "contents", "vote")
    runner = seat.open(meeting_id)
    panel = seat.jump(steps[moment])
    for field in panel.form.values():
        panel.form.focus(field)
        seat.bot.wait(5)
    runner.setFocus()
    seat.settle()
    assert drafts(found, meeting_id) == {}


def test_an_answer_given_by_a_digit_is_kept_before_it_is_saved(seat, found):
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    found.office.meetings.conducting.mark_rest_present(meeting_id)
    panel = seat.open(meeting_id, "task_review").panel
    QTest.keyClick(panel.table.grid, Qt.Key.Key_3)
    type_text(box(panel, "note"), "Còn hai hộ")
    panel = again(seat, meeting_id).panel
    assert panel.form.value("outcome") == "rolled_over"
    assert panel.form.value("note") == "Còn hai hộ"
