"""People on the way as the secretary leads them, over a real store."""

from datetime import date, datetime

import pytest

from app.features.development.errors import (
    BadQuarter,
    BeforeProbationEnds,
    CandidateClosed,
    CandidateTwice,
    CertificateInFuture,
    CertificateMissing,
    CertificateOutOfDate,
    DayNameMissing,
    DecisionMissing,
    DropReasonNeeded,
    HelperMissing,
    HelperNotOfficial,
    IntroducedInFuture,
    NoPlan,
    PlanInFuture,
    PlanIssued,
    PlanNumberMissing,
    PlanWithoutTarget,
    ReviewInFuture,
    ReviewTwice,
    StepBackwards,
    StepDone,
    StepInFuture,
    StepTooEarly,
    TargetOutOfRange,
    UnknownCandidate,
    UnknownStage,
    VotesImpossible,
    VotesMissing,
)
from app.features.development.model.candidate import (
    DeadlineKind,
    Happening,
    NewCandidate,
    PlanText,
    Targets,
    Union,
    WarningKind,
)
from app.kernel.clock import VIETNAM
from app.kernel.dates import PartialDate


def step(development, candidate, stage, day, **more):
    return development.record_step(
        candidate, Happening(stage, date.fromisoformat(day), **more)
    )


def until_vote(development, candidate, helper):
    """Lead a person to the vote of the cell (not yet held)."""
    development.assign_helper(candidate, helper, date(2026, 1, 6))
    for stage, day in (
        ("P02", "2026-01-10"),
        ("P03", "2026-02-10"),
        ("P04", "2026-03-01"),
        ("P05", "2026-03-02"),
        ("P06", "2026-04-01"),
        ("P07", "2026-04-10"),
        ("P08", "2026-04-11"),
    ):
        step(development, candidate, stage, day, paper_no="12/CN")


def admitted(development, candidate, helper):
    until_vote(development, candidate, helper)
    step(development, candidate, "P09", "2026-05-05", agreed=6, base=9)
    step(development, candidate, "P11", "2026-05-20")
    step(
        development,
        candidate,
        "P12",
        "2026-06-01",
        received_on=date(2026, 6, 8),
        paper_no="31-QĐ/ĐU",
    )
    step(development, candidate, "P13", "2026-06-20")


def test_a_new_person_stands_in_the_source_with_a_next_date(development, introduce):
    linh = introduce(unit="Chi đoàn 5", union=Union.YOUTH)
    view = development.person(linh)
    assert (view.stage.id, view.group.title) == ("P01", "Nguồn")
    assert view.deadline.kind is DeadlineKind.HELPER
    assert view.deadline.latest == date(2026, 11, 30)
    kinds = {warned.kind for warned in view.warnings}
    assert {WarningKind.NO_HELPER, WarningKind.BIRTH_UNKNOWN} <= kinds


def test_nobody_on_the_way_is_without_a_next_date(development, introduce, helper):
    candidate = introduce()
    assert development.person(candidate).deadline is not None
    until_vote(development, candidate, helper)
    assert development.person(candidate).deadline is not None
    step(development, candidate, "P09", "2026-05-05", agreed=9, base=9)
    for stage, day in (("P11", "2026-05-20"), ("P12", "2026-06-01")):
        assert development.person(candidate).deadline is not None
        step(development, candidate, stage, day)
    assert development.person(candidate).deadline.kind is DeadlineKind.CEREMONY


def test_the_certificate_counts_sixty_months(development, introduce, helper):
    candidate = introduce()
    development.assign_helper(candidate, helper, date(2026, 1, 6))
    step(development, candidate, "P02", "2026-01-10")
    step(development, candidate, "P03", "2026-02-10", paper_no="118/CN")
    view = development.person(candidate)
    assert view.candidate.certificate_no == "118/CN"
    assert view.certificate_ends == date(2031, 2, 10)
    assert view.deadline.kind is DeadlineKind.CERTIFICATE
    assert (view.deadline.stage, view.deadline.amount) == ("P09", 60)


def test_an_old_certificate_stops_the_application(development, introduce, helper):
    candidate = introduce(
        start_stage="P03", certificate_on=date(2021, 3, 1), helper_id=helper
    )
    step(development, candidate, "P04", "2026-03-01")
    other = introduce(
        "Lê Hữu Đạt",
        start_stage="P03",
        certificate_on=date(2021, 2, 28),
        helper_id=helper,
    )
    with pytest.raises(CertificateOutOfDate):
        step(development, other, "P04", "2026-03-01")
    kinds = {w.kind for w in development.person(other).warnings}
    assert WarningKind.CERTIFICATE_EXPIRED in kinds


def test_the_ceremony_runs_from_receipt_under_294_and_from_issue_under_208(
    development, introduce, helper, clock
):
    """30 working days: 294-QĐ/TW from receipt, 208-QĐ/TW from the decision's day."""
    old = introduce(start_stage="P11", helper_id=helper)
    step(development, old, "P12", "2026-06-01", received_on=date(2026, 6, 8))
    deadline = development.person(old).deadline
    assert (deadline.base_on, deadline.pack.charter) == (date(2026, 6, 8), "294-QĐ/TW")
    assert deadline.latest == date(2026, 7, 20)
    new = introduce("Phạm Gia Bách", start_stage="P11", helper_id=helper)
    step(development, new, "P12", "2026-10-01", received_on=date(2026, 10, 9))
    deadline = development.person(new).deadline
    assert (deadline.base_on, deadline.pack.charter) == (date(2026, 10, 1), "208-QĐ/TW")
    assert deadline.latest == date(2026, 11, 12)


def test_probation_and_the_review_of_official_status(
    development, introduce, helper, clock
):
    candidate = introduce("Dương Quốc Bảo", start_stage="P12", helper_id=helper)
    step(development, candidate, "P13", "2025-11-14")
    deadline = development.person(candidate).deadline
    assert deadline.kind is DeadlineKind.OWN_RECORD
    step(development, candidate, "P14", "2025-12-01")
    view = development.person(candidate)
    assert view.probation_end == date(2026, 11, 14)
    assert view.deadline.kind is DeadlineKind.OFFICIAL_REVIEW
    assert view.deadline.latest == date(2026, 12, 25)
    assert view.deadline.pack.charter == "208-QĐ/TW"
    assert view.papers_needed == 4
    assert view.missing_papers == ("CN-ĐVM", "10-KNĐ", "11-KNĐ", "12-KNĐ")
    assert view.votes_needed == 6
    step(development, candidate, "P15", "2026-06-20", paper_no="118")
    step(development, candidate, "P16", "2026-11-10")
    with pytest.raises(BeforeProbationEnds):
        step(development, candidate, "P17", "2026-11-14", agreed=9, base=9)
    step(development, candidate, "P17", "2026-11-15", agreed=9, base=9)
    for stage in ("P18", "P19"):
        step(development, candidate, stage, "2026-11-20")
    assert development.person(candidate).group.id == "official"
    step(development, candidate, "P20", "2026-11-21")
    view = development.person(candidate)
    assert view.candidate.closed_on == date(2026, 11, 21)
    assert view.deadline is None
    assert development.board(2026).made_official == 1


def test_official_status_needs_the_day_of_the_ceremony(development, introduce, helper):
    candidate = introduce(start_stage="P16", helper_id=helper)
    with pytest.raises(DecisionMissing):
        step(development, candidate, "P17", "2026-11-15", agreed=9, base=9)


def test_five_of_nine_votes_are_kept_and_move_nothing(development, introduce, helper):
    candidate = introduce()
    until_vote(development, candidate, helper)
    step(development, candidate, "P09", "2026-05-05", agreed=5, base=9)
    view = development.person(candidate)
    assert view.stage.id == "P08"
    assert WarningKind.FAILED_VOTE in {w.kind for w in view.warnings}
    step(development, candidate, "P09", "2026-06-05", agreed=6, base=9)
    view = development.person(candidate)
    assert view.stage.id == "P09"
    assert WarningKind.FAILED_VOTE not in {w.kind for w in view.warnings}
    assert len([e for e in view.events if e.stage == "P09"]) == 2


@pytest.mark.parametrize(("agreed", "base"), [(3, 2), (-1, 9), (10, 9), (2, 2), (0, 0)])
def test_votes_that_cannot_be_are_refused(development, introduce, helper, agreed, base):
    candidate = introduce()
    until_vote(development, candidate, helper)
    with pytest.raises(VotesImpossible):
        step(development, candidate, "P09", "2026-05-05", agreed=agreed, base=base)
    with pytest.raises(VotesMissing):
        step(development, candidate, "P09", "2026-05-05", agreed=agreed)


def test_steps_come_in_order_and_once(development, introduce, helper):
    candidate = introduce()
    with pytest.raises(StepTooEarly) as caught:
        step(development, candidate, "P03", "2026-02-01")
    assert caught.value.facts["before"] == "Công nhận cảm tình Đảng"
    with pytest.raises(HelperMissing):
        step(development, candidate, "P02", "2026-02-01")
    development.assign_helper(candidate, helper, date(2026, 2, 1))
    step(development, candidate, "P02", "2026-02-01")
    for stage, day, error in (
        ("P02", "2026-02-02", StepDone),
        ("P03", "2026-01-31", StepBackwards),
        ("P03", "2026-11-24", StepInFuture),
        ("P99", "2026-02-02", UnknownStage),
    ):
        with pytest.raises(error):
            step(development, candidate, stage, day)
    later = introduce("Ngô Phương Thảo", start_stage="P03", helper_id=helper)
    with pytest.raises(CertificateMissing):
        step(development, later, "P04", "2026-02-02")
    with pytest.raises(UnknownCandidate):
        step(development, "nowhere", "P02", "2026-02-02")


def test_a_decision_cannot_arrive_before_it_was_made(development, introduce, helper):
    candidate = introduce(start_stage="P11", helper_id=helper)
    with pytest.raises(StepBackwards):
        step(
            development,
            candidate,
            "P12",
            "2026-06-08",
            received_on=date(2026, 6, 1),
        )


def test_a_helper_is_an_official_member(development, introduce, people):
    candidate = introduce()
    stranger = people.register("Người Ngoài")
    with pytest.raises(HelperNotOfficial):
        development.assign_helper(candidate, stranger, date(2026, 2, 1))
    with pytest.raises(HelperNotOfficial):
        introduce("Ai Đó", helper_id=stranger)


def test_a_helper_who_left_is_noticed(development, introduce, helper, official):
    candidate = introduce(helper_id=helper)
    official.pop(helper)
    kinds = {w.kind for w in development.person(candidate).warnings}
    assert WarningKind.HELPER_NOT_OFFICIAL in kinds


@pytest.mark.parametrize(
    ("born", "kind"),
    [
        ("2008-11-23", None),
        ("2008-11-24", WarningKind.TOO_YOUNG),
        ("1966-11-23", None),
        ("1966-11-22", WarningKind.TOO_OLD),
        ("1990", WarningKind.BIRTH_UNKNOWN),
    ],
)
def test_age_is_counted_to_the_day(development, introduce, helper, born, kind):
    candidate = introduce(birth=PartialDate.from_iso(born), helper_id=helper)
    ages = {WarningKind.TOO_YOUNG, WarningKind.TOO_OLD, WarningKind.BIRTH_UNKNOWN}
    kinds = {w.kind for w in development.person(candidate).warnings} & ages
    assert kinds == ({kind} if kind else set())


def test_a_cell_with_two_official_members_is_warned(development, introduce, official):
    candidate = introduce()
    for person in list(official)[2:]:
        official.pop(person)
    warned = development.person(candidate).warnings
    assert [w.number for w in warned if w.kind is WarningKind.FEW_MEMBERS] == [2]


def test_the_same_person_is_not_taken_twice(development, introduce):
    introduce("Trần Khánh Linh", birth=PartialDate.from_iso("2000-03"))
    with pytest.raises(CandidateTwice):
        introduce("TRẦN KHÁNH LINH")
    introduce("Trần Khánh Linh", birth=PartialDate.from_iso("1999"))


def test_dates_that_lie_ahead_and_bad_quarters_are_refused(development, introduce):
    with pytest.raises(IntroducedInFuture):
        introduce(on=date(2026, 11, 24))
    with pytest.raises(CertificateInFuture):
        introduce(certificate_on=date(2026, 11, 24))
    for quarter in ("2026", "2026-07", "Q4", "2026-Q5"):
        with pytest.raises(BadQuarter):
            introduce(planned_quarter=quarter)
    with pytest.raises(UnknownStage):
        introduce(start_stage="P77")


def test_leaving_the_list_needs_a_reason_and_can_be_undone(
    development, introduce, store
):
    candidate = introduce()
    with pytest.raises(DropReasonNeeded):
        development.drop(candidate, date(2026, 3, 1), "chuyển")
    change = development.drop(
        candidate, date(2026, 3, 1), "Chuyển công tác đi nơi khác"
    )
    board = development.board(2026)
    assert board.people == ()
    assert board.closed[0].candidate.closed_reason == "Chuyển công tác đi nơi khác"
    with pytest.raises(CandidateClosed):
        step(development, candidate, "P02", "2026-04-01")
    store.undo(change.command_id)
    assert len(development.board(2026).people) == 1


def test_undoing_an_introduction_forgets_the_person(development, store, people):
    told = NewCandidate("Lê Hữu Đạt", date(2026, 1, 5))
    change = development.introduce(told)
    store.undo(change.command_id)
    assert development.board(2026).people == ()
    assert people.find("Lê Hữu Đạt") == []


def test_a_person_is_put_right(development, introduce, helper):
    candidate = introduce("Le Huu Dat")
    told = NewCandidate(
        "Lê Hữu Đạt",
        date(2026, 1, 6),
        birth=PartialDate.from_iso("2001-05"),
        unit="Tổ dân phố 5",
        helper_id=helper,
        planned_quarter="2026-Q4",
    )
    development.correct(candidate, told)
    view = development.person(candidate)
    assert (view.name, view.birth.text(), view.helper) == (
        "Lê Hữu Đạt",
        "05/2001",
        "Đảng Viên A",
    )
    assert view.deadline.kind is DeadlineKind.PLANNED
    assert view.deadline.latest == date(2026, 12, 31)


def test_the_plan_has_versions_and_is_issued_once(development, store):
    with pytest.raises(NoPlan):
        development.plans.issue(2026, "01-KH/CB", date(2026, 1, 20))
    with pytest.raises(PlanWithoutTarget):
        development.plans.set_targets(2026, Targets())
    with pytest.raises(TargetOutOfRange):
        development.plans.set_targets(2026, Targets(admitted=-1))
    with pytest.raises(TargetOutOfRange):
        development.plans.set_targets(2026, Targets(admitted=501))
    text = PlanText(40, "Đơn vị có 40 quần chúng.", "")
    development.plans.set_targets(2026, Targets(source=4, admitted=1), text)
    development.plans.set_targets(2026, Targets(source=4, admitted=2))
    plan = development.plans.of_year(2026)
    assert (plan.version, plan.targets.admitted, plan.text) == (1, 2, text)
    for number, day, error in (
        ("", date(2026, 1, 20), PlanNumberMissing),
        ("03-KH/CB", date(2026, 11, 24), PlanInFuture),
    ):
        with pytest.raises(error):
            development.plans.issue(2026, number, day)
    development.plans.issue(2026, "03-KH/CB", date(2026, 1, 20))
    with pytest.raises(PlanIssued):
        development.plans.issue(2026, "04-KH/CB", date(2026, 1, 21))
    change = development.plans.set_targets(2026, Targets(source=5, admitted=3))
    assert [p.version for p in development.plans.versions(2026)] == [1, 2]
    store.undo(change.command_id)
    assert development.plans.of_year(2026).number == "03-KH/CB"


def facts(development, year=2026):
    return {fact.name: (fact.value, fact.of) for fact in development.facts(year)}


def test_the_facts_for_the_checklist(development, introduce, helper, clock):
    assert facts(development)["plan.exists"] == (0, None)
    development.plans.set_targets(2026, Targets(admitted=2))
    assert facts(development)["plan.exists"] == (0, None)
    development.plans.issue(2026, "03-KH/CB", date(2026, 1, 20))
    introduce()
    bao = introduce("Dương Quốc Bảo", helper_id=helper)
    admitted(development, bao, helper)
    introduce("Lê Hữu Đạt", helper_id=helper)
    for day in ("2026-01-05", "2026-02-05", "2026-07-05"):
        development.review(date.fromisoformat(day))
    found = facts(development)
    assert found["plan.exists"] == (1, None)
    assert found["plan.target"] == (2, None)
    assert found["admissions.count"] == (1, 2)
    assert found["sources.count"] == (2, None)
    assert found["sources.with_helper"] == (1, 2)
    assert found["sources.with_stage"] == (2, 2)
    assert found["sources.reviewed"] == (2, 4)
    assert facts(development, 2025)["admissions.count"] == (0, 0)


def test_a_new_draft_does_not_unsettle_the_issued_plan(development):
    development.plans.set_targets(2026, Targets(admitted=2))
    development.plans.issue(2026, "03-KH/CB", date(2026, 1, 20))
    development.plans.set_targets(2026, Targets(admitted=9))
    assert facts(development)["plan.target"] == (2, None)


def test_nobody_left_is_a_fact(development):
    development.plans.set_targets(2026, Targets(), no_candidates_left=True)
    assert facts(development)["plan.no_candidates_left"] == (1, None)


def test_reviews_are_dated_and_counted_once(development):
    with pytest.raises(ReviewInFuture):
        development.review(date(2026, 11, 24))
    development.review(date(2026, 11, 5), "Đủ 4 người")
    with pytest.raises(ReviewTwice):
        development.review(date(2026, 11, 5))


def test_duties_forget_nobody(development, introduce, helper):
    introduce("Lê Hữu Đạt")
    bao = introduce("Dương Quốc Bảo", start_stage="P12", helper_id=helper)
    step(development, bao, "P13", "2025-11-14")
    step(development, bao, "P14", "2025-12-01")
    duties = {d.title: d for d in development.duties(date(2026, 11, 25))}
    review = duties["Chi bộ xét công nhận chính thức: Dương Quốc Bảo"]
    assert review.due == date(2026, 12, 25)
    assert review.reason == "30 ngày làm việc kể từ 14/11/2026"
    assert (review.basis, review.place.record_id) == ("208-QĐ/TW", bao)
    assert "Phân công đảng viên giúp đỡ: Lê Hữu Đạt" in duties
    assert duties["Rà soát danh sách nguồn tháng 11"].due == date(2026, 11, 30)
    development.review(date(2026, 11, 5))
    titles = {d.title for d in development.duties(date(2026, 11, 25))}
    assert "Rà soát danh sách nguồn tháng 11" not in titles


def test_a_missed_date_stays_until_the_step_is_recorded(
    development, introduce, helper, clock
):
    bao = introduce("Dương Quốc Bảo", start_stage="P12", helper_id=helper)
    step(development, bao, "P13", "2025-11-14")
    step(development, bao, "P14", "2025-12-01")
    clock.set(datetime(2032, 5, 5, 8, tzinfo=VIETNAM))
    titles = [d.title for d in development.duties(date(2032, 5, 5))]
    assert "Chi bộ xét công nhận chính thức: Dương Quốc Bảo" in titles


def test_search_finds_without_marks(development, introduce, helper):
    introduce("Trần Khánh Linh", unit="Chi đoàn Trường Tiểu học", helper_id=helper)
    for text in ("khanh linh", "tieu hoc", "dang vien a"):
        assert [h.title for h in development.search(text)] == ["Trần Khánh Linh"]
    assert development.search("") == []
    assert development.search("Khánh")[0].exact


def test_a_corrected_day_moves_the_date_and_needs_a_name(
    development, introduce, helper
):
    bao = introduce("Dương Quốc Bảo", start_stage="P12", helper_id=helper)
    step(development, bao, "P13", "2025-11-14")
    step(development, bao, "P14", "2025-12-01")
    with pytest.raises(DayNameMissing):
        development.correct_day(date(2026, 11, 24), " ", off=True)
    development.correct_day(date(2026, 11, 24), "Ngày Văn hóa", off=True)
    deadline = development.person(bao).deadline
    assert deadline.latest == date(2026, 12, 28)
    assert [s.name for s in deadline.skipped] == ["Ngày Văn hóa"]
    development.correct_day(date(2026, 11, 24), "Làm việc", off=False)
    assert development.person(bao).deadline.latest == date(2026, 12, 25)


def test_the_board_puts_the_nearest_date_first(development, introduce, helper):
    introduce("Có Quý", helper_id=helper, planned_quarter="2027-Q1")
    introduce("Chưa Giúp")
    board = development.board(2026)
    assert [c.group.id for c in board.columns] == [
        "source",
        "sympathiser",
        "file",
        "waiting",
        "probation",
        "official",
    ]
    assert [p.name for p in board.columns[0].people] == ["Chưa Giúp", "Có Quý"]
    assert board.members == 9


def test_a_class_without_its_day_is_warned_of(development, introduce, helper):
    candidate = introduce(start_stage="P03", helper_id=helper)
    kinds = {w.kind for w in development.person(candidate).warnings}
    assert WarningKind.CERTIFICATE_MISSING in kinds


def test_somebody_who_did_everything_has_no_next_date(development, introduce, helper):
    candidate = introduce(start_stage="P20", helper_id=helper)
    assert development.person(candidate).deadline is None
    assert all(
        duty.place.record_id != candidate
        for duty in development.duties(date(2026, 11, 23))
    )


def test_nobody_leaves_the_list_in_the_future(development, introduce):
    candidate = introduce()
    with pytest.raises(IntroducedInFuture):
        development.drop(candidate, date(2026, 11, 24), "Chuyển công tác đi nơi khác")


def test_helpers_are_the_official_members(development, official):
    assert development.helpers(date(2026, 11, 23)) == official
