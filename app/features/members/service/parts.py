"""What every part of the members' service is built from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.features.members.rules.book import Rulebook
from app.features.members.rules.farewell import Held
from app.features.members.rules.outlook import after_working_days
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.people.returning.model import Comeback
from app.people.service import People

# Counts working days after a day; the calendar with its holidays is a neighbour's.
WorkingDays = Callable[[date, int], date]


def _nothing(_person_id: str, _on: date) -> Sequence[Held]:
    return ()


def _no_comeback(
    _person_id: str, _event_id: str, _until: date | None
) -> Sequence[Comeback]:
    return ()


@dataclass(frozen=True, slots=True)
class InHand:
    """What the neighbours know a member has in hand, and who lets go of it.

    ``ends``: posts and seats that end with the membership, by ``end``. ``tasks`` and
    ``helped`` can be handed to another person; ``leads`` are planned meetings.
    ``comebacks``: what the leaving with an event's id took from a person and can be
    given back by ``give_back``, for good or (posts and seats only) until a day.
    """

    ends: Callable[[str, date], Sequence[Held]] = _nothing
    end: Callable[[str, date], object] = lambda _person_id, _on: None
    tasks: Callable[[str, date], Sequence[Held]] = _nothing
    helped: Callable[[str, date], Sequence[Held]] = _nothing
    leads: Callable[[str, date], Sequence[Held]] = _nothing
    hand_task: Callable[[str, str, str], object] = lambda _id, _to, _why: None
    hand_helped: Callable[[str, str, date], object] = lambda _id, _to, _on: None
    comebacks: Callable[[str, str, date | None], Sequence[Comeback]] = _no_comeback
    give_back: Callable[[str, str, date | None], object] = _no_comeback


@dataclass(frozen=True, slots=True)
class Parts:
    """The store, the neighbours and the rules of the roll.

    ``bin_days``: how many days the bin offers what was deleted.
    """

    store: Store
    people: People
    attachments: Attachments
    rules: Rulebook
    bin_days: int
    working_days: WorkingDays = after_working_days
    in_hand: InHand = field(default_factory=InHand)
