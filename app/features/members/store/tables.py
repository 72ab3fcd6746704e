"""Rows of members, their events and the switches of fields; no decisions."""

from collections.abc import Mapping
from datetime import date

from app.features.members.model import PERSON_FIELDS, Event, Record
from app.features.members.rules.standing import in_order
from app.infra.store import Command, Row, Store
from app.people.model import Person

_NOT_TEXT = frozenset({"birth"})
# Columns of ``member`` that hold the record's own fields, in table order.
COLUMNS = (
    "decision_on",
    "admitted_on",
    "official_on",
    "card_no",
    "old_card_no",
    "card_issued_on",
    "card_issued_at",
    "record_no",
    "badge",
    "party_post",
    "office_post",
    "union_post",
    "schooling",
    "languages",
    "group_name",
    "cell_name",
    "home_cell",
    "awards",
    "paper_file_at",
    "national_ref",
    "old_national_id",
    "birth_country",
    "birth_province",
    "birth_place",
    "hometown_country",
    "hometown_province",
    "residence_country",
    "residence_province",
    "occupation_before",
    "service",
    "discipline",
    "paper_cabinet",
    "paper_box",
    "paper_folder",
)


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def _event(row: Row) -> Event:
    return Event(
        id=str(row["id"]),
        member_id=str(row["member_id"]),
        kind=str(row["kind"]),
        on=_day(row["on_date"]),
        paper_no=str(row["paper_no"]),
        paper_on=_day(row["paper_on"]),
        elsewhere=str(row["elsewhere"]),
        note=str(row["note"]),
        file_sha256=str(row["file_sha256"]),
        file_name=str(row["file_name"]),
        until=_day(row["until_on"]),
        counts_from=_day(row["counts_from"]),
        order=int(str(row["day_order"])),
        cleared_on=_day(row["cleared_on"]),
        consent_no=str(row["consent_no"]),
    )


def event_row(event: Event) -> dict[str, object]:
    """Give an event as the table keeps it, without its id."""
    return {
        "member_id": event.member_id,
        "kind": event.kind,
        "on_date": _iso(event.on),
        "paper_no": event.paper_no,
        "paper_on": _iso(event.paper_on),
        "elsewhere": event.elsewhere,
        "note": event.note,
        "file_sha256": event.file_sha256,
        "file_name": event.file_name,
        "until_on": _iso(event.until),
        "counts_from": _iso(event.counts_from),
        "day_order": event.order,
        "cleared_on": _iso(event.cleared_on),
        "consent_no": event.consent_no,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


class MemberStore:
    """Rows to values and back. No decisions."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def rows(self, person_id: str = "") -> list[dict[str, object]]:
        """Read the member rows, all or one person's."""
        if person_id:
            return self._store.rows(
                "SELECT * FROM member WHERE person_id = ?", person_id
            )
        return self._store.rows("SELECT * FROM member")

    def events(self, member_id: str = "") -> dict[str, tuple[Event, ...]]:
        """Read the events in their order, grouped by member."""
        sql = "SELECT * FROM member_event"
        rows = (
            self._store.rows(f"{sql} WHERE member_id = ?", member_id)
            if member_id
            else self._store.rows(sql)
        )
        grouped: dict[str, list[Event]] = {}
        for row in rows:
            grouped.setdefault(str(row["member_id"]), []).append(_event(row))
        return {key: tuple(in_order(events)) for key, events in grouped.items()}

    def holder_of_card(self, card_no: str) -> str:
        """Name the person who holds a card number, or nobody."""
        return str(
            self._store.value(
                "SELECT person_id FROM member WHERE card_no = ? AND card_no <> ''",
                card_no,
            )
            or ""
        )

    def switches(self) -> dict[str, bool]:
        """Read which fields the cell has switched on or off itself."""
        rows = self._store.rows("SELECT id, is_on FROM member_field")
        return {str(row["id"]): bool(row["is_on"]) for row in rows}

    @staticmethod
    def add(
        unit: Command, person_id: str, standing: str, values: Mapping[str, str]
    ) -> str:
        """Write a new member and return its id."""
        return unit.insert(
            "member", {"person_id": person_id, "standing": standing, **values}
        )

    @staticmethod
    def add_event(unit: Command, event: Event) -> str:
        """Write an event; its own id is made here."""
        return unit.insert("member_event", event_row(event))

    def switch(self, unit: Command, key: str, *, on: bool) -> None:
        """Switch a field on or off."""
        if key in self.switches():
            unit.update("member_field", key, {"is_on": int(on)})
        else:
            unit.insert("member_field", {"id": key, "is_on": int(on)})


def record(row: Row, person: Person, events: tuple[Event, ...]) -> Record:
    """Put a member row, the person and the events together."""
    own = {column: str(row[column]) for column in COLUMNS}
    shared = {
        key: getattr(person, key) for key in PERSON_FIELDS if key not in _NOT_TEXT
    }
    birth = person.birth.iso() if person.birth else ""
    return Record(
        member_id=str(row["id"]),
        person_id=person.id,
        name=person.full_name,
        gender=person.gender,
        birth=person.birth,
        standing=str(row["standing"]),
        values={**shared, "birth": birth, **own},
        events=events,
    )
