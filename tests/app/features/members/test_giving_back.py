"""A leaving that is withdrawn or corrected: what it ended comes back with it."""

from datetime import date

import pytest

from app.features.members.model import Happening
from app.features.members.rules.farewell import comeback_lines
from app.features.members.service.moves import HandTo
from tests.app.features.members.busy import ON, TOLD, five

TODAY = date(2026, 11, 23)


@pytest.fixture
def cell(office, enrol):
    """Five official members; An is secretary, leads a group, has work in hand."""
    return five(office, enrol)


@pytest.fixture
def leaving(office):
    """Give the id of the last event of somebody."""

    def one(person_id):
        return office.members.card(person_id, TODAY).events[-1].id

    return one


def _state(office):
    groups = office.groups.on(TODAY)
    return {
        "secretary": getattr(office.people.officer("secretary", TODAY), "name", ""),
        "leader": groups[0].leader_id if groups else "",
        "task": office.tasks.open(TODAY)[0].owner,
        "helper": office.development.board(2026).people[0].helper,
        "total": office.members.counts(TODAY).total,
    }


def test_a_withdrawn_move_gives_back_posts_seats_and_work(office, cell, leaving):
    before = _state(office)
    office.members.moves.move(cell[:1], TOLD, HandTo(cell[3], cell[4]))
    event = leaving(cell[0])
    assert comeback_lines(office.members.happenings.comebacks(cell[0], event)) == [
        "Bí thư: khôi phục",
        "Chỗ trong Tổ 1: khôi phục",
        "Nhiệm vụ “Rà soát hộ”: khôi phục",
        "Giúp đỡ quần chúng Phạm Mới: khôi phục",
    ]
    gone = _state(office)
    change = office.members.happenings.withdraw(cell[0], event, give_back=True)
    assert _state(office) == before
    assert {"members", "people", "tasks", "development"} <= change.kinds
    # One act: taken back, the member is gone again with all that went with it.
    office.store.undo(change.command_id)
    assert _state(office) == gone


def test_without_being_asked_only_the_event_goes(office, cell, leaving):
    office.members.record_event(cell[0], TOLD)
    office.members.happenings.withdraw(cell[0], leaving(cell[0]))
    assert office.people.officer("secretary", TODAY) is None
    assert office.members.counts(TODAY).total == 5


def test_only_what_the_leaver_had_comes_back_of_a_move_of_several(
    office, cell, leaving
):
    office.people.appoint(cell[1], "deputy", date(2024, 1, 1))
    office.members.moves.move(cell[:2], TOLD, HandTo())
    office.members.happenings.withdraw(cell[1], leaving(cell[1]), give_back=True)
    held = [(one.name, one.role) for one in office.people.officers(TODAY)]
    assert held == [("Lê Bình", "deputy")]


def test_a_post_comes_back_until_the_next_holder_began(office, cell, leaving):
    office.members.record_event(cell[0], TOLD)
    office.people.appoint(cell[1], "secretary", date(2026, 11, 15))
    event = leaving(cell[0])
    lines = comeback_lines(office.members.happenings.comebacks(cell[0], event))
    assert lines[0] == "Bí thư: khôi phục đến hết 14/11/2026"
    office.members.happenings.withdraw(cell[0], event, give_back=True)
    assert office.people.officer("secretary", date(2026, 11, 14)).name == "Lê An"
    assert office.people.officer("secretary", date(2026, 11, 15)).name == "Lê Bình"


def test_a_post_somebody_took_the_same_day_stays_his(office, cell, leaving):
    office.people.appoint(cell[2], "deputy", date(2026, 11, 10))
    office.members.record_event(cell[0], TOLD)
    office.people.appoint(cell[1], "secretary", ON)
    office.members.happenings.withdraw(cell[0], leaving(cell[0]), give_back=True)
    # His last day is still the day before the new secretary began.
    assert office.people.officer("secretary", date(2026, 10, 31)).name == "Lê An"
    assert office.people.officer("secretary", ON).name == "Lê Bình"


def test_a_post_corrected_meanwhile_is_left_alone_and_said(office, cell, leaving):
    office.members.record_event(cell[0], TOLD)
    post = office.people.posts_of(cell[0])[0]
    office.people.correct_post(post.post_id, post.from_on, date(2026, 9, 30))
    event = leaving(cell[0])
    lines = comeback_lines(office.members.happenings.comebacks(cell[0], event))
    assert lines[0] == "Bí thư: không khôi phục được, đã được sửa sau đó"
    office.members.happenings.withdraw(cell[0], event, give_back=True)
    assert office.people.officer("secretary", date(2026, 10, 1)) is None


def test_a_task_handed_on_or_done_meanwhile_stays_where_it_is(office, cell, leaving):
    office.members.moves.move(cell[:1], TOLD, HandTo(tasks=cell[3]))
    (line,) = office.tasks.open(TODAY)
    office.tasks.hand_over(line.task.id, cell[4], "Đổi việc")
    event = leaving(cell[0])
    lines = comeback_lines(office.members.happenings.comebacks(cell[0], event))
    assert lines[-1] == (
        "Nhiệm vụ “Rà soát hộ”: không khôi phục được, đã giao người khác sau đó"
    )
    office.members.happenings.withdraw(cell[0], event, give_back=True)
    assert office.tasks.open(TODAY)[0].owner == "Lê Em"


def test_a_post_taken_out_comes_back_with_its_decision(office, cell, leaving):
    office.people.appoint(cell[1], "deputy", date(2026, 11, 20), "5-QĐ")
    office.members.record_event(cell[1], TOLD)
    assert office.people.posts_of(cell[1]) == []
    office.members.happenings.withdraw(cell[1], leaving(cell[1]), give_back=True)
    (post,) = office.people.posts_of(cell[1])
    assert (post.from_on, post.to_on, post.decision_no) == (
        date(2026, 11, 20),
        None,
        "5-QĐ",
    )


@pytest.mark.parametrize("day", [date(2026, 10, 5), date(2026, 11, 20)])
def test_posts_and_seats_end_with_the_corrected_day(office, cell, leaving, day):
    office.members.record_event(cell[0], TOLD)
    told = Happening("moved_out", day, "9-QĐ/ĐU", elsewhere="Chi bộ 6")
    change = office.members.happenings.correct(cell[0], leaving(cell[0]), told)
    last = date.fromordinal(day.toordinal() - 1)
    (post,) = office.people.posts_of(cell[0])
    assert post.to_on == last
    assert office.groups.on(last)[0].leader_id == cell[0]
    assert office.groups.on(day)[0].leader_id == ""
    office.store.undo(change.command_id)
    assert office.people.posts_of(cell[0])[0].to_on == date(2026, 10, 31)


def test_a_leaving_corrected_and_then_withdrawn_gives_back_all(office, cell, leaving):
    before = _state(office)
    office.members.record_event(cell[0], TOLD)
    event = leaving(cell[0])
    told = Happening("moved_out", date(2026, 10, 5), "9-QĐ/ĐU")
    office.members.happenings.correct(cell[0], event, told)
    office.members.happenings.withdraw(cell[0], event, give_back=True)
    assert _state(office) == before


def test_a_leaving_that_was_none_after_all_gives_back_all(office, cell, leaving):
    before = _state(office)
    office.members.record_event(cell[0], TOLD)
    told = Happening("temporary_out", ON, "9-QĐ/ĐU")
    office.members.happenings.correct(cell[0], leaving(cell[0]), told)
    assert _state(office) == before


def test_an_absence_that_was_a_leaving_ends_the_post(office, cell, leaving):
    office.members.record_event(cell[0], Happening("temporary_out", ON, "9-QĐ/ĐU"))
    office.members.happenings.correct(cell[0], leaving(cell[0]), TOLD)
    assert office.people.officer("secretary", TODAY) is None


def test_withdrawn_brought_back_from_the_bin_and_withdrawn_again(office, cell, leaving):
    before = _state(office)
    office.members.record_event(cell[0], TOLD)
    event = leaving(cell[0])
    office.members.happenings.withdraw(cell[0], event)
    (line,) = [one for one in office.bin.lines() if "Chuyển đi" in one.title]
    office.bin.bring_back(line.command_id)
    office.members.happenings.withdraw(cell[0], event, give_back=True)
    assert _state(office) == before


def test_a_seat_that_would_end_later_ends_with_the_leaving(office, cell):
    group = office.groups.on(TODAY)[0].group.id
    office.groups.dissolve(group, date(2026, 12, 31))
    office.members.record_event(cell[0], TOLD)
    assert office.groups.on(ON)[0].member_ids == ()
