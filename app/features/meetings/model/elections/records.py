"""Elections: what the rules say, what the cell entered with its basis, the count."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

VoteBase = Literal["members", "present"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectedOffice:
    """Somebody to elect. ``most_seats`` is None where no source gives a figure."""

    id: str
    title: str
    subject: str
    kinds: tuple[str, ...]
    source: str
    confidence: str
    min_official: int | None = None
    most_seats: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectionRules:
    """One rule set of elections; ``unknown`` says what no source shows."""

    id: str
    valid_from: date
    source: str
    confidence: str
    unknown: tuple[str, ...]
    base: VoteBase
    base_source: str
    base_confidence: str
    most_candidates: int
    office: tuple[ElectedOffice, ...]

    def office_of(self, office_id: str) -> ElectedOffice | None:
        """Find an office."""
        return next((one for one in self.office if one.id == office_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewElectionTerms:
    """What the cell enters of its superior's rules, with the paper they stand in.

    ``secret`` None means that either way is allowed, ``spare`` None that no figure is
    asked of more candidates than seats.
    """

    from_on: date
    numerator: int
    denominator: int
    inclusive: bool
    base: VoteBase
    basis: str
    secret: bool | None = None
    spare: int | None = None


@dataclass(frozen=True, slots=True)
class ElectionTerms:
    """The terms as kept."""

    id: str
    from_on: date
    numerator: int
    denominator: int
    inclusive: bool
    base: VoteBase
    secret: bool | None
    spare: int | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A candidate with the votes for him; ``against`` counts in open votes only."""

    person_id: str
    votes: int
    against: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NewElection:
    """An election as counted: so many seats, the papers, the candidates."""

    office: str
    seats: int
    candidates: tuple[Choice, ...]
    secret: bool = True
    handed_out: int = 0
    returned: int = 0
    invalid: int = 0
    item_id: str = ""


@dataclass(frozen=True, slots=True)
class ElectionVote:
    """What a ballot of an election rests on; ``poll`` joins the candidates of one."""

    id: str
    meeting_id: str
    ballot_id: str
    terms_id: str
    person_id: str
    poll: str
    seats: int | None


@dataclass(frozen=True, slots=True)
class ElectionOutcome:
    """What an election came to: who is elected, who ties for the last seats."""

    office: str
    title: str
    seats: int | None
    elected: tuple[str, ...]
    tied: tuple[str, ...]

    @property
    def open_seats(self) -> int | None:
        """Count the seats nobody won; None where the number of seats is unknown."""
        return None if self.seats is None else self.seats - len(self.elected)
