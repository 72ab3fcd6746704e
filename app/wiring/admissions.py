"""What the way into the Party asks of the roll, and puts on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.features.development.service.development import Arrivals, Development
from app.features.members.model import OFFICIAL, PROBATIONARY, Happening
from app.features.members.service.members import Members
from app.infra.store import Store
from app.people.service import People


def admissions(store: Store, people: People, members: Members) -> Development:
    """Build the way into the Party; its decisions reach the roll in one command."""
    return Development(
        store,
        people,
        lambda on: _officials(members, on),
        arrivals=Arrivals(
            enrol=lambda person_id, on, no, decided: _enrol(
                people, members, person_id, Admitted(on, no, decided)
            ),
            recognise=members.happenings.recognise,
        ),
    )


@dataclass(frozen=True, slots=True)
class Admitted:
    """An admission as the way into the Party tells it."""

    on: date
    paper_no: str
    decided_on: date | None


def _enrol(people: People, members: Members, person_id: str, told: Admitted) -> None:
    if any(one.person_id == person_id for one in members.roll(told.on)):
        return  # Entered by hand before the ceremony was recorded.
    values = {
        "person_id": person_id,
        "full_name": people.person(person_id).full_name,
        "decision_on": told.decided_on.isoformat() if told.decided_on else "",
        "admitted_on": told.on.isoformat(),
        "standing": PROBATIONARY,
    }
    members.enrol(values, Happening("joined", told.on, told.paper_no))


def _officials(members: Members, on: date) -> Mapping[str, str]:
    roll = members.roll(on)
    return {one.person_id: one.name for one in roll if one.standing == OFFICIAL}
