"""What the presenters of meetings say, without a window."""

from datetime import date

import pytest

from app.features.meetings.model.entries import NewBallot, NewMeeting
from app.features.meetings.model.records import Mark, Outcome, State, Tone
from app.features.meetings.model.views import Base, Excluded
from tests.app.features.meetings.office import discussed, held, prepared
from ui.pages.meetings.presenter import words
from ui.pages.meetings.presenter.closing import closing_view
from ui.pages.meetings.presenter.desk import desk_view
from ui.pages.meetings.presenter.roll import KEYS, cards
from ui.pages.meetings.presenter.vote import base_words, result_words, sum_words
from ui.pages.meetings.presenter.year import year_view
from ui.widgets.status import Status

DAY = date(2026, 12, 5)


def whole(found, meeting_id, step="roll_call"):
    meetings = found.office.meetings
    view = meetings.meeting(meeting_id)
    return desk_view(view, view.steps, step)


def test_the_months_tell_held_planned_and_missed(found):
    held(found)
    do = found.office.meetings
    do.plan(NewMeeting(kind="combined", on_day=date(2027, 1, 9), theme="Chuyển đổi số"))
    do.plan(NewMeeting(kind="regular", on_day=date(2026, 10, 5)))
    kinds = do.kinds(DAY)
    view = year_view(do.of_year(2026), kinds, 2026, DAY)
    assert view.subtitle == "Thường kỳ 1/12 tháng, chuyên đề 0/4 quý"
    months = view.months
    assert (months[0].status, months[0].words) == (Status.BAD, "chưa họp")
    assert months[9].status is Status.ATTENTION
    assert (months[11].status, months[11].words) == (Status.IN_PROGRESS, "05/12")
    following = year_view(do.of_year(2027), kinds, 2027, DAY)
    assert following.months[0].has_theme
    assert following.months[1].words == "chưa có lịch"
    assert following.months[0].spoken == "Tháng 1: 09/01, có chuyên đề"


def test_a_row_of_the_year(found):
    held(found)
    do = found.office.meetings
    row = year_view(do.of_year(2026), do.kinds(DAY), 2026, DAY).rows[0]
    cells = {key: row.cell(key).text for key in ("present", "minutes", "number")}
    assert cells == {"present": "22/23", "minutes": "96 phút", "number": "12-BB/CB"}


def test_before_the_roll_the_figures_are_those_of_the_list(found):
    view = whole(found, prepared(found), "opening")
    assert [(f.label, f.value) for f in view.facts] == [
        ("Tổng số đảng viên", "24"),
        ("Chính thức", "22"),
        ("Miễn sinh hoạt", "1"),
    ]
    assert view.can_open
    assert not view.has_previous
    assert view.next_words == "Tiếp: Điểm danh"
    assert view.lines == ()


def test_the_lines_to_reach_are_told_in_persons(found):
    meeting_id = prepared(found)
    do = found.office.meetings.conducting
    do.open(meeting_id)
    for name in list(found.who)[:8]:
        do.mark(meeting_id, found.who[name], Mark.PRESENT)
    lines = whole(found, meeting_id).lines
    assert [line.words for line in lines] == [
        "Quá nửa: cần 12 người, còn thiếu 4",
        "Mức trên 85 %: cần 20 người, còn thiếu 12",
    ]
    assert {line.status for line in lines} == {Status.NOT_YET}
    do.mark_rest_present(meeting_id)
    assert [line.words for line in whole(found, meeting_id).lines] == [
        "Đã quá nửa: 23 trên 23",
        "Trên 85 %: có 23, cần 20",
    ]


def test_the_steps_know_what_is_done(found):
    steps = {one.id: one.state for one in whole(found, discussed(found), "vote").steps}
    # The steps that are done by being at them were passed by the services, not seen.
    assert steps == {
        "opening": "done",
        "roll_call": "done",
        "programme": "later",
        "task_review": "done",
        "contents": "later",
        "discussion": "later",
        "conclusion": "done",
        "vote": "current",
        "score": "later",
        "read_back": "later",
    }


def test_the_acts_follow_the_states(found):
    meeting_id = held(found)
    minutes = found.office.meetings.minutes

    def acts(today=DAY):
        view = closing_view(found.office.meetings.meeting(meeting_id), today)
        names = ("can_close", "can_sign", "can_lock", "can_add", "can_number")
        return [name for name in names if getattr(view, name)]

    assert acts() == ["can_sign"]
    minutes.sign(meeting_id)
    assert acts() == ["can_lock"]
    minutes.lock(meeting_id)
    assert acts() == ["can_add"]
    minutes.add_addendum(meeting_id, "Sửa tên", "Ghi nhầm")
    view = closing_view(found.office.meetings.meeting(meeting_id), date(2026, 12, 9))
    assert view.asks_time
    assert view.lines[-1][1] == "Phụ lục số 01, 05/12/2026"


def test_the_base_is_explained_with_who_is_left_out(found):
    meeting_id = discussed(found)
    view = found.office.meetings.meeting(meeting_id)
    people = tuple(Excluded(f"Người {n}", "probationary") for n in range(8))
    words_ = base_words(Base(21, 20, 29, people), view.matters[0])
    assert "Cần ít nhất 11 phiếu" in words_
    assert "Người 5 (dự bị) và 2 đồng chí khác." in words_
    assert result_words(view.votes[0]).startswith(
        "Nghị quyết, kết luận: tán thành 20/21 (95,2 %)"
    )


@pytest.mark.parametrize(
    ("ballot", "good", "start"),
    [
        (NewBallot(subject=""), True, ""),
        (NewBallot(subject="", in_favour=20), True, "Cộng 20 phiếu trên 20"),
        (NewBallot(subject="", in_favour=21), False, "Cộng 21 phiếu trên 20"),
        (
            NewBallot(
                subject="", secret=True, handed_out=20, returned=20, in_favour=19
            ),
            False,
            "Cộng 19 phiếu, thu về 20, phát ra 20.",
        ),
    ],
)
def test_the_live_sum(ballot, good, start):
    told, is_good = sum_words(ballot, Base(21, 20, 21, ()))
    assert is_good is good
    assert told.startswith(start)


def test_cards_are_numbered_and_can_be_heard(found):
    meeting_id = prepared(found)
    do = found.office.meetings.conducting
    do.open(meeting_id)
    do.mark(meeting_id, found.who["Trần Văn Hòa"], Mark.EXCUSED, "Ốm")
    first = cards(found.office.meetings.meeting(meeting_id).record.roll)[0]
    assert first.spoken == "1, Trần Văn Hòa, Bí thư, Có lý do, Ốm"
    assert set(KEYS.values()) == set(Mark)


def test_every_state_mark_tone_and_answer_has_words_and_a_shape():
    assert all(words.state_word(one) for one in State)
    assert all(words.state_status(one) for one in State)
    assert all(words.mark_word(one) for one in Mark)
    assert all(words.tone_word(one) for one in Tone)
    assert all(words.outcome_word(one) for one in Outcome)
    assert all(words.outcome_status(one) for one in Outcome)
