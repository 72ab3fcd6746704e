"""Tasks: assigned, reported on, finished, carried over, counted."""

from datetime import date, datetime

import pytest

from app.features.tasks.errors import (
    RolloverNotLater,
    RolloverWithoutReason,
    TaskDueBeforeStart,
    TaskFinishedInFuture,
    TaskIsClosed,
    TaskIsOpen,
    TaskResultMissing,
    TaskTextTooLong,
    TaskWithoutTitle,
)
from app.features.tasks.model import NewTask, NoteKind, TaskState
from app.features.tasks.service.tasks import Tasks, read_scales
from app.features.tasks.store import MIGRATIONS as TASKS
from app.infra.errors import MissingRecord
from app.infra.paths import rules_folder
from app.kernel.clock import VIETNAM
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE


@pytest.fixture
def people(store, clock):
    store.migrate([PEOPLE, TASKS])
    return People(store)


@pytest.fixture
def tasks(store, people):
    scales = read_scales(rules_folder() / "rules" / "tasks")
    return Tasks(store, scales, lambda key: people.person(key).full_name)


@pytest.fixture
def owner(people):
    return people.register("Bùi Đức Thắng")


def go_to(clock, *moment):
    clock.set(datetime(*moment, 8, 0, tzinfo=VIETNAM))


def test_a_task_says_who_does_what_by_when(tasks, owner):
    change = tasks.assign(
        NewTask(
            title="  Rà soát hộ\n tạm trú ",
            owner_id=owner,
            owner_text="Tổ đảng 1",
            starts_on=date(2026, 11, 25),
            due_on=date(2026, 12, 20),
            sentence="Chi bộ giao rà soát.",
        )
    )
    line = tasks.task(change.record_id)
    assert line.task.title == "Rà soát hộ tạm trú"
    assert line.owner == "Bùi Đức Thắng, Tổ đảng 1"
    assert line.task.first_due_on == line.task.due_on == date(2026, 12, 20)
    assert not line.is_overdue
    assert change.kinds == {"tasks"}


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (NewTask(title=" \n"), TaskWithoutTitle),
        (
            NewTask(title="A", starts_on=date(2026, 12, 2), due_on=date(2026, 12, 1)),
            TaskDueBeforeStart,
        ),
        (NewTask(title="x" * 4001), TaskTextTooLong),
    ],
)
def test_tasks_that_are_refused(tasks, new, error):
    with pytest.raises(error):
        tasks.assign(new)


def test_the_history_of_a_task(tasks, clock, owner):
    go_to(clock, 2026, 11, 1)
    due = date(2026, 11, 20)
    task_id = tasks.assign(NewTask(title="A", owner_id=owner, due_on=due)).record_id
    tasks.report(task_id, "Đã rà được 5/12 hộ")
    tasks.roll_over(task_id, date(2026, 12, 10), "Chờ số liệu của phường")
    go_to(clock, 2026, 12, 9)
    tasks.finish(task_id, "Đã rà 12/12 hộ", date(2026, 12, 8))
    line = tasks.task(task_id)
    assert [note.kind for note in line.notes] == [
        NoteKind.PROGRESS,
        NoteKind.ROLLOVER,
        NoteKind.RESULT,
    ]
    assert (line.notes[1].old_due, line.notes[1].new_due) == (due, date(2026, 12, 10))
    assert (line.task.state, line.task.rollovers) == (TaskState.DONE, 1)
    assert line.task.finished_on == date(2026, 12, 8)
    with pytest.raises(TaskIsClosed):
        tasks.report(task_id, "Thêm")
    tasks.take_up_again(task_id, "Còn sót một hộ")
    assert tasks.task(task_id).task.is_open
    with pytest.raises(TaskIsOpen):
        tasks.take_up_again(task_id, "Nữa")


def test_what_needs_words_and_a_possible_day(tasks, owner):
    due = date(2026, 12, 1)
    task_id = tasks.assign(NewTask(title="A", owner_id=owner, due_on=due)).record_id
    with pytest.raises(TaskResultMissing):
        tasks.finish(task_id, " ")
    with pytest.raises(TaskResultMissing):
        tasks.report(task_id, "")
    with pytest.raises(TaskFinishedInFuture):
        tasks.finish(task_id, "Xong", date(2026, 11, 24))
    with pytest.raises(RolloverWithoutReason):
        tasks.roll_over(task_id, date(2026, 12, 9), "")
    with pytest.raises(RolloverNotLater):
        tasks.roll_over(task_id, due, "Bận")
    with pytest.raises(RolloverWithoutReason):
        tasks.drop(task_id, "")
    with pytest.raises(MissingRecord):
        tasks.task("không có")


def test_the_percentage_by_hand(tasks, clock, owner):
    """One in time, one late, one carried over, one overdue; two do not count."""
    go_to(clock, 2026, 10, 1)

    def give(title, due):
        return tasks.assign(NewTask(title=title, owner_id=owner, due_on=due)).record_id

    in_time = give("Đúng hạn", date(2026, 10, 20))
    late = give("Muộn", date(2026, 10, 20))
    moved = give("Chuyển", date(2026, 10, 20))
    give("Quá hạn", date(2026, 11, 10))
    give("Chưa đến hạn", date(2026, 12, 31))
    dropped = give("Thôi", date(2026, 10, 20))
    go_to(clock, 2026, 11, 23)
    tasks.finish(in_time, "Xong", date(2026, 10, 20))
    tasks.finish(late, "Xong", date(2026, 10, 21))
    tasks.roll_over(moved, date(2026, 11, 30), "Mưa bão")
    tasks.finish(moved, "Xong")
    tasks.drop(dropped, "Không còn cần")
    rate = tasks.rate(2026)
    assert (rate.on_time, rate.counted) == (1, 4)
    assert rate.percent == 25.0
    assert rate.band is None
    assert set(rate.late) == {"Muộn", "Chuyển", "Quá hạn"}
    facts = {fact.name: (fact.value, fact.of) for fact in tasks.facts(2026)}
    assert facts == {
        "tasks.assigned": (5, None),
        "tasks.with_owner_and_due": (5, 5),
        "tasks.done": (3, 5),
        "tasks.on_time": (1, 4),
        "tasks.overdue": (1, None),
        "tasks.rolled_over": (1, 5),
        "tasks.with_result": (3, 3),
    }


@pytest.mark.parametrize(
    ("done", "band"),
    [
        (9, "Từ 90 % trở lên"),
        (8, "Từ 80 % đến dưới 90 %"),
        (5, "Từ 50 % đến dưới 60 %"),
    ],
)
def test_the_bands_of_the_scale(tasks, clock, done, band):
    go_to(clock, 2026, 10, 1)
    ids = [
        tasks.assign(NewTask(title=f"Việc {n}", due_on=date(2026, 10, 9))).record_id
        for n in range(10)
    ]
    for task_id in ids[:done]:
        tasks.finish(task_id, "Xong")
    go_to(clock, 2026, 11, 1)
    assert tasks.rate(2026).band.title == band


def test_a_task_due_today_is_neither_late_nor_counted(tasks, clock, owner):
    due = clock.today()
    task_id = tasks.assign(NewTask(title="A", owner_id=owner, due_on=due)).record_id
    assert not tasks.task(task_id).is_overdue
    assert tasks.rate(due.year).counted == 0


def test_an_empty_year_has_no_percentage(tasks):
    assert tasks.rate(2030).percent is None


def test_duties_are_the_late_and_the_soon(tasks, clock, owner):
    for title, day in (("Muộn", 20), ("Sắp", 26), ("Xa", 27)):
        due = date(2026, 11, day)
        tasks.assign(NewTask(title=title, owner_id=owner, due_on=due))
    tasks.assign(NewTask(title="Không hạn"))
    duties = tasks.duties(clock.today())
    assert [duty.title for duty in duties] == ["Muộn", "Sắp"]
    assert duties[0].reason == "Bùi Đức Thắng chưa báo kết quả."
    assert duties[0].who == owner
