"""A cell is split: what ends, what is handed over, what stays; taken back at once."""

from datetime import date

import pytest

from app.features.meetings.model.entries import NewMeeting
from app.features.members.errors import HandedToLeaver, NobodyChosen
from app.features.members.model import Happening
from app.features.members.rules.farewell import farewell_lines, plan_lines
from app.features.members.service.moves import HandTo
from tests.app.features.members.busy import ON, TOLD, five


@pytest.fixture
def cell(office, enrol):
    """Five official members; An is secretary and has everything in hand."""
    people = five(office, enrol)
    office.meetings.planning.plan(
        NewMeeting(
            kind="regular",
            on_day=date(2026, 12, 3),
            chair_id=people[0],
            clerk_id=people[1],
        )
    )
    return people


def test_the_plan_says_what_goes_and_writes_nothing(office, cell):
    head = office.store.chain.head()
    plan = office.members.moves.plan(cell[:3], ON)
    assert office.store.chain.head() == head
    assert (plan.before.total, plan.after.total, plan.can_decide) == (5, 2, False)
    an, binh, chi = plan.people
    assert farewell_lines(an, ON) == [
        "Bí thư: kết thúc ngày 31/10/2026",
        "Chỗ trong Tổ 1: kết thúc ngày 31/10/2026",
        "1 nhiệm vụ chưa xong: Rà soát hộ (01/12/2026)",
        "đang giúp đỡ 1 quần chúng: Phạm Mới",
        f"chủ trì hoặc ghi biên bản 1 kỳ họp tới: {an.leads[0].words} (03/12/2026)",
    ]
    assert [held.on for held in binh.leads] == [date(2026, 12, 3)]
    assert farewell_lines(chi, ON) == []
    said = plan_lines(plan, "Lê Dung")
    assert said[0].endswith("Số chính thức còn lại không đủ để ra nghị quyết.")
    assert "Nhiệm vụ chưa xong giao lại cho đồng chí Lê Dung." in said
    assert "Quần chúng vẫn ghi người giúp đỡ cũ." in said


def test_posts_and_seats_end_and_the_rest_is_handed_over(office, cell):
    to = HandTo(tasks=cell[3], helped=cell[4])
    office.members.moves.move(cell[:2], TOLD, to)
    assert office.people.officer("secretary", date(2026, 10, 31)).name == "Lê An"
    assert office.people.officer("secretary", ON) is None
    assert office.groups.on(date(2026, 10, 31))[0].leader_id == cell[0]
    assert office.groups.on(ON)[0].member_ids == ()
    task = office.tasks.task(office.tasks.open(date(2026, 11, 23))[0].task.id)
    assert task.owner == "Lê Dung"
    assert task.notes[-1].text == "Đồng chí Lê An chuyển đi (9-QĐ/ĐU): giao lại."
    assert office.development.board(2026).people[0].helper == "Lê Em"
    assert office.members.counts(ON).total == 3
    assert office.members.voting_base(ON).count == 3
    assert office.members.voting_base(date(2026, 10, 31)).count == 5


def test_without_takers_tasks_and_candidates_stay_as_they_are(office, cell):
    office.members.moves.move(cell[:1], TOLD, HandTo())
    assert office.tasks.open(date(2026, 11, 23))[0].owner == "Lê An"
    assert office.development.board(2026).people[0].helper == "Lê An"


def test_one_undo_takes_everything_back(office, cell):
    change = office.members.moves.move(cell[:2], TOLD, HandTo(cell[3], cell[4]))
    office.store.undo(change.command_id)
    assert office.people.officer("secretary", ON).to_on is None
    assert office.groups.on(ON)[0].leader_id == cell[0]
    assert office.tasks.open(date(2026, 11, 23))[0].owner == "Lê An"
    assert office.development.board(2026).people[0].helper == "Lê An"
    assert office.members.counts(ON).total == 5


def test_nothing_goes_to_somebody_who_leaves_too(office, cell):
    head = office.store.chain.head()
    with pytest.raises(HandedToLeaver) as refused:
        office.members.moves.move(cell[:2], TOLD, HandTo(tasks=cell[1]))
    assert refused.value.facts["field"] == "tasks_to"
    with pytest.raises(HandedToLeaver):
        office.members.moves.move(cell[:2], TOLD, HandTo(helped=cell[0]))
    with pytest.raises(NobodyChosen):
        office.members.moves.move([], TOLD, HandTo())
    assert office.store.chain.head() == head


def test_a_whole_cell_leaves_and_the_book_stays(office, cell):
    plan = office.members.moves.plan(cell, ON)
    assert "sổ này còn để tra cứu" in plan_lines(plan)[0]
    office.members.moves.move(cell, TOLD, HandTo())
    assert office.members.counts(ON).total == 0
    assert len(office.members.roll(ON, with_former=True)) == 5


@pytest.mark.parametrize("kind", ["moved_out", "name_deleted", "deceased"])
def test_who_leaves_alone_holds_no_post_from_that_day(office, cell, kind):
    office.members.record_event(cell[0], Happening(kind, ON, "2-QĐ"))
    assert office.people.officers(ON) == []
    assert office.people.officers(date(2026, 10, 31))[0].name == "Lê An"


def test_who_is_only_away_for_a_time_keeps_the_post(office, cell):
    away = Happening("temporary_out", ON, "2-GT")
    office.members.record_event(cell[0], away)
    assert office.people.officer("secretary", ON).name == "Lê An"


def test_a_post_that_would_have_begun_later_is_taken_out(office, cell):
    office.people.appoint(cell[1], "deputy", date(2026, 11, 20))
    plan = office.members.moves.plan([cell[1]], ON)
    assert farewell_lines(plan.people[0], ON)[0] == (
        "Phó bí thư: bỏ, vì nhận sau ngày chuyển"
    )
    office.members.moves.move([cell[1]], TOLD, HandTo())
    assert office.people.posts_of(cell[1]) == []
