"""From when a new value counts: chosen above the form, told, moved and given up."""

from datetime import date

from app.features.members.service.around import AttendanceMark, Attended
from app.kernel.dates import PartialDate
from app.people.past.model import Since
from tests.ui.accessibility import audit
from tests.ui.clipping import clipped
from ui.pages.members.cardview import attended_words, dots
from ui.pages.members.life.pastlist import PastList
from ui.pages.members.life.sincefield import FROM, SLIP

TODAY = date(2026, 11, 23)


def _save(qtbot, jobs, part, key, value):
    """Fill a field of the form as if it had been typed and left."""
    record = part.record
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        record._save(key, value)


def _past(part):
    card = part.told.card
    return [(one.field, one.value, one.until) for one in card.past]


def test_the_choice_above_the_form_says_since_when(opened, qtbot):
    part = opened(0)
    since = part.record.since
    assert since.since() == Since()
    assert since.day.isHidden()
    since.choice.choose(FROM)
    since.choice.chosen.emit(FROM)
    assert not since.day.isHidden()
    assert since.since() == Since(TODAY)
    since.day.fill(PartialDate(2024, 7, 1))
    assert since.since() == Since(date(2024, 7, 1))
    since.choice.choose(SLIP)
    assert since.since() == Since(always=True)
    assert audit(part) == []
    assert clipped(part) == []


def test_a_change_tells_what_earlier_days_show(opened, filled, qtbot, jobs, messages):
    part = opened(0)
    _save(qtbot, jobs, part, "occupation", "Giáo viên")
    qtbot.waitUntil(
        lambda: part.told.card.member.values["occupation"] == "Giáo viên", timeout=5000
    )
    assert _past(part) == []
    _save(qtbot, jobs, part, "occupation", "Hưu trí")
    qtbot.waitUntil(lambda: bool(_past(part)), timeout=5000)
    assert _past(part) == [("occupation", "Giáo viên", date(2026, 11, 22))]
    words = "Đã lưu. Trước ngày 23/11/2026 vẫn là “Giáo viên”."
    qtbot.waitUntil(lambda: words in [one.words for one in messages._log], timeout=5000)


def test_an_earlier_value_is_given_up_in_the_history(opened, filled, qtbot, jobs):
    part = opened(0)
    _save(qtbot, jobs, part, "residence", "Tổ 1")
    part.record.since.choice.choose(FROM)
    part.record.since.day.fill(PartialDate(2025, 1, 1))
    _save(qtbot, jobs, part, "residence", "Tổ 9")
    qtbot.waitUntil(lambda: bool(_past(part)), timeout=5000)
    part._show_history("residence")
    shown = part._history_dialog.findChild(PastList)
    assert audit(part._history_dialog) == []
    views = shown.findChildren(type(filled._add))
    assert [button.accessibleName() for button in views] == [
        "Sửa ngày: Tổ 1, đến hết ngày 31/12/2024",
        "Ghi sai, bỏ: Tổ 1, đến hết ngày 31/12/2024",
    ]
    with qtbot.waitSignal(jobs.changed, timeout=5000):
        views[1].click()
    qtbot.waitUntil(lambda: not _past(part), timeout=5000)
    assert part._history_dialog is None


def test_dots_and_figure_count_the_same_meetings():
    marks = (
        AttendanceMark(date(2026, 1, 3), "present", kind="Sinh hoạt thường kỳ"),
        AttendanceMark(date(2026, 2, 3), "excused", "ốm", kind="Sinh hoạt thường kỳ"),
        AttendanceMark(
            date(2026, 2, 20), "present", is_regular=False, kind="Sinh hoạt chuyên đề"
        ),
        AttendanceMark(date(2026, 3, 3), "free"),
    )
    # Present twice of three due; one of two regular ones, one of one other.
    year = Attended(2, 3, 0, marks)
    assert attended_words(year) == (
        "Dự 2/3 kỳ họp trong năm: thường kỳ 1/2, kỳ khác (*) 1/1"
    )
    assert [dot.month for dot in dots(year)] == ["T1", "T2", "T2*", "T3"]
    assert dots(year)[2].words == "Sinh hoạt chuyên đề ngày 20/02/2026: có mặt"
