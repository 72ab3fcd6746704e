"""Incoming papers: entered, made known, turned into a task, counted and reminded of."""

from datetime import date

import pytest

from app.features.meetings.model.entries import NewMeeting
from app.features.papers import errors
from app.features.papers.model.entries import NewDuty, NewIncoming
from app.features.tasks.model import TaskState
from app.kernel.places import Place


def paper(subject="Đăng ký “chi bộ bốn tốt”", **told):
    told.setdefault("issuer", "Đảng ủy phường An Bình")
    return NewIncoming(subject=subject, **told)


def enter(papers, *given, **told):
    return papers.incoming.enter(paper(*given, **told)).record_id


def test_papers_get_their_place_year_by_year(papers, found):
    found.at(2026, 12, 28, 9, 0)
    first = enter(papers, number="15-CV/ĐU", on_day=date(2026, 12, 20), form="CV")
    enter(papers, "Kế hoạch năm", number="16-KH/ĐU")
    found.at(2027, 1, 4, 9, 0)
    enter(papers, "Năm mới")
    late = enter(papers, "Nhận từ năm trước", received_on=date(2026, 12, 30))
    assert [p.paper.arrival for p in papers.received(2026)] == [1, 2, 3]
    assert [p.paper.arrival for p in papers.received(2027)] == [1]
    assert papers.incoming.paper(late).paper.year == 2026
    view = papers.incoming.paper(first)
    assert (view.form_title, view.paper.received_on) == (
        "Công văn",
        date(2026, 12, 28),
    )


@pytest.mark.parametrize(
    ("told", "error"),
    [
        ({"issuer": " "}, errors.IncomingWithoutIssuer),
        ({"subject": ""}, errors.PaperWithoutTitle),
        ({"received_on": date(2026, 3, 3)}, errors.IncomingReceivedInFuture),
        ({"on_day": date(2026, 3, 3)}, errors.IncomingBeforeIssue),
        ({"deadline": date(2026, 3, 1)}, errors.IncomingDeadlineTooEarly),
        ({"form": "ZZ"}, errors.PaperFormUnknown),
        ({"note": "x" * 300_001}, errors.PaperTextTooLong),
    ],
)
def test_entries_that_cannot_be(papers, found, told, error):
    found.at(2026, 3, 2, 9, 0)
    with pytest.raises(error):
        papers.incoming.enter(paper(**told))
    assert papers.received() == []


def test_the_same_paper_is_not_entered_twice(papers, found):
    found.at(2026, 3, 2, 9, 0)
    day = date(2026, 2, 27)
    enter(papers, number="15-CV/ĐU", on_day=day)
    with pytest.raises(errors.IncomingTwice) as twice:
        enter(papers, "Khác", number="15-cv/đu", on_day=day)
    assert twice.value.facts["arrival"] == "01/2026"
    # Another body, another day, or a paper without a number may share it.
    enter(papers, number="15-CV/ĐU", on_day=day, issuer="UBND phường")
    enter(papers, number="15-CV/ĐU", on_day=date(2026, 2, 28))
    enter(papers)
    enter(papers)
    assert len(papers.received(2026)) == 5


def test_a_paper_is_made_known_at_a_meeting_or_otherwise(papers, found, store):
    found.at(2026, 3, 2, 9, 0)
    key = enter(papers)
    assert not papers.incoming.paper(key).paper.is_known
    planned = found.office.meetings.plan(
        NewMeeting(kind="regular", on_day=date(2026, 3, 5))
    ).record_id
    change = papers.incoming.make_known(key, planned)
    view = papers.incoming.paper(key)
    assert (view.meeting.id, view.paper.known_on) == (planned, date(2026, 3, 5))
    store.undo(change.command_id)
    assert not papers.incoming.paper(key).paper.is_known
    with pytest.raises(errors.IncomingKnownUnsaid):
        papers.incoming.make_known(key, note=" ")
    papers.incoming.make_known(key, note="Gửi nhóm Zalo của chi bộ")
    told = papers.incoming.paper(key).paper
    assert (told.is_known, told.known_on) == (True, date(2026, 3, 2))
    papers.incoming.not_yet_known(key)
    assert not papers.incoming.paper(key).paper.is_known
    assert enter(papers, needs_spreading=False)
    assert papers.received(2026)[1].paper.is_known


def test_nothing_is_made_known_before_it_was_received(papers, found):
    found.at(2026, 3, 2, 9, 0)
    earlier = found.office.meetings.plan(
        NewMeeting(kind="regular", on_day=date(2026, 3, 2))
    ).record_id
    found.at(2026, 3, 9, 9, 0)
    key = enter(papers)
    with pytest.raises(errors.IncomingKnownTooEarly) as early:
        papers.incoming.make_known(key, earlier)
    assert early.value.facts["received"] == "09/03/2026"
    with pytest.raises(errors.IncomingReceivedInFuture):
        papers.incoming.make_known(key, note="Zalo", on=date(2026, 3, 10))


def test_a_meeting_called_off_made_nothing_known(papers, found):
    found.at(2026, 3, 2, 9, 0)
    key = enter(papers)
    planned = found.office.meetings.plan(
        NewMeeting(kind="regular", on_day=date(2026, 3, 5))
    ).record_id
    papers.incoming.make_known(key, planned)
    assert papers.incoming.paper(key).is_known
    found.office.meetings.planning.cancel(planned, "Bão")
    assert not papers.incoming.paper(key).is_known
    with pytest.raises(errors.IncomingKnownAtCancelled):
        papers.incoming.make_known(key, planned)


def test_a_paper_brings_a_task(papers, found, store):
    found.at(2026, 3, 2, 9, 0)
    key = enter(papers, number="15-CV/ĐU", deadline=date(2026, 3, 20))
    owner = found.who["Bùi Đức Thắng"]
    change = papers.incoming.give_duty(key, NewDuty(owner_id=owner))
    assert change.kinds == {"papers", "tasks"}
    view = papers.incoming.paper(key)
    line = found.office.tasks.task(view.paper.task_id)
    assert line.task.title == "Đăng ký “chi bộ bốn tốt”"
    assert line.task.due_on == date(2026, 3, 20)
    assert line.task.sentence == (
        "15-CV/ĐU, Đảng ủy phường An Bình: Đăng ký “chi bộ bốn tốt”"
    )
    assert (view.task_owner, view.task_done) == ("Bùi Đức Thắng", False)
    with pytest.raises(errors.IncomingHasDuty):
        papers.incoming.give_duty(key, NewDuty(owner_id=owner))
    store.undo(change.command_id)
    assert papers.incoming.paper(key).paper.task_id == ""
    assert found.office.tasks.of_year(2026) == []
    papers.incoming.give_duty(key, NewDuty(title="Viết báo cáo", owner_text="Chi ủy"))
    task_id = papers.incoming.paper(key).paper.task_id
    found.office.tasks.finish(task_id, "Đã gửi báo cáo")
    assert found.office.tasks.task(task_id).task.state is TaskState.DONE
    assert papers.incoming.paper(key).task_done


def test_an_entry_made_by_mistake_keeps_its_place(papers, found):
    found.at(2026, 3, 2, 9, 0)
    key = enter(papers, number="15-CV/ĐU")
    papers.incoming.strike(key, "Ghi nhầm của chi bộ khác")
    with pytest.raises(errors.IncomingStruck):
        papers.incoming.make_known(key, note="Zalo")
    assert enter(papers, number="15-CV/ĐU")
    struck, again = papers.received(2026)
    assert struck.paper.void_reason == "Ghi nhầm của chi bộ khác"
    assert (struck.paper.arrival, again.paper.arrival) == (1, 2)


def test_an_entry_is_corrected_and_may_change_its_year(papers, found):
    found.at(2027, 1, 4, 9, 0)
    key = enter(papers, "Sai năm")
    papers.incoming.correct(key, paper("Đúng năm", received_on=date(2026, 12, 31)))
    told = papers.incoming.paper(key).paper
    assert (told.year, told.arrival, told.subject) == (2026, 1, "Đúng năm")
    assert papers.received(2027) == []


def test_the_figures_of_a_year(papers, found):
    found.at(2026, 3, 2, 9, 0)
    known = enter(papers, "Một", deadline=date(2026, 3, 20))
    enter(papers, "Hai", number="02-CV/ĐU")
    enter(papers, "Ba", needs_spreading=False)
    papers.incoming.strike(enter(papers, "Bốn"), "Nhầm")
    papers.incoming.make_known(known, note="Zalo")
    facts = {f.name: (f.value, f.of, f.inputs) for f in papers.facts(2026)}
    assert facts == {
        "papers.issued": (0, None, ()),
        "papers.resolutions": (0, None, ()),
        "papers.received": (3, None, ()),
        "papers.made_known": (1, 2, ("02-CV/ĐU: Hai",)),
        "papers.duties_done": (0, 1, ("Đảng ủy phường An Bình: Một",)),
    }


def test_what_waits_is_reminded_of_in_time(papers, found):
    found.at(2026, 3, 2, 9, 0)
    key = enter(papers, "Một", deadline=date(2026, 3, 20))
    # The rule set reminds 10 days before the 31 are over, and 5 before a deadline.
    assert papers.duties(date(2026, 3, 14)) == []
    (one,) = papers.duties(date(2026, 3, 15))
    assert (one.due, one.action, one.place) == (
        date(2026, 3, 20),
        "Giao việc",
        Place("tasks", key),
    )
    both = papers.duties(date(2026, 3, 23))
    assert [duty.due for duty in both] == [date(2026, 4, 2), date(2026, 3, 20)]
    papers.incoming.make_known(key, note="Zalo")
    papers.incoming.give_duty(key, NewDuty(owner_text="Chi ủy"))
    assert papers.duties(date(2026, 3, 23)) == []
