"""One bin for the whole book: 90 days, everything a user would call deleting."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.bootstrap import build
from app.features.bin.errors import NothingInBin
from app.features.bin.service.bin import bin_rules
from app.features.development.model.candidate import NewCandidate
from app.features.meetings.model.entries import NewItem, NewMeeting
from app.features.papers.model.entries import NewPaper
from app.features.tasks.model import NewTask
from app.people.groups.model import Seat

ON = date(2026, 11, 23)


@pytest.fixture
def office(store, clock):
    return build(store, clock)


@pytest.fixture
def lines(office):
    """Give the titles in the bin with what is said beside them."""

    def one():
        return [(line.area, line.title, line.reason) for line in office.bin.lines()]

    return one


def _meeting(office):
    new = NewMeeting(kind="regular", on_day=date(2026, 12, 3))
    return office.meetings.planning.plan(new).record_id


def test_a_task_given_up_is_found_again_and_comes_back_open(office, lines):
    task = office.tasks.assign(NewTask(title="Rà soát hộ tạm trú")).record_id
    office.tasks.drop(task, "Trùng việc")
    assert lines() == [("Nhiệm vụ, văn bản", "Nhiệm vụ: Rà soát hộ tạm trú", "")]
    change = office.bin.bring_back(office.bin.lines()[0].command_id)
    assert "tasks" in change.kinds
    assert office.tasks.task(task).task.is_open
    assert lines() == []


def test_a_meeting_called_off_and_its_items_come_back(office, lines):
    meeting = _meeting(office)
    office.meetings.planning.add_item(meeting, NewItem(title="Xây dựng Đảng"))
    (item,) = office.meetings.meeting(meeting).record.items
    office.meetings.planning.drop_item(item.id)
    office.meetings.planning.cancel(meeting, "Trùng bầu cử")
    titles = [title for _area, title, _why in lines()]
    assert titles == ["Kỳ họp ngày 03/12/2026", "Nội dung họp: Xây dựng Đảng"]
    for line in office.bin.lines():
        office.bin.bring_back(line.command_id)
    view = office.meetings.meeting(meeting)
    assert view.meeting.state == "planned"
    assert [one.title for one in view.record.items] == ["Xây dựng Đảng"]


def test_a_meeting_that_was_undone_is_a_loss_too(office, lines):
    new = NewMeeting(kind="regular", on_day=date(2026, 12, 3))
    change = office.meetings.planning.plan(new)
    office.store.undo(change.command_id)
    assert [line.was_undone for line in office.bin.lines()] == [True]
    assert lines()[0][1] == "Kỳ họp ngày 03/12/2026"


def test_a_draft_paper_and_a_candidate_come_back(office, lines):
    paper = office.papers.outgoing.draft(NewPaper(form="NQ", title="Về công tác"))
    office.papers.outgoing.drop(paper.record_id)
    told = NewCandidate("Phạm Mới", introduced_on=date(2026, 5, 1))
    person = office.development.introduce(told).record_id
    office.development.drop(person, ON, "Xin rút vì chuyển nơi ở")
    assert lines() == [
        (
            "Phát triển đảng viên",
            "Người trong danh sách nguồn",
            "Xin rút vì chuyển nơi ở",
        ),
        ("Nhiệm vụ, văn bản", "Văn bản: Về công tác", ""),
    ]
    assert office.bin.lines()[0].name == "Phạm Mới"
    for line in office.bin.lines():
        office.bin.bring_back(line.command_id)
    assert [one.name for one in office.development.board(2026).people] == ["Phạm Mới"]


def test_what_is_no_deleting_is_not_offered(office, lines):
    # A post that ends because its holder leaves, a step taken up again in a meeting.
    person = office.members.enrol({"full_name": "Lê An"}).record_id
    office.people.appoint(person, "deputy", date(2026, 11, 20))
    office.people.leave(person, date(2026, 11, 1))
    assert lines() == []


def test_a_mistaken_post_and_name_stand_in_the_same_bin(office, lines):
    person = office.members.enrol({"full_name": "Lê An"}).record_id
    post = office.people.appoint(person, "deputy", date(2026, 11, 20)).record_id
    office.people.withdraw_post(post)
    assert lines() == [("Tổ chức chi bộ", "Chức vụ từ 20/11/2026", "")]
    assert office.bin.lines()[0].name == "Lê An"


def test_after_its_days_nothing_is_offered_and_nothing_comes_back(office, clock, lines):
    task = office.tasks.assign(NewTask(title="Rà soát")).record_id
    command_id = office.tasks.drop(task, "Trùng").command_id
    start = clock.now()
    clock.set(start + timedelta(days=office.bin.days))
    assert len(lines()) == 1
    clock.set(start + timedelta(days=office.bin.days, seconds=1))
    assert lines() == []
    with pytest.raises(NothingInBin):
        office.bin.bring_back(command_id)


def test_only_what_the_bin_shows_can_be_taken_from_it(office):
    task = office.tasks.assign(NewTask(title="Rà soát"))
    with pytest.raises(NothingInBin):
        office.bin.bring_back(task.command_id)


def test_every_thing_is_a_table_of_the_book_with_its_columns(office, store):
    for thing in bin_rules().thing:
        columns = {
            str(row["name"])
            for row in store.rows("SELECT name FROM pragma_table_info(?)", thing.table)
        }
        assert columns, thing.table
        assert not thing.person or thing.person in columns
        filled = thing.title.format_map(dict.fromkeys(columns, "x"))
        assert "{" not in filled


# What is deleted only as a part of something else, or is no record anybody deletes.
PARTS = {
    "meeting_election_vote",  # with its election
    "meeting_group_line",  # with the sheet of its group
    "meeting_item_answer",  # with its item
    "meeting_moment",  # a minute of a step's clock
    "meeting_paper_file",  # with its paper
    "meeting_roll",  # the roll of a meeting is taken anew
    "meeting_skip",  # a step of the course is taken up again
    "meeting_span",  # the clock of a step is taken from paper
    "meeting_unable",  # somebody can come after all
    "paper_slot",  # with its paper
    "score_entry",  # with its sheet
    "score_scheme_line",  # with its scheme
}


def test_whatever_the_program_deletes_can_be_found_in_the_bin():
    root = Path(__file__).parents[4] / "app"
    deleted = {
        table
        for file in root.rglob("*.py")
        for table in re.findall(r'unit\.delete\(\s*"(\w+)"', file.read_text("utf-8"))
    }
    assert deleted - {thing.table for thing in bin_rules().thing} == PARTS


def test_a_seat_a_term_and_a_choice_that_were_undone_come_back(office, lines):
    an = office.members.enrol({"full_name": "Lê An"}).record_id
    group = office.groups.form("Tổ 1", date(2026, 1, 1)).record_id
    done = [
        office.groups.seat(group, an, "Lê An", Seat.MEMBER, date(2026, 2, 1)),
        office.people.start_term(date(2026, 1, 1), date(2028, 12, 31)),
        office.keeping.choose(an),
    ]
    for change in done:
        office.store.undo(change.command_id)
    assert {title for _area, title, _why in lines()} == {
        "Chỗ trong tổ đảng từ 01/02/2026",
        "Nhiệm kỳ từ 01/01/2026 đến 31/12/2028",
        "Người giữ sổ từ 23/11/2026",
    }
    for line in office.bin.lines():
        office.bin.bring_back(line.command_id)
    assert office.groups.named(ON) == {an: "Tổ 1"}
    assert office.people.term(ON) is not None
    assert office.keeping.actor() == "Lê An"
    assert lines() == []
