"""Places of the program that a line of text can lead to, without knowing the window."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its name ("meetings") and, where it matters, a record on it."""

    page: str
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a secretary has to do by a day, as the home page shows it.

    Every feature's service answers ``duties(on)``; ``action`` is the word on the button
    (verb first), ``reason`` says why with its legal basis in ``basis``; ``who`` is the
    id of the person who has to do it, empty for the secretary.
    """

    title: str
    reason: str
    due: date
    action: str
    place: Place
    basis: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class MonthAhead:
    """One month for the wall: still late, due in it, and to be begun in it."""

    first: date
    late: tuple[Duty, ...]
    due: tuple[Duty, ...]
    begins: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of the search field. ``exact`` marks a match with the marks typed.

    ``about`` are the words looked for, where they are not simply all that was typed.
    """

    group: str
    title: str
    excerpt: str
    place: Place
    exact: bool = False
    about: str = ""
