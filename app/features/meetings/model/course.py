"""The course of a meeting: its steps in order (``data/rules/meetings/course``)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Need = Literal[
    "chair", "clerk", "roll", "agenda", "tasks", "conclusion", "vote", "read"
]


@dataclass(frozen=True, slots=True)
class StepRule:
    """A step that courses are made of.

    ``panel`` names what the step shows, ``waives`` what a reason for skipping makes
    unnecessary at the close, ``forms`` the forms of meeting that have it (none: all).
    """

    id: str
    panel: str
    title: str
    short: str
    cue: str
    waives: tuple[Need, ...] = ()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CoursePart:
    """A part of a meeting with its own clock: steps with their planned minutes."""

    steps: tuple[tuple[str, int], ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The parts of one kind of meeting."""

    kind: str
    source: str
    confidence: str
    part: tuple[CoursePart, ...]


@dataclass(frozen=True, slots=True)
class Courses:
    """One rule set of the order of meetings."""

    id: str
    valid_from: date
    source: str
    confidence: str
    prints_pauses: bool
    step: tuple[StepRule, ...]
    course: tuple[Course, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of running a meeting, with its planned minutes and the cue to say.

    ``part`` counts from 1; ``part_title`` is empty where the meeting has one part.
    """

    id: str
    title: str
    minutes: int
    cue: str
    panel: str = ""
    short: str = ""
    part: int = 1
    part_title: str = ""
    waives: tuple[Need, ...] = ()


def steps_of(courses: Courses, kind: str, form: str) -> tuple[Step, ...]:
    """Give the steps of a kind of meeting in a form, in order.

    A kind the rule set gives no course takes that of the first one.
    """
    known = {rule.id: rule for rule in courses.step}
    found = [one for one in courses.course if one.kind == kind] or courses.course[:1]
    steps: list[Step] = []
    for number, part in enumerate(found[0].part, start=1):
        for step_id, minutes in part.steps:
            rule = known[step_id]
            if rule.forms and form not in rule.forms:
                continue
            steps.append(
                Step(
                    id=rule.id,
                    title=rule.title,
                    minutes=minutes,
                    cue=rule.cue,
                    panel=rule.panel,
                    short=rule.short or rule.title,
                    part=number,
                    part_title=part.title,
                    waives=rule.waives,
                )
            )
    return tuple(steps)
