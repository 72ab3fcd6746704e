"""What a step costs does not grow with the steps before it.

Counted in statements that reach the database, which are the same on every machine.
"""

from dataclasses import replace
from itertools import groupby

import pytest

from app.scenario import player, reader
from app.scenario.model import Step
from tests.app.scenario.cell import APPOINTED, HEAD, NAMES, members


def month(number):
    """One meeting with a vote, and the paper made of it."""
    return f"""
[[step]]
do = "meetings.hold"
at = 2026-{number:02d}-05T07:30:00
as = "hop-{number}"
kind = "regular"
minutes = 95
place = "Nhà văn hóa"
chair = "{NAMES[0]}"
clerk = "{NAMES[1]}"
papers_sent_on = 2026-{number:02d}-02
conclusion = "Nhất trí."
items = [{{ title = "Nhiệm vụ", topic = "tasks" }}]
opinions = [{{ person = "{NAMES[2]}", text = "Đồng ý." }}]
votes = [{{ subject = "Kết luận", in_favour = 4 }}]
sign = true

[[step]]
do = "papers.issue_decision"
at = 2026-{number:02d}-06T08:00:00
meeting = "hop-{number}"
subject = "Kết luận"
recipients = ["Lưu chi bộ"]
"""


def judged(criteria):
    return "".join(
        f"""
[[step]]
do = "checklist.judge"
at = 2026-12-01T08:{minute:02d}:00
year = 2026
criterion = "{criterion}"
state = "khong_dat"
reason = "Chưa làm được trong năm nay"
"""
        for minute, criterion in enumerate(criteria, start=10)
    )


@pytest.fixture
def costs(tmp_path):
    """Play a scenario and give, by step, how many statements each one took."""

    def run(text):
        path = tmp_path / "costs.toml"
        path.write_text(text, encoding="utf-8")
        scenario = reader.read(path)
        steps = tuple(replace(one, step=counted(one.step)) for one in scenario.steps)
        played = player.play(
            replace(scenario, steps=steps), tmp_path / "out", "một hai ba bốn năm"
        )
        assert [one.sentence for one in played if not one.ok] == []
        told = sorted(
            (one.planned.step.name, one.planned.number, one) for one in played
        )
        return {
            name: [one.result["statements"] for _name, _number, one in group]
            for name, group in groupby(told, key=lambda one: one[0])
        }

    return run


def counted(step):
    """Let a step tell how many statements it ran, once the book is there."""

    def run(stage, fields):
        heard = []
        if stage.opened is None:
            return {**step.run(stage, fields), "statements": 0}
        connection = stage.office.store.connection
        connection.set_trace_callback(heard.append)
        try:
            result = step.run(stage, fields)
        finally:
            connection.set_trace_callback(None)
        return {**result, "statements": len(heard)}

    return Step(step.name, step.help, step.fields, run)


def test_a_decision_is_issued_without_reading_the_other_meetings(costs):
    text = HEAD + members() + APPOINTED + "".join(map(month, range(1, 9)))
    found = costs(text)["papers.issue_decision"]
    # The least of three: now and then the index of texts is tidied.
    assert min(found[-3:]) <= found[1] + 2


def test_holding_a_meeting_costs_what_it_cost_at_the_beginning_of_the_year(costs):
    text = HEAD + members() + APPOINTED + "".join(map(month, range(1, 9)))
    found = costs(text)["meetings.hold"]
    assert min(found[-3:]) <= found[1] * 1.1


def test_judging_a_second_criterion_does_not_read_the_year_again(costs):
    year = "".join(map(month, range(1, 9)))
    text = HEAD + members() + APPOINTED + year + judged(["I.2a", "I.2b", "II.2b"])
    first, *later = costs(text)["checklist.judge"]
    assert max(later) < first / 4
