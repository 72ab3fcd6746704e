"""A meeting at the table with the keyboard: every step from the opening to the lock."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.features.meetings.model.entries import NewMeeting, NewOpinion
from app.features.meetings.model.records import Mark, Outcome, State, Tone
from app.kernel.places import Place
from tests.app.features.meetings.conftest import NAMES
from tests.app.features.meetings.office import discussed, held, prepared
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped, too_wide
from tests.ui.pages.meetings.steps import STEPS
from tests.ui.typing import type_text
from tests.ui.windows import press
from ui.pages.meetings.dialogs import ReasonDialog
from ui.pages.meetings.panels.decide.newtask import TaskDialog
from ui.pages.meetings.panels.talk.aside import OpinionDialog
from ui.widgets import theme


def record(found, meeting_id):
    return found.office.meetings.meeting(meeting_id)


def running(found):
    """A meeting that has just been opened."""
    meeting_id = prepared(found)
    found.office.meetings.conducting.open(meeting_id)
    return meeting_id


def notices(seat):
    return seat.runner.notices.sentences()


def test_a_meeting_is_opened_and_called_by_digits(seat, found):
    meeting_id = prepared(found)
    runner = seat.open(meeting_id)
    assert runner.step == "opening"
    assert "Khai mạc" in runner.bottom.next.words
    runner.go_on()
    seat.settle()
    assert runner.step == "roll_call"
    grid = runner.panel.grid
    assert grid.hasFocus()
    press(grid, Qt.Key.Key_1)
    seat.settle()
    press(grid, Qt.Key.Key_3)
    seat.settle()
    marks = [line.mark for line in record(found, meeting_id).record.roll]
    assert marks[:3] == [Mark.PRESENT, Mark.UNEXCUSED, Mark.NONE]
    press(grid, Qt.Key.Key_Up)
    press(grid, Qt.Key.Key_0)
    seat.settle()
    marks = [line.mark for line in record(found, meeting_id).record.roll]
    assert marks[1] is Mark.NONE


def test_the_reason_of_an_absence_is_asked_in_place(seat, found):
    meeting_id = running(found)
    panel = seat.open(meeting_id).panel
    press(panel.grid, Qt.Key.Key_2)
    seat.settle()
    assert panel.reason.hasFocus()
    type_text(panel.reason, "Đi công tác")
    press(panel.reason, Qt.Key.Key_Return)
    seat.settle()
    line = record(found, meeting_id).record.roll[0]
    assert (line.mark, line.reason) == (Mark.EXCUSED, "Đi công tác")
    assert panel.grid.hasFocus()
    assert panel.grid.current.number == 2


def test_exempt_by_hand_waits_for_its_basis(seat, found):
    meeting_id = running(found)
    panel = seat.open(meeting_id).panel
    press(panel.grid, Qt.Key.Key_4)
    seat.settle()
    assert record(found, meeting_id).record.roll[0].mark is Mark.NONE
    type_text(panel.reason, "Quyết định 12")
    press(panel.reason, Qt.Key.Key_Return)
    seat.settle()
    assert record(found, meeting_id).record.roll[0].mark is Mark.EXEMPT


def test_slash_and_a_number_jump_to_a_card(seat, found):
    meeting_id = running(found)
    grid = seat.open(meeting_id).panel.grid
    for key in (Qt.Key.Key_Slash, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Return):
        press(grid, key)
    assert grid.current.number == 23
    assert record(found, meeting_id).counts.unmarked == 23
    press(grid, Qt.Key.Key_Home)
    assert grid.current.number == 1
    press(grid, Qt.Key.Key_Right)
    assert grid.current.number > 2


def test_input_methods_are_off_in_the_cards(seat, found):
    grid = seat.open(running(found)).panel.grid
    assert not grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_all_present_touches_only_who_has_no_mark_and_can_be_undone(seat, found):
    meeting_id = running(found)
    first = found.who[NAMES[0]]
    found.office.meetings.conducting.mark(meeting_id, first, Mark.EXCUSED, "Ốm")
    panel = seat.open(meeting_id).panel
    panel.all_present.click()
    seat.settle()
    counts = record(found, meeting_id).counts
    assert (counts.present, counts.excused, counts.unmarked) == (22, 1, 0)
    assert panel.grid.hasFocus()
    command = found.office.store.value(
        "SELECT command_id FROM audit_event WHERE command ="
        " 'meetings.mark_rest_present' ORDER BY seq DESC LIMIT 1"
    )
    found.office.store.undo(str(command))
    counts = record(found, meeting_id).counts
    assert (counts.present, counts.excused, counts.unmarked) == (0, 1, 22)


def test_a_step_that_lacks_something_says_what(seat, found):
    meeting_id = running(found)
    runner = seat.open(meeting_id)
    runner.go_on()
    seat.settle()
    assert runner.step == "roll_call"
    assert "Còn 23 đồng chí chưa điểm danh" in notices(seat)[0]
    runner.panel.all_present.click()
    seat.settle()
    runner.go_on()
    seat.settle()
    assert runner.step == "programme"
    assert notices(seat) == ()


def test_an_unanswered_task_is_passed_only_with_a_reason(seat, found):
    meeting_id = running(found)
    found.office.meetings.conducting.mark_rest_present(meeting_id)
    runner = seat.open(meeting_id, "task_review")
    runner.go_to("discussion")
    seat.settle()
    assert runner.step == "task_review"
    assert "chưa có câu trả lời" in notices(seat)[0]
    runner.bottom.skip.click()
    dialog = runner.findChildren(ReasonDialog)[-1]
    dialog.form.fill({"reason": "Người được giao đều vắng"})
    dialog.submit()
    seat.settle()
    assert runner.step == "contents"
    view = record(found, meeting_id)
    assert view.record.skipped("task_review") == "Người được giao đều vắng"
    assert [one.code for one in view.notices if one.code == "skipped"]
    item = next(one for one in runner.centre.steps._shown if one.id == "task_review")
    assert (item.state, item.note) == ("skipped", "bỏ qua: Người được giao đều vắng")


def test_going_back_is_always_possible(seat, found):
    runner = seat.open(discussed(found), "discussion")
    runner.go_on()
    seat.settle()
    assert runner.step == "conclusion"
    runner.go_back()
    seat.settle()
    runner.go_to("roll_call")
    seat.settle()
    assert runner.step == "roll_call"


def test_the_step_is_remembered_for_the_next_opening(seat, found):
    meeting_id = discussed(found)
    seat.open(meeting_id, "vote")
    assert record(found, meeting_id).meeting.step == "vote"
    seat.die()
    assert seat.open(meeting_id).step == "vote"


def test_an_opinion_is_written_and_corrected(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    who = found.who["Cao Minh Quân"]
    panel.form.fill({"person_id": who, "text": "Đồng ý với báo cáo.", "tone": "praise"})
    panel.save.click()
    seat.settle()
    said = record(found, meeting_id).record.opinions[-1]
    assert (said.speaker, said.tone) == ("Cao Minh Quân", Tone.PRAISE)
    panel.table.opened.emit(said.id)
    panel.form.fill({"text": "Đồng ý hoàn toàn."})
    panel.save.click()
    seat.settle()
    opinions = record(found, meeting_id).record.opinions
    assert (len(opinions), opinions[-1].text) == (3, "Đồng ý hoàn toàn.")


def test_a_speaker_is_found_by_number_and_the_clock_runs(seat, found):
    meeting_id = discussed(found)
    runner = seat.open(meeting_id, "discussion")
    runner.speak()
    field = runner.panel.form.line("person_id").editor.inner
    assert field.hasFocus()
    type_text(field, "04")
    assert (
        field._shown[0].label
        == found.office.meetings.meeting(meeting_id).record.roll[3].name
    )
    field._take(field._words.index(0))
    seat.settle()
    found.clock.advance(134)
    runner.clockwork.show_time()
    assert runner.panel._talk.text().endswith("đang phát biểu 02:14")
    type_text(runner.panel.form.line("text").editor.inner, "Nhất trí.")
    runner.panel.save.click()
    seat.settle()
    assert not runner.panel._talk.isVisible()
    spans = record(found, meeting_id).record.spans
    assert [
        one.seconds(found.clock.now()) for one in spans if one.what == "speech"
    ] == [134]


def test_who_has_spoken_and_who_has_not(seat, found):
    panel = seat.open(discussed(found), "discussion").panel
    assert "Đã phát biểu 2/22 đồng chí có mặt" in panel._count.text()
    assert panel._silent.text().startswith("Chưa phát biểu: Trần Văn Hòa")
    assert panel._silent.text().endswith("và 8 đồng chí khác")


def test_an_opinion_beside_another_step(seat, found):
    meeting_id = discussed(found)
    runner = seat.open(meeting_id, "contents")
    runner.speak()
    dialog = runner.findChildren(OpinionDialog)[-1]
    assert dialog.form.value("item_id") == runner.panel.item_id
    dialog.form.fill({"speaker": "Khách mời", "text": "Phường ủng hộ."})
    dialog.submit()
    seat.settle()
    said = record(found, meeting_id).record.opinions[-1]
    assert (said.speaker, said.item_id) == ("Khách mời", runner.panel.item_id)
    assert runner.step == "contents"


def test_a_task_from_any_step(seat, found):
    meeting_id = discussed(found)
    runner = seat.open(meeting_id, "roll_call")
    runner.give_task()
    seat.settle()
    dialog = runner.findChildren(TaskDialog)[-1]
    dialog.form.fill(
        {
            "title": "Treo biển ngõ 12",
            "owner_id": found.who["Bùi Đức Thắng"],
            "due_on": date(2026, 12, 20),
            "product": "Biển đã treo",
        }
    )
    dialog.submit()
    seat.settle()
    given = record(found, meeting_id).record.assignments[-1]
    assert (given.title, given.owner) == ("Treo biển ngõ 12", "Bùi Đức Thắng")


def test_what_is_wrong_with_an_opinion_stands_under_its_field(seat, found):
    panel = seat.open(discussed(found), "discussion").panel
    panel.form.fill({"speaker": "Khách", "text": "Theo công văn TỐI MẬT"})
    panel.save.click()
    seat.settle()
    assert panel.form.line("text").said


def test_a_vote_shows_its_base_and_refuses_too_many(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "vote").panel
    assert "Tính trên 21 đảng viên, có mặt 20" in panel._base_words.text()
    panel.form.fill({"subject": "Chương trình", "in_favour": 21})
    panel.save.click()
    seat.settle()
    assert len(record(found, meeting_id).votes) == 1
    panel.form.fill({"in_favour": 19, "against": 1})
    panel.save.click()
    seat.settle()
    assert record(found, meeting_id).votes[-1].ballot.against == 1


def test_a_task_of_last_time_is_answered_by_a_digit_and_the_next_comes(seat, found):
    meeting_id = running(found)
    found.office.meetings.conducting.mark_rest_present(meeting_id)
    panel = seat.open(meeting_id, "task_review").panel
    first = panel.table.current_id()
    press(panel.table.grid, Qt.Key.Key_1)
    assert panel.form.value("outcome") == "done"
    panel.save.click()
    seat.settle()
    view = record(found, meeting_id)
    assert view.record.reviews[0].outcome is Outcome.DONE
    assert view.record.reviews[0].note == "Đã hoàn thành."
    assert panel.table.current_id() != first
    assert panel.form.value("outcome") == ""


def test_typing_in_a_field_survives_a_reload(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "conclusion").panel
    editor = panel.form.line("conclusion").editor.inner
    editor.setFocus()
    type_text(editor, "Thêm: ")
    typed = panel.form.value("conclusion")
    seat.runner._reload()
    seat.settle()
    assert panel.form.value("conclusion") == typed
    panel.tasks.grid.setFocus()
    seat.settle()
    assert record(found, meeting_id).meeting.conclusion == typed.strip()


def test_from_what_is_missing_to_the_lock(seat, found):
    meeting_id = discussed(found)
    found.at(2026, 12, 5, 9, 6)
    runner = seat.open(meeting_id, "read_back")
    panel = runner.panel
    assert panel._missing_card.isVisible()
    panel._close()
    seat.settle()
    assert record(found, meeting_id).meeting.state is State.RUNNING
    panel.read.click()
    seat.settle()
    panel._close()
    seat.settle()
    assert record(found, meeting_id).meeting.state is State.READ
    panel._sign()
    seat.settle()
    panel._answered("later")
    seat.settle()
    assert record(found, meeting_id).meeting.state is State.SIGNED
    panel._answered("lock")
    seat.settle()
    assert record(found, meeting_id).meeting.state is State.LOCKED
    panel._see()
    assert seat.places[-1] == Place("preview", f"minutes:{meeting_id}")


def test_the_minutes_are_read_as_one_text_with_marks_and_corrected_in_place(
    seat, found
):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "read_back").panel
    reading = panel.back.reading
    words = reading.toPlainText()
    assert "Đề nghị lắp thêm đèn chiếu sáng ngõ 12." in words
    assert "Chi bộ nhất trí lắp đèn chiếu sáng ngõ 12." in words
    assert "▲" in words
    cursor = reading.document().find("Kinh phí do dân đóng góp")
    reading.setTextCursor(cursor)
    reading.setFocus()
    press(reading, Qt.Key.Key_Return)
    fixing = panel.back.fixing
    assert fixing.isVisible()
    fixing.form.fill({"text": "Đề nghị lắp hai đèn ngõ 12."})
    fixing.save.click()
    seat.settle()
    said = record(found, meeting_id).record.opinions[0]
    assert said.text == "Đề nghị lắp hai đèn ngõ 12."
    assert "Đề nghị lắp hai đèn ngõ 12." in reading.toPlainText()
    assert reading.hasFocus()


def test_space_turns_a_screen_and_f9_finds_the_blank(seat, found):
    reading = seat.open(discussed(found), "read_back").panel.back.reading
    reading.setFocus()
    before = reading.verticalScrollBar().value()
    press(reading, Qt.Key.Key_Space)
    assert reading.verticalScrollBar().value() > before
    press(reading, Qt.Key.Key_F9)
    assert reading.line.is_missing


def test_a_pause_stops_the_clock_and_covers_the_step(seat, found):
    meeting_id = running(found)
    runner = seat.open(meeting_id)
    found.clock.advance(600)
    runner.pause()
    seat.settle()
    assert runner.centre.is_paused
    found.clock.advance(1200)
    runner.clockwork.show_time()
    assert runner.top.clock.text() == "00:10"
    runner.go_to("opening")
    seat.settle()
    assert runner.step == "roll_call"
    runner.pause()
    seat.settle()
    assert not runner.centre.is_paused
    assert runner.panel.grid.hasFocus()
    found.clock.advance(60)
    runner.clockwork.show_time()
    assert runner.top.clock.text() == "00:11"
    assert record(found, meeting_id).meeting.paused == 1200


def test_left_to_go_on_later_the_clock_stands_still(seat, found):
    meeting_id = running(found)
    runner = seat.open(meeting_id)
    gone = []
    runner.left.connect(lambda: gone.append(True))
    found.clock.advance(300)
    runner._leave_now()
    seat.settle()
    assert gone == [True]
    assert found.office.meetings.sitting.unfinished() == ""
    seat.die()
    found.clock.advance(3600)
    again = seat.open(meeting_id)
    seat.settle()
    assert not again.centre.is_paused
    assert again.top.clock.text() == "00:05"
    assert notices(seat) == ()


def test_escape_asks_before_it_leaves(seat, found):
    runner = seat.open(running(found))
    press(runner.panel.grid, Qt.Key.Key_Escape)
    from ui.widgets.overlay.dialog import Dialog

    dialog = runner.findChildren(Dialog)[-1]
    assert dialog.buttons["stay"].hasFocus() or dialog.isVisible()
    gone = []
    runner.left.connect(lambda: gone.append(True))
    dialog.give("leave")
    seat.settle()
    assert gone == [True]


def test_a_clock_set_back_is_told_and_breaks_nothing(seat, found):
    meeting_id = running(found)
    runner = seat.open(meeting_id)
    found.at(2026, 12, 5, 7, 0)
    runner.clockwork.show_time()
    assert "Đồng hồ máy đang chậm hơn" in notices(seat)[-1]
    assert runner.top.clock.text() == "00:00"
    runner.go_to("opening")
    seat.settle()
    assert runner.step == "opening"
    found.at(2026, 12, 5, 8, 0)
    runner.clockwork.show_time()
    assert not any("Đồng hồ" in words for words in notices(seat))


def test_the_combined_meeting_has_a_clock_for_each_part(seat, found):
    do = found.office.meetings
    found.at(2026, 12, 5, 7, 30)
    meeting_id = do.plan(
        NewMeeting(kind="combined", on_day=date(2026, 12, 5), time="07:30", theme="Số")
    ).record_id
    do.conducting.open(meeting_id)
    do.conducting.mark_rest_present(meeting_id)
    runner = seat.open(meeting_id)
    found.clock.advance(3600)
    seat.jump("theme")
    found.office.meetings.sitting.go_to(meeting_id, "theme_discussion")
    runner._reload()
    seat.settle()
    found.clock.advance(1800)
    runner.clockwork.show_time()
    assert "Phần 1: 01:00 · Phần 2: 00:30" in runner.top._parts.text()
    assert "/ 120 phút" in runner.top._limit.text()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_can_be_heard_and_nothing_is_cut(seat, found, step):
    runner = seat.open(discussed(found))
    seat.jump(step)
    assert runner.step == step
    assert audit(runner) == []
    assert clipped(runner) == []


@pytest.mark.parametrize(("percent", "size"), [(200, (1366, 768)), (125, (1024, 700))])
def test_large_text_and_small_screens_cut_nothing(
    look, make_seat, found, percent, size
):
    meeting_id = discussed(found)
    look.change(percent=percent)
    seat = make_seat(size)
    runner = seat.open(meeting_id)
    for step in STEPS:
        seat.jump(step)
        assert clipped(runner) == []
        assert too_wide(runner) == []
        assert runner.width() == size[0]


def test_300_members_and_long_names_keep_the_layout(make_crowd):
    seat, do, meeting_id = make_crowd()
    runner = seat.open(meeting_id)
    grid = runner.panel.grid
    assert runner.width() == 1366
    assert grid.height() >= 100 * theme.u(48)
    press(grid, Qt.Key.Key_End)
    assert grid.current.number == 300
    press(grid, Qt.Key.Key_1)
    seat.settle()
    assert do.meeting(meeting_id).counts.present == 1
    assert clipped(runner) == []


def test_the_names_of_the_cell_stand_in_the_roll(seat, found):
    grid = seat.open(running(found)).panel.grid
    assert grid.current.name == NAMES[0]
    assert NAMES[0] in grid.accessibleDescription()
    # Every card can be heard where it stands, with its mark and its line.
    voices = grid.findChildren(QWidget)
    assert len(voices) == 24
    assert voices[0].accessibleName() == grid.accessibleDescription()
    assert voices[23].accessibleName().endswith("Chưa điểm danh, dòng 24 trên 24")
    assert all(grid.rect().contains(one.geometry()) for one in voices)


def test_leaving_the_step_keeps_a_complete_opinion(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.fill({"speaker": "Khách mời", "text": "Đồng ý."})
    seat.go("conclusion")
    assert record(found, meeting_id).record.opinions[-1].text == "Đồng ý."


def test_only_a_running_meeting_holds_the_lock(seat, found):
    runner = seat.open(prepared(found))
    assert not runner.holds_lock
    runner.go_on()
    seat.settle()
    assert runner.holds_lock


def test_signed_minutes_take_no_mark(window, found):
    meeting_id = held(found)
    found.office.meetings.minutes.sign(meeting_id)
    panel = window.open(meeting_id, "roll_call").desk.panel
    panel.grid.setFocus()
    before = record(found, meeting_id)
    press(panel.grid, Qt.Key.Key_3)
    window.settle()
    assert record(found, meeting_id) == before
    assert not panel.all_present.isVisible()


def test_300_speakers_are_listed_counted_and_read_back(make_crowd):
    seat, do, meeting_id = make_crowd()
    do.conducting.mark_rest_present(meeting_id)
    for number, line in enumerate(do.meeting(meeting_id).record.roll):
        new = NewOpinion(text=f"Ý kiến thứ {number}.", person_id=line.person_id)
        do.floor.note_opinion(meeting_id, new)
    runner = seat.open(meeting_id)
    panel = seat.jump("discussion")
    assert "Đã phát biểu 300/300 đồng chí có mặt, 300 lượt" in panel._count.text()
    assert not panel._silent.isVisible()
    assert clipped(runner) == []
    words = seat.jump("read_back").back.reading.toPlainText()
    assert "Ý kiến thứ 0." in words
    assert "Ý kiến thứ 299." in words


def test_control_characters_are_taken_out_of_what_is_said(seat, found):
    meeting_id = discussed(found)
    panel = seat.open(meeting_id, "discussion").panel
    panel.form.fill({"speaker": "Kh\x00ách", "text": "Nhất\x07 trí\u200b\x1b[31m."})
    panel.save.click()
    seat.settle()
    said = record(found, meeting_id).record.opinions[-1]
    assert (said.speaker, said.text) == ("Khách", "Nhất trí[31m.")


def test_restricted_words_stay_out_of_the_minutes_that_are_read(seat, found):
    meeting_id = discussed(found)
    new = NewOpinion(text="Góp ý riêng", speaker="Khách", restricted=True)
    found.office.meetings.floor.note_opinion(meeting_id, new)
    words = seat.open(meeting_id, "read_back").panel.back.reading.toPlainText()
    assert "Góp ý riêng" not in words
    assert not found.office.meetings.search("góp ý riêng")
