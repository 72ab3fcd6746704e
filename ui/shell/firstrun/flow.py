"""The first run as a state machine: which question stands, what was answered. No Qt.

Where the answers are kept: nothing is written before the passphrase is set, and it is
asked right after the cell's name. From then on every answer goes into the encrypted
book as a draft, so a started first run resumes at the same question and no name ever
lies in a plain file. The draft becomes records when the closing page is finished.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from app.kernel.text import clean

NAME_LENGTH = 200
PEOPLE_MOST = 2000


class Step(StrEnum):
    """The questions in their order; the passphrase and the closing have no number."""

    NAME = "name"
    PASSWORD = "password"  # noqa: S105  (the name of a step)
    SUPERIOR = "superior"
    KIND = "kind"
    COUNT = "count"
    TERM = "term"
    OFFICERS = "officers"
    GROUPS = "groups"
    CLOSING = "closing"


ORDER = tuple(Step)
NUMBERED = tuple(s for s in ORDER if s not in {Step.PASSWORD, Step.CLOSING})
NEVER_SKIPPED = frozenset({Step.NAME, Step.PASSWORD, Step.CLOSING})

Value = str | int | date | None
Answers = Mapping[str, Value]
_Check = Callable[[Answers], "dict[str, Trouble]"]


@dataclass(frozen=True, slots=True)
class FirstRun:
    """Where the first run stands. Answers are kept by field name."""

    step: Step = Step.NAME
    answers: Answers = field(default_factory=dict)
    skipped: frozenset[Step] = frozenset()

    @property
    def can_skip(self) -> bool:
        """Say whether the question may be left for later."""
        return self.step not in NEVER_SKIPPED

    @property
    def can_go_back(self) -> bool:
        """Say whether there is a question before; the passphrase is set only once."""
        return self.step not in {Step.NAME, Step.SUPERIOR}

    def is_answered(self, step: Step) -> bool:
        """Say whether a question has an answer."""
        if step is Step.PASSWORD:
            return ORDER.index(self.step) > ORDER.index(step)
        return any(
            value not in {None, ""} and STEP_OF.get(name) is step
            for name, value in self.answers.items()
        )


STEP_OF: dict[str, Step] = {
    "name": Step.NAME,
    "superior": Step.SUPERIOR,
    "place": Step.SUPERIOR,
    "kind": Step.KIND,
    "official": Step.COUNT,
    "probationary": Step.COUNT,
    "term_from": Step.TERM,
    "term_to": Step.TERM,
    "secretary": Step.OFFICERS,
    "deputy": Step.OFFICERS,
    "groups": Step.GROUPS,
}
_DATES = ("term_from", "term_to")


class Trouble(StrEnum):
    """Why an answer does not do; the presenter has the sentence."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_MANY = "too_many"
    NEGATIVE = "negative"
    ENDS_BEFORE_START = "ends_before_start"
    NEEDS_FROM = "needs_from"
    NEEDS_TO = "needs_to"
    SAME_PERSON = "same_person"


def answer(
    run: FirstRun, values: Answers
) -> tuple[FirstRun, None] | tuple[None, dict[str, Trouble]]:
    """Take the answers of the standing question: the next state, or the troubles."""
    tidy: dict[str, Value] = {
        name: clean(value) if isinstance(value, str) else value
        for name, value in values.items()
        if STEP_OF.get(name) is run.step
    }
    troubles = _troubles(run.step, tidy)
    if troubles:
        return None, troubles
    answered = replace(
        run,
        answers={**run.answers, **tidy},
        skipped=run.skipped - {run.step},
        step=_after(run.step),
    )
    return answered, None


def skip(run: FirstRun) -> FirstRun:
    """Leave the standing question for later; what was typed before stays."""
    if not run.can_skip:
        return run
    return replace(run, skipped=run.skipped | {run.step}, step=_after(run.step))


def back(run: FirstRun) -> FirstRun:
    """Return to the question before; not past a passphrase that is set."""
    if not run.can_go_back:
        return run
    return replace(run, step=ORDER[ORDER.index(run.step) - 1])


def go_to(run: FirstRun, step: Step) -> FirstRun:
    """Return to one question, to put its answer right."""
    return replace(run, step=step)


def password_set(run: FirstRun) -> FirstRun:
    """Go on after the book has been created under its passphrase."""
    return replace(run, step=Step.SUPERIOR)


def to_json(run: FirstRun) -> str:
    """Write the state for the encrypted draft."""
    return json.dumps(
        {
            "step": run.step.value,
            "answers": {
                name: value.isoformat() if isinstance(value, date) else value
                for name, value in run.answers.items()
            },
            "skipped": sorted(step.value for step in run.skipped),
        },
        ensure_ascii=False,
    )


def from_json(text: str) -> FirstRun:
    """Read the state back (ValueError when the draft is damaged)."""
    raw = json.loads(text)
    answers: dict[str, Value] = dict(raw["answers"])
    for name in _DATES:
        value = answers.get(name)
        if isinstance(value, str):
            answers[name] = date.fromisoformat(value)
    return FirstRun(
        step=Step(raw["step"]),
        answers=answers,
        skipped=frozenset(Step(name) for name in raw["skipped"]),
    )


def _after(step: Step) -> Step:
    return ORDER[min(ORDER.index(step) + 1, len(ORDER) - 1)]


def _troubles(step: Step, values: Answers) -> dict[str, Trouble]:
    too_long = {
        name: Trouble.TOO_LONG
        for name, value in values.items()
        if isinstance(value, str) and len(value) > NAME_LENGTH
    }
    checks = {
        Step.NAME: _needs("name"),
        Step.SUPERIOR: _needs("superior"),
        Step.KIND: _needs("kind"),
        Step.COUNT: _count,
        Step.TERM: _term,
        Step.OFFICERS: _officers,
        Step.GROUPS: _needs("groups"),
    }
    check = checks.get(step)
    return too_long or (check(values) if check else {})


def _needs(name: str) -> _Check:
    def check(values: Answers) -> dict[str, Trouble]:
        return {} if values.get(name) else {name: Trouble.EMPTY}

    return check


def _count(values: Answers) -> dict[str, Trouble]:
    troubles: dict[str, Trouble] = {}
    for name in ("official", "probationary"):
        value = values.get(name)
        if not isinstance(value, int):
            continue
        if value < 0:
            troubles[name] = Trouble.NEGATIVE
        elif value > PEOPLE_MOST:
            troubles[name] = Trouble.TOO_MANY
    if not troubles and values.get("official") is None:
        troubles["official"] = Trouble.EMPTY
    return troubles


def _term(values: Answers) -> dict[str, Trouble]:
    starts, ends = values.get("term_from"), values.get("term_to")
    if not isinstance(starts, date):
        return {"term_from": Trouble.NEEDS_FROM}
    if not isinstance(ends, date):
        return {"term_to": Trouble.NEEDS_TO}
    if ends <= starts:
        return {"term_to": Trouble.ENDS_BEFORE_START}
    return {}


def _officers(values: Answers) -> dict[str, Trouble]:
    if not values.get("secretary"):
        return {"secretary": Trouble.EMPTY}
    if values.get("deputy") == values.get("secretary"):
        return {"deputy": Trouble.SAME_PERSON}
    return {}
