"""The draft of the first run inside the encrypted book, and what becomes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.bootstrap import Office
from app.kernel.changes import Change
from app.people.model import UnitAnswers

_DRAFT = "first_run"
_EXPECTED = "expected_members"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The answers of the first run; what was left for later is empty."""

    name: str
    superior: str = ""
    place: str = ""
    kind: str = "other"
    has_groups: bool = False
    term_from: date | None = None
    term_to: date | None = None
    secretary: str = ""
    deputy: str = ""
    members: int = 0


def draft(office: Office) -> str:
    """Return the unfinished first run as it was kept; empty when there is none."""
    return office.store.meta(_DRAFT)


def keep_draft(office: Office, text: str) -> None:
    """Keep the state of the first run in the book."""
    office.store.set_meta(_DRAFT, text)


def finish(office: Office, told: Beginning) -> Change:
    """Turn the answers into records, all of them or none, and drop the draft."""
    people = office.people
    with office.store.command("first_run.finish") as unit:
        people.set_up_unit(
            UnitAnswers(
                name=told.name,
                kind=told.kind,
                code=people.suggested_code(told.name),
                superior_name=told.superior,
                place=told.place,
                has_groups=told.has_groups,
                term_from=told.term_from,
                term_to=told.term_to,
            )
        )
        since = told.term_from or office.clock.today()
        for name, role in ((told.secretary, "secretary"), (told.deputy, "deputy")):
            if name:
                people.appoint(people.register(name), role, since)
        command_id = unit.id
    office.store.set_meta(_EXPECTED, str(told.members))
    office.store.set_meta(_DRAFT, "")
    return Change.of("people", "unit", command_id=command_id)


def expected_members(office: Office) -> int:
    """Give the members the secretary counted, to compare with the list; 0 unknown."""
    return int(office.store.meta(_EXPECTED) or 0)


def from_answers(answers: Mapping[str, object]) -> Beginning:
    """Collect the answers of the questions by their field names."""

    def words(name: str) -> str:
        value = answers.get(name)
        return value if isinstance(value, str) else ""

    def day(name: str) -> date | None:
        value = answers.get(name)
        return value if isinstance(value, date) else None

    return Beginning(
        name=words("name"),
        superior=words("superior"),
        place=words("place"),
        kind=words("kind") or "other",
        has_groups=words("groups") == "yes",
        term_from=day("term_from"),
        term_to=day("term_to"),
        secretary=words("secretary"),
        deputy=words("deputy"),
        members=sum(
            count
            for count in (answers.get("official"), answers.get("probationary"))
            if isinstance(count, int)
        ),
    )
