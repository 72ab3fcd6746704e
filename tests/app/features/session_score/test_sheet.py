"""Scoring a real meeting: the fact behind each line, changes, the freeze, the year."""

from datetime import date

import pytest

from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.records import Mark
from app.features.session_score.errors import (
    ScoreFrozen,
    ScoreKindNotScored,
    ScoreLineUnknown,
    ScoreNotKept,
    ScoreNotOpened,
    ScorePointsOutside,
    ScoreReasonMissing,
    ScoreSchemeInUse,
    ScoreSchemeMissing,
    ScoreSchemeTaken,
    ScoreSetTooNew,
    ScoreSetUnknown,
    ScoreVoteOutside,
)
from app.features.session_score.model.scheme import NewLine, NewScheme
from app.features.session_score.model.sheet import Standing
from app.infra.errors import Locked
from app.infra.words import sentence
from app.kernel.errors import SecretMark
from tests.app.features.meetings import office as office_of
from tests.app.features.meetings.conftest import NAMES

SINCE = date(2026, 1, 1)
# The parts of PT-100 with lines of an imagined province; every part adds up.
LINES = (
    NewLine(
        group="preparation", title="Chi ủy họp", most="5", fact="session.committee_met"
    ),
    NewLine(
        group="preparation",
        title="Gửi tài liệu",
        most="10",
        fact="session.papers_days",
        steps="2 = 10; 1 = 6",
    ),
    NewLine(
        group="attendance",
        title="Dự họp",
        most="20",
        fact="session.attendance",
        steps="95 = 20; 75 = 12,5",
    ),
    NewLine(
        group="organisation",
        title="Thời lượng",
        most="15",
        fact="session.minutes",
        steps="90 = 15; 60 = 8",
    ),
    NewLine(group="organisation", title="Không khí dân chủ", most="30"),
    NewLine(group="closing", title="Có kết luận", most="10", fact="session.conclusion"),
    NewLine(
        group="closing", title="Biểu quyết", most="10", fact="session.votes_passed"
    ),
)


@pytest.fixture
def desk(store, clock):
    return office_of.desk(store, clock)


def choose(desk, set_id="PT-100", lines=LINES, on=SINCE):
    new = NewScheme(set_id=set_id, from_on=on, basis="15-HD/ĐU", lines=lines)
    return desk.office.scores.schemes.choose(new).record_id


def line(view, title):
    return next(one for one in view.lines if one.title == title)


def test_every_line_shows_the_fact_that_gives_it(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    view = desk.office.scores.sheet(meeting_id)
    got = {one.title: (one.points, one.facts) for one in view.lines}
    assert got["Thời lượng"] == (
        1500,
        ("Thời lượng 96 phút, mức tối thiểu 90 phút",),
    )
    # Papers on 3 December for 5 December; 22 of 23 due are 95.65 %.
    assert got["Gửi tài liệu"][0] == 1000
    assert got["Dự họp"] == (2000, ("Có mặt 22/23 đồng chí phải dự (95,7 %)",))
    assert got["Chi ủy họp"] == (
        0,
        ("Chưa ghi buổi họp chi ủy trong tháng trước buổi này",),
    )
    assert got["Có kết luận"][0] == got["Biểu quyết"][0] == 1000
    assert got["Không khí dân chủ"][0] is None
    assert (view.sum.total, view.sum.open, view.sum.level) == (6500, 1, "")


def test_the_sum_with_the_judged_line_makes_the_level_by_hand(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    scores = desk.office.scores
    warm = line(scores.sheet(meeting_id), "Không khí dân chủ")
    scores.scoring.judge(meeting_id, warm.id, "27,5", "Nhiều ý kiến thẳng thắn")
    view = scores.sheet(meeting_id)
    # 0 + 10 + 20 + 15 + 27.5 + 10 + 10
    assert (view.sum.total, view.sum.level_title) == (9250, "Tốt")
    assert line(view, "Không khí dân chủ").standing is Standing.PERSON
    assert view.is_kept


def test_a_changed_fact_changes_the_line_and_the_sum(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    office = desk.office
    warm = line(office.scores.sheet(meeting_id), "Không khí dân chủ")
    office.scores.scoring.judge(meeting_id, warm.id, "27,5", "Nhiều ý kiến")
    for name in NAMES[10:14]:
        office.meetings.conducting.mark(
            meeting_id, desk.who[name], Mark.EXCUSED, "đi công tác"
        )
    view = office.scores.sheet(meeting_id)
    # 18 of 23 are 78.3 %, the lower step.
    assert line(view, "Dự họp").points == 1250
    assert (view.sum.total, view.sum.level_title) == (8500, "Khá")


def test_another_figure_than_the_facts_needs_a_reason_that_stays(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    scores = desk.office.scores
    met = line(scores.sheet(meeting_id), "Chi ủy họp")
    with pytest.raises(ScoreReasonMissing):
        scores.scoring.judge(meeting_id, met.id, "5", "  ")
    scores.scoring.judge(meeting_id, met.id, "5", "Chi ủy họp, ghi ở sổ giấy")
    found = line(scores.sheet(meeting_id), "Chi ủy họp")
    assert (found.given, found.points, found.standing) == (0, 500, Standing.CHANGED)
    assert found.reason == "Chi ủy họp, ghi ở sổ giấy"
    scores.scoring.take_fact(meeting_id, met.id)
    assert line(scores.sheet(meeting_id), "Chi ủy họp").standing is Standing.FACT


@pytest.mark.parametrize("text", ["5,01", "6"])
def test_more_points_than_the_line_has_are_refused(desk, text):
    choose(desk)
    meeting_id = office_of.held(desk)
    met = line(desk.office.scores.sheet(meeting_id), "Chi ủy họp")
    with pytest.raises(ScorePointsOutside):
        desk.office.scores.scoring.judge(meeting_id, met.id, text, "vì sao")


def test_the_five_criteria_ask_a_person_where_facts_are_not_enough(desk):
    choose(desk, "HD12-2018", ())
    meeting_id = office_of.held(desk)
    scores = desk.office.scores
    view = scores.sheet(meeting_id)
    assert [one.points for one in view.lines] == [100, 0, None, None, None]
    for key in ("preparation", "organisation", "principles", "results"):
        scores.scoring.judge(meeting_id, key, "1", "Chi bộ nhất trí")
    view = scores.sheet(meeting_id)
    assert (view.sum.total, view.sum.level) == (500, "")
    assert view.lines[1].standing is Standing.CHANGED


def test_signing_writes_the_score_down_and_nothing_moves_it_afterwards(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    office = desk.office
    office.scores.scoring.keep(meeting_id)
    office.meetings.minutes.sign(meeting_id)
    before = office.scores.sheet(meeting_id)
    assert before.is_frozen
    assert before.sheet.settled_at is not None
    # The committee's meeting is entered afterwards: the signed sheet keeps its line.
    desk.at(2026, 12, 6, 8, 0)
    committee = office.meetings.plan(
        NewMeeting(kind="committee", on_day=date(2026, 12, 2), time="08:00")
    ).record_id
    assert committee
    warm = line(before, "Không khí dân chủ")
    with pytest.raises(ScoreFrozen):
        office.scores.scoring.judge(meeting_id, warm.id, "30", "muộn")
    with pytest.raises(ScoreFrozen):
        office.scores.scoring.drop(meeting_id)
    assert office.scores.sheet(meeting_id) == before


def test_a_reopened_signature_lets_the_facts_speak_again(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    office = desk.office
    office.scores.scoring.keep(meeting_id)
    office.meetings.minutes.sign(meeting_id)
    office.meetings.minutes.take_back_signature(meeting_id, "Sửa điểm danh")
    office.meetings.conducting.mark(meeting_id, desk.who[NAMES[12]], Mark.EXCUSED, "ốm")
    view = office.scores.sheet(meeting_id)
    assert not view.is_frozen
    assert line(view, "Dự họp").facts == ("Có mặt 21/23 đồng chí phải dự (91,3 %)",)


def test_taking_the_signature_back_by_undo_opens_the_score_too(desk, store):
    choose(desk)
    meeting_id = office_of.held(desk)
    desk.office.scores.scoring.keep(meeting_id)
    done = desk.office.meetings.minutes.sign(meeting_id)
    assert desk.office.scores.sheet(meeting_id).is_frozen
    store.undo(done.command_id)
    view = desk.office.scores.sheet(meeting_id)
    assert (view.is_frozen, view.sheet.settled_at) == (False, None)


def test_the_file_itself_refuses_to_change_the_score_of_locked_minutes(desk, store):
    choose(desk)
    meeting_id = office_of.held(desk)
    office = desk.office
    office.scores.scoring.keep(meeting_id)
    office.meetings.minutes.sign(meeting_id)
    office.meetings.minutes.lock(meeting_id)
    sheet = office.scores.sheet(meeting_id).sheet
    with pytest.raises(Locked), store.command("test") as unit:
        unit.update("score_sheet", sheet.id, {"total": 10000})


def test_undoing_the_choice_of_points_brings_the_line_back(desk, store):
    choose(desk)
    meeting_id = office_of.held(desk)
    scores = desk.office.scores
    scores.scoring.keep(meeting_id)
    met = line(scores.sheet(meeting_id), "Chi ủy họp")
    done = scores.scoring.judge(meeting_id, met.id, "5", "ghi ở sổ giấy")
    store.undo(done.command_id)
    assert line(scores.sheet(meeting_id), "Chi ủy họp").points == 0


def test_without_a_choice_nothing_is_assumed(desk):
    meeting_id = office_of.held(desk)
    scores = desk.office.scores
    view = scores.sheet(meeting_id)
    assert (view.scheme, view.lines, view.sum) == (None, (), None)
    with pytest.raises(ScoreSchemeMissing):
        scores.scoring.keep(meeting_id)
    assert scores.offered(date(2026, 12, 5))[0].id == "HD12-2018"


def test_a_meeting_before_the_choice_is_not_scored_by_it(desk):
    choose(desk, on=date(2026, 12, 6))
    meeting_id = office_of.held(desk)
    assert desk.office.scores.sheet(meeting_id).scheme is None


def test_only_sessions_of_the_cell_are_scored_and_only_once_they_began(desk):
    choose(desk)
    office = desk.office
    desk.at(2026, 12, 4, 8, 0)
    committee = office.meetings.plan(
        NewMeeting(kind="committee", on_day=date(2026, 12, 4), time="08:00")
    ).record_id
    with pytest.raises(ScoreKindNotScored):
        office.scores.scoring.keep(committee)
    planned = office.meetings.plan(
        NewMeeting(kind="regular", on_day=date(2026, 12, 4), time="10:00")
    ).record_id
    with pytest.raises(ScoreNotOpened):
        office.scores.scoring.keep(planned)


def test_a_running_meeting_has_its_length_so_far(desk):
    choose(desk)
    meeting_id = office_of.discussed(desk)
    desk.at(2026, 12, 5, 8, 45)
    found = line(desk.office.scores.sheet(meeting_id), "Thời lượng")
    assert (found.points, found.facts[0][:18]) == (800, "Thời lượng 75 phút")


def test_remarks_are_kept_and_voices_are_counted_against_the_room(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    scoring = desk.office.scores.scoring
    with pytest.raises(ScoreVoteOutside):
        scoring.remark(meeting_id, "", "", 23)
    scoring.remark(meeting_id, "Nhất trí", "Xác nhận", 22)
    sheet = desk.office.scores.sheet(meeting_id).sheet
    assert (sheet.comments, sheet.superior, sheet.in_favour) == (
        "Nhất trí",
        "Xác nhận",
        22,
    )
    with pytest.raises(SecretMark):
        scoring.remark(meeting_id, "Độ mật: TỐI MẬT", "", None)


def test_dropping_a_score_takes_it_out_and_undo_brings_it_back(desk, store):
    choose(desk)
    meeting_id = office_of.held(desk)
    scores = desk.office.scores
    with pytest.raises(ScoreNotKept):
        scores.scoring.drop(meeting_id)
    scores.scoring.keep(meeting_id)
    gone = scores.scoring.drop(meeting_id)
    assert not scores.sheet(meeting_id).is_kept
    store.undo(gone.command_id)
    assert scores.sheet(meeting_id).is_kept


def test_a_line_of_another_table_is_refused(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    with pytest.raises(ScoreLineUnknown):
        desk.office.scores.scoring.judge(meeting_id, "attendance", "1", "x")


def test_choices_are_dated_and_one_stands_on_a_day(desk):
    first = choose(desk)
    with pytest.raises(ScoreSchemeTaken):
        choose(desk)
    with pytest.raises(ScoreSetUnknown):
        choose(desk, "XX", on=date(2026, 2, 1))
    with pytest.raises(ScoreSetTooNew):
        choose(desk, on=date(2018, 1, 1))
    later = choose(desk, "HD12-2018", (), date(2026, 7, 1))
    scores = desk.office.scores
    assert scores.chosen_on(date(2026, 6, 30)).id == first
    assert scores.chosen_on(date(2026, 7, 1)).id == later
    assert scores.chosen_on(date(2025, 12, 31)) is None


def test_a_choice_signed_minutes_rest_on_stays_as_it_is(desk):
    scheme_id = choose(desk)
    meeting_id = office_of.held(desk)
    office = desk.office
    office.scores.scoring.keep(meeting_id)
    office.meetings.minutes.sign(meeting_id)
    new = NewScheme(set_id="PT-100", from_on=SINCE, lines=())
    with pytest.raises(ScoreSchemeInUse):
        office.scores.schemes.correct(scheme_id, new)
    with pytest.raises(ScoreSchemeInUse):
        office.scores.schemes.drop(scheme_id)


def test_correcting_an_unused_choice_keeps_what_was_judged_of_known_lines(desk):
    scheme_id = choose(desk)
    meeting_id = office_of.held(desk)
    scores = desk.office.scores
    warm = line(scores.sheet(meeting_id), "Không khí dân chủ")
    scores.scoring.judge(meeting_id, warm.id, "20", "Sôi nổi")
    more = (*LINES[:5], NewLine(group="closing", title="Kết thúc đúng giờ", most="20"))
    new = NewScheme(set_id="PT-100", from_on=SINCE, lines=more)
    scores.schemes.correct(scheme_id, new)
    view = scores.sheet(meeting_id)
    assert line(view, "Không khí dân chủ").points == 2000
    assert [one.title for one in view.open_lines] == ["Kết thúc đúng giờ"]


def test_dropping_a_choice_leaves_the_meeting_without_a_score(desk):
    scheme_id = choose(desk)
    meeting_id = office_of.held(desk)
    desk.office.scores.scoring.keep(meeting_id)
    desk.office.scores.schemes.drop(scheme_id)
    view = desk.office.scores.sheet(meeting_id)
    assert (view.scheme, view.sheet) == (None, None)


def test_the_years_figures_count_complete_scores_of_regular_sessions(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    scores = desk.office.scores
    scores.scoring.keep(meeting_id)
    figures = {one.name: (one.value, one.of) for one in scores.facts(2026)}
    # One line is still open, so the month has no score yet.
    assert figures["score.months_scored"] == (0, 12)
    warm = line(scores.sheet(meeting_id), "Không khí dân chủ")
    scores.scoring.judge(meeting_id, warm.id, "30", "Sôi nổi")
    figures = {one.name: one for one in scores.facts(2026)}
    assert (figures["score.months_scored"].value, figures["score.months_good"].of) == (
        1,
        1,
    )
    assert figures["score.months_good"].value == 1
    assert figures["score.months_scored"].inputs == ("Tháng 12: 95, Tốt",)
    # One good month of twelve is no good year.
    assert (figures["score.year_good"].value, figures["score.year_good"].of) == (0, 1)
    assert scores.year(2025).months[0].level == ""


def test_every_refusal_is_a_sentence(desk):
    choose(desk)
    meeting_id = office_of.held(desk)
    met = line(desk.office.scores.sheet(meeting_id), "Chi ủy họp")
    with pytest.raises(ScorePointsOutside) as caught:
        desk.office.scores.scoring.judge(meeting_id, met.id, "9", "x")
    assert sentence(caught.value) == (
        "Dòng “Chi ủy họp” có từ 0 đến 5 điểm, chưa ghi được 9. Sửa lại số điểm."
    )


def test_a_cell_without_a_committee_owes_no_committee_meeting(store, clock):
    small = office_of.desk(store, clock, NAMES[:2])
    choose(small)
    small.at(2026, 12, 5, 7, 30)
    meeting_id = small.office.meetings.plan(
        NewMeeting(kind="regular", on_day=date(2026, 12, 5), time="07:30")
    ).record_id
    small.office.meetings.conducting.open(meeting_id)
    found = line(small.office.scores.sheet(meeting_id), "Chi ủy họp")
    assert found.points == 500
    assert found.facts == ("Chi bộ không có chi ủy nên không phải họp trước",)
