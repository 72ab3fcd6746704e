"""The sentences of the paper kit, from ``data/documents/paper_kit.toml``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Roll:
    """The roll-call sheet."""

    title: str
    note: str
    no: str
    name: str
    standing: str
    present: str
    excused: str
    unexcused: str
    reason: str
    official: str
    probationary: str
    exempt: str
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The course sheet."""

    title: str
    opened: str
    openers: tuple[str, ...]
    steps: str
    step_columns: tuple[str, str, str, str, str]
    tasks: str
    task_columns: tuple[str, str, str, str, str]
    task_note: str
    matters: str
    speaker: str
    said: str
    concluded: str
    loose: str
    conclusion: str
    given: str
    given_columns: tuple[str, str, str, str, str]
    read: str
    remark: str
    closed: str


@dataclass(frozen=True, slots=True)
class Ballots:
    """The ballots; ``matter`` stands above the room for what is voted on."""

    title: str
    matter: str
    boxes: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The tally sheet."""

    title: str
    matter: str
    at: str
    base: str
    needed: str
    rows: tuple[str, ...]
    number: str
    no: str
    what: str
    counters: str
    chair: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/paper_kit.toml``; the numbers say how many empty rows stand."""

    source: str
    title: str
    file_stem: str
    form: str
    rows_said: int
    rows_given: int
    tallies: int
    clerk_signs: str
    roll: Roll
    course: Course
    ballots: Ballots
    tally: Tally
