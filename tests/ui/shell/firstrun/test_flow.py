from datetime import date

import pytest

from ui.shell.firstrun import flow
from ui.shell.firstrun.flow import FirstRun, Step, Trouble

ANSWERS = {
    Step.NAME: {"name": "Chi bộ Tổ dân phố 5"},
    Step.SUPERIOR: {"superior": "Đảng bộ phường An Bình", "place": "An Bình"},
    Step.KIND: {"kind": "residential"},
    Step.COUNT: {"official": 21, "probationary": 2},
    Step.TERM: {
        "term_from": date(2025, 3, 1),
        "term_to": date(2027, 3, 1),
    },
    Step.OFFICERS: {"secretary": "Trần Văn Hòa", "deputy": "Lê Thị Mai"},
    Step.GROUPS: {"groups": "no"},
}


def walk(until):
    run = FirstRun()
    while run.step is not until:
        if run.step is Step.PASSWORD:
            run = flow.password_set(run)
        else:
            run, troubles = flow.answer(run, ANSWERS[run.step])
            assert troubles is None
    return run


def test_seven_answers_and_a_passphrase_lead_to_the_closing_page():
    run = walk(Step.CLOSING)
    assert len(flow.NUMBERED) == 7
    assert all(run.is_answered(step) for step in flow.NUMBERED)
    assert run.answers["term_from"] == date(2025, 3, 1)


def test_a_started_first_run_resumes_at_the_same_question():
    run = flow.skip(walk(Step.TERM))
    assert flow.from_json(flow.to_json(run)) == run


@pytest.mark.parametrize("text", ["", "{}", '{"step": "x"}', "[1]"])
def test_a_damaged_draft_is_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        flow.from_json(text)


def test_a_question_may_be_left_for_later_but_not_the_name():
    run = FirstRun()
    assert flow.skip(run) is run
    skipped = flow.skip(walk(Step.KIND))
    assert skipped.step is Step.COUNT
    assert not skipped.is_answered(Step.KIND)
    back_again = flow.back(skipped)
    answered, _ = flow.answer(back_again, {"kind": "school"})
    assert answered.skipped == frozenset()


def test_going_back_keeps_answers_and_stops_at_the_passphrase():
    run = flow.back(flow.back(walk(Step.COUNT)))
    assert run.step is Step.SUPERIOR
    assert run.answers["kind"] == "residential"
    assert flow.back(run) is run


@pytest.mark.parametrize(
    ("step", "values", "expected"),
    [
        (Step.NAME, {"name": "  "}, {"name": Trouble.EMPTY}),
        (Step.NAME, {"name": "a" * 201}, {"name": Trouble.TOO_LONG}),
        (Step.SUPERIOR, {"superior": ""}, {"superior": Trouble.EMPTY}),
        (Step.KIND, {}, {"kind": Trouble.EMPTY}),
        (Step.COUNT, {"official": None}, {"official": Trouble.EMPTY}),
        (Step.COUNT, {"official": -1}, {"official": Trouble.NEGATIVE}),
        (
            Step.COUNT,
            {"official": 3, "probationary": 2001},
            {"probationary": Trouble.TOO_MANY},
        ),
        (Step.TERM, {"term_to": date(2027, 1, 1)}, {"term_from": Trouble.NEEDS_FROM}),
        (Step.TERM, {"term_from": date(2027, 1, 1)}, {"term_to": Trouble.NEEDS_TO}),
        (
            Step.TERM,
            {"term_from": date(2027, 1, 1), "term_to": date(2025, 1, 1)},
            {"term_to": Trouble.ENDS_BEFORE_START},
        ),
        (Step.OFFICERS, {"secretary": ""}, {"secretary": Trouble.EMPTY}),
        (
            Step.OFFICERS,
            {"secretary": "An", "deputy": "An "},
            {"deputy": Trouble.SAME_PERSON},
        ),
        (Step.GROUPS, {"groups": None}, {"groups": Trouble.EMPTY}),
    ],
)
def test_an_answer_that_does_not_do_says_which_field(step, values, expected):
    assert flow.answer(walk(step), values) == (None, expected)


def test_names_are_kept_composed_and_trimmed():
    run, _ = flow.answer(FirstRun(), {"name": "  Chi bộ  Tổ 5 ", "other": "x"})
    assert run.answers == {"name": "Chi bộ Tổ 5"}
