"""What every part of the members' service is built from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.features.members.rules.book import Rulebook
from app.features.members.rules.farewell import Held
from app.features.members.rules.outlook import after_working_days
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.people.service import People

# Counts working days after a day; the calendar with its holidays is a neighbour's.
WorkingDays = Callable[[date, int], date]


def _nothing(_person_id: str, _on: date) -> Sequence[Held]:
    return ()


@dataclass(frozen=True, slots=True)
class InHand:
    """What the neighbours know a member has in hand, and who lets go of it.

    ``ends``: posts and seats that end with the membership, by ``end``. ``tasks`` and
    ``helped`` can be handed to another person; ``leads`` are planned meetings.
    """

    ends: Callable[[str, date], Sequence[Held]] = _nothing
    end: Callable[[str, date], object] = lambda _person_id, _on: None
    tasks: Callable[[str, date], Sequence[Held]] = _nothing
    helped: Callable[[str, date], Sequence[Held]] = _nothing
    leads: Callable[[str, date], Sequence[Held]] = _nothing
    hand_task: Callable[[str, str, str], object] = lambda _id, _to, _why: None
    hand_helped: Callable[[str, str, date], object] = lambda _id, _to, _on: None


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
