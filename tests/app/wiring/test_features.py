"""What features hand each other."""

from datetime import date, datetime

from app.bootstrap import build
from app.features.development.model.candidate import Happening, NewCandidate
from app.features.meetings.model.entries import NewMeeting
from app.features.members.model import Happening as Event
from app.features.tasks.model import NewTask
from app.kernel.clock import VIETNAM
from app.wiring.life import around


def test_an_admitted_candidate_stands_on_the_roll_and_undo_takes_both_back(
    store, clock
):
    office = build(store, clock)
    clock.set(datetime(2026, 11, 23, 8, 0, tzinfo=VIETNAM))
    candidate = office.development.introduce(
        NewCandidate(
            full_name="Cao Minh Quân", introduced_on=date(2026, 9, 1), start_stage="P11"
        )
    ).record_id
    decision = Happening(stage="P12", on=date(2026, 11, 2), paper_no="9-QĐ/ĐU")
    office.development.record_step(candidate, decision)
    told = Happening(stage="P13", on=date(2026, 11, 20), paper_no="12-QĐ/ĐU")
    change = office.development.record_step(candidate, told)
    assert "members" in change.kinds
    (member,) = office.members.roll(date(2026, 11, 23))
    assert (member.name, member.standing) == ("Cao Minh Quân", "probationary")
    assert office.members.roll(date(2026, 11, 19)) == []
    assert member.values["decision_on"] == "2026-11-02"
    store.undo(change.command_id)
    assert office.members.roll(date(2026, 11, 23)) == []


def test_the_decision_on_official_status_follows_the_way_into_the_party(store, clock):
    office = build(store, clock)
    office.development.introduce(
        NewCandidate(
            full_name="Lê Khác", introduced_on=date(2026, 9, 1), start_stage="P12"
        )
    )
    candidate = office.development.introduce(
        NewCandidate(
            full_name="Cao Minh Quân", introduced_on=date(2026, 9, 1), start_stage="P18"
        )
    ).record_id
    person = office.development.person(candidate).candidate.person_id
    office.members.enrol(
        {
            "person_id": person,
            "full_name": "Cao Minh Quân",
            "admitted_on": "2025-09-10",
        }
    )
    told = Happening(stage="P19", on=date(2026, 10, 20), paper_no="31-QĐ/ĐU")
    change = office.development.record_step(candidate, told)
    assert "members" in change.kinds
    card = office.members.card(person, date(2026, 11, 23))
    # Twelve months after the ceremony, though the decision came forty days later.
    assert card.member.official_on.iso() == "2026-09-10"
    event = next(e for e in card.events if e.kind == "made_official")
    assert (event.on, event.paper_no) == (date(2026, 10, 20), "31-QĐ/ĐU")
    day_before = office.members.roll(date(2026, 10, 19))
    assert [m.standing for m in day_before] == ["probationary"]
    assert office.members.roll(date(2026, 10, 20))[0].standing == "official"
    store.undo(change.command_id)
    assert office.members.roll(date(2026, 11, 23))[0].standing == "probationary"


def test_a_decision_on_somebody_who_is_not_on_the_roll_changes_no_roll(store, clock):
    office = build(store, clock)
    candidate = office.development.introduce(
        NewCandidate(
            full_name="Cao Minh Quân", introduced_on=date(2026, 9, 1), start_stage="P18"
        )
    ).record_id
    told = Happening(stage="P19", on=date(2026, 10, 20), paper_no="31-QĐ/ĐU")
    office.development.record_step(candidate, told)
    assert office.members.roll(date(2026, 11, 23)) == []


def test_the_limit_after_probation_skips_the_holidays_of_the_calendar(store, clock):
    office = build(store, clock)
    office.members.enrol({"full_name": "Lê An", "admitted_on": "2025-04-20"})
    (duty,) = office.members.duties(date(2026, 4, 20))
    free = office.development.working_day(date(2026, 4, 20), 30)
    assert duty.due == free
    # Monday to Friday alone would give 1 June; the days off in between come on top.
    assert free > date(2026, 6, 1)
    office.development.correct_day(date(2026, 5, 20), "Nghỉ bù", off=True)
    (later,) = office.members.duties(date(2026, 4, 20))
    assert later.due == office.development.working_day(date(2026, 4, 20), 30) > free


def test_a_suspended_member_is_not_due_at_a_meeting(store, clock):
    office = build(store, clock)
    old = {"admitted_on": "1998-02-03", "official_on": "1999-02-03"}
    people = [
        office.members.enrol({**old, "full_name": f"Lê {name}"}).record_id
        for name in ("An", "Bình", "Chi", "Dung")
    ]
    told = Event("suspended", date(2026, 11, 2), "5-QĐ", until=date(2026, 12, 31))
    office.members.record_event(people[0], told)
    meeting = office.meetings.plan(
        NewMeeting(kind="regular", on_day=date(2026, 11, 23))
    ).record_id
    roster = office.meetings.meeting(meeting).members
    assert [one.suspended for one in roster if one.person_id == people[0]] == [True]


def test_the_page_hears_who_came_and_what_else_a_member_does(store, clock):
    office = build(store, clock)
    old = {"admitted_on": "1998-02-03", "official_on": "1999-02-03"}
    person = office.members.enrol({**old, "full_name": "Lê An"}).record_id
    office.people.appoint(person, "secretary", date(2026, 1, 1), "1-QĐ")
    office.tasks.assign(
        NewTask(title="Thăm hộ nghèo", owner_id=person, due_on=date(2026, 11, 1))
    )
    near = around(
        office.meetings, office.tasks, office.people, office.development, clock
    )
    assert near.attendance(2026) == {}
    assert [(p.label, p.decision_no) for p in near.posts(person)] == [
        ("Bí thư", "1-QĐ")
    ]
    (task,) = near.tasks(person)
    assert (task.title, task.is_overdue) == ("Thăm hộ nghèo", True)
    assert near.helping(person) == []
