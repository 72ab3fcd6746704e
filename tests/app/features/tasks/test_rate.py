"""The percentage is the sum of its list; every task stands in it with its reason."""

from dataclasses import replace
from datetime import date

import pytest

from app.features.tasks import rules
from app.features.tasks.errors import TaskDueAlreadyGiven
from app.features.tasks.model import NewTask, Task, TaskState, Verdict
from app.features.tasks.service.tasks import Tasks, read_clarity, read_scales
from app.features.tasks.store import MIGRATIONS as TASKS
from app.infra.paths import rules_folder
from app.people.service import People
from app.people.store import MIGRATIONS as PEOPLE

SCALE = read_scales(rules_folder() / "rules" / "tasks")[-1]
TODAY = date(2026, 11, 23)
FIRST, LATER = date(2026, 11, 10), date(2026, 11, 30)


def task(state=TaskState.OPEN, due=None, first=None, finished=None, key="a"):
    return Task(
        id=key,
        title=f"Việc {key}",
        owner_id="",
        owner_text="",
        assigned_on=date(2026, 11, 1),
        starts_on=None,
        due_on=due,
        first_due_on=first or due,
        report_at="",
        meeting_id="",
        item_id="",
        sentence="",
        state=state,
        result="",
        finished_on=finished,
        rollovers=0,
    )


@pytest.mark.parametrize(
    ("one", "verdict", "where_rollover_keeps"),
    [
        (task(due=TODAY), Verdict.NOT_DUE, Verdict.NOT_DUE),
        (task(due=FIRST), Verdict.OVERDUE, Verdict.OVERDUE),
        (task(due=LATER, first=FIRST), Verdict.OVERDUE, Verdict.NOT_DUE),
        (task(), Verdict.NO_DATE, Verdict.NO_DATE),
        (task(TaskState.DROPPED, FIRST), Verdict.DROPPED, Verdict.DROPPED),
        (task(TaskState.DONE, None, None, FIRST), Verdict.ON_TIME, Verdict.ON_TIME),
        (task(TaskState.DONE, FIRST, None, FIRST), Verdict.ON_TIME, Verdict.ON_TIME),
        (task(TaskState.DONE, FIRST, None, TODAY), Verdict.LATE, Verdict.LATE),
        (task(TaskState.DONE, LATER, FIRST, TODAY), Verdict.LATE, Verdict.ON_TIME),
    ],
)
def test_how_a_task_stands_in_the_sum(one, verdict, where_rollover_keeps):
    assert rules.verdict(one, SCALE, TODAY) is verdict
    lenient = replace(SCALE, rollover_keeps_on_time=True)
    assert rules.verdict(one, lenient, TODAY) is where_rollover_keeps


@pytest.mark.parametrize(
    ("on_time", "counted", "reached"),
    [(9, 10, 90), (89, 99, 80), (17, 20, 80), (7, 10, 70), (1, 2, 50), (49, 99, None)],
)
def test_the_band_is_counted_in_whole_numbers(on_time, counted, reached):
    band = rules.band_of(on_time, counted, SCALE)
    assert (band.from_percent if band else None) == reached
    assert rules.band_of(0, 0, SCALE) is None


def test_the_percentage_equals_its_list():
    told = [
        *(task(TaskState.DONE, FIRST, None, FIRST, f"d{n}") for n in range(3)),
        task(TaskState.DONE, FIRST, None, TODAY, "late"),
        task(due=FIRST, key="over"),
        task(due=LATER, key="coming"),
        task(TaskState.DROPPED, FIRST, key="dropped"),
        task(key="dateless"),
    ]
    rate = rules.rate(told, SCALE, TODAY)
    assert (rate.on_time, rate.counted, rate.percent) == (3, 5, 60.0)
    assert len(rate.judged) == len(told)
    counted = [one for one in rate.judged if one.is_counted]
    assert [one.task_id for one in counted] == ["d0", "d1", "d2", "late", "over"]
    assert sum(one.verdict is Verdict.ON_TIME for one in counted) == rate.on_time
    assert rate.band.from_percent == 60


@pytest.fixture
def people(store):
    store.migrate([PEOPLE, TASKS])
    return People(store)


@pytest.fixture
def tasks(store, people):
    scales = read_scales(rules_folder() / "rules" / "tasks")
    return Tasks(store, scales, lambda key: people.person(key).full_name)


def test_the_sheets_go_by_given_name_then_bodies_then_nobody(tasks, people):
    hoa, an = people.register("Trần Văn Hòa"), people.register("Lê Thị An")
    for title, owner, body in (
        ("Một", hoa, ""),
        ("Hai", "", ""),
        ("Ba", an, "Chi đoàn"),
        ("Bốn", "", "Chi ủy"),
        ("Năm", hoa, ""),
    ):
        tasks.assign(NewTask(title=title, owner_id=owner, owner_text=body))
    sheets = [(s.owner, [x.task.title for x in s.lines]) for s in tasks.by_owner(2026)]
    assert sheets == [
        ("Lê Thị An", ["Ba"]),
        ("Trần Văn Hòa", ["Một", "Năm"]),
        ("Chi ủy", ["Bốn"]),
        ("", ["Hai"]),
    ]


def test_details_are_put_right_but_a_date_once_agreed_is_not(tasks, people, store):
    owner = people.register("Trần Văn Hòa")
    key = tasks.assign(NewTask(title="Cũ", sentence="Theo kết luận.")).record_id
    new = NewTask(title=" Mới\n hơn ", owner_id=owner, due_on=LATER, product="Ảnh")
    change = tasks.correct(key, new)
    told = tasks.task(key).task
    assert (told.title, told.due_on, told.first_due_on) == ("Mới hơn", LATER, LATER)
    assert (told.product, told.sentence) == ("Ảnh", "Theo kết luận.")
    with pytest.raises(TaskDueAlreadyGiven):
        tasks.correct(key, replace(new, due_on=date(2026, 12, 24)))
    store.undo(change.command_id)
    assert tasks.task(key).task.title == "Cũ"


def test_the_six_ways_of_being_clear_are_data(tasks):
    (held,) = read_clarity()
    assert [point.id for point in held.point] == [
        "person",
        "work",
        "time",
        "responsibility",
        "product",
        "authority",
    ]
    bare = tasks.task(tasks.assign(NewTask(title="Việc")).record_id).task
    assert [point.id for point in tasks.clear_points(bare)] == ["work"]
