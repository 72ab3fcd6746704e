"""The cell, its people and their posts: what every feature asks about who is who."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.dates import PartialDate, add_months, short
from app.kernel.places import Duty, Place
from app.kernel.text import clean, sought
from app.kernel.words import _
from app.people import rules
from app.people.cell import KIND
from app.people.errors import NationalIdTaken
from app.people.model import PERSON_TEXTS, Person
from app.people.posts import Posts
from app.people.store import name_columns

UNIT_SETTINGS = Place("settings", "unit")


class People(Posts):
    """Everyone the cell knows, and who held which post when."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        checks = self.person_rules
        today = store.clock.today
        self._checks: dict[str, Callable[[object], object]] = {
            "gender": lambda v: rules.gender(str(v)),
            "birth": lambda v: rules.birth(_birth(v), today(), checks),
            "national_id": lambda v: rules.national_id(str(v), checks),
            "phone": lambda v: rules.phone(str(v), checks),
            "email": lambda v: rules.email(str(v), checks),
            "note": lambda v: rules.note(str(v), checks),
        }

    def register(
        self,
        full_name: str,
        *,
        gender: str = "",
        birth: PartialDate | None = None,
        **fields: str,
    ) -> str:
        """Take somebody into the book and return the person's id.

        ``fields``: national_id and the texts of ``Person``. A use case of a feature
        calls it inside its own command.
        """
        told = {"gender": gender, "birth": birth, **fields}
        row = self._checked({"full_name": full_name, **told})
        self._number_is_free(row, "")
        with self._store.command("people.register") as unit:
            return unit.insert("person", row)

    def correct(
        self,
        person_id: str,
        *,
        seen: Mapping[str, object] | None = None,
        **fields: object,
    ) -> Change:
        """Put fields of a person right; ``seen`` guards against a change meanwhile."""
        self.person(person_id)
        row = self._checked(fields)
        self._number_is_free(row, person_id)
        was = self._checked(dict(seen or {}))
        with self._store.command("people.correct") as unit:
            unit.update("person", person_id, row, was=was)
        return unit.change(KIND, record_id=person_id)

    def everybody(self, without: Collection[str] = ()) -> list[Person]:
        """List all people in the order of Vietnamese lists (given name first).

        Those whose id is in ``without`` are left out.
        """
        return self._rows.everybody(without)

    def called(self, person_id: str) -> str:
        """Name somebody who may be gone from the book himself; empty when unknown."""
        known = self._rows.people([person_id])
        if person_id in known:
            return known[person_id].full_name
        events = self._store.events(entity="person", entity_id=person_id)
        for event in reversed(events):
            old = event.changes().get("full_name")
            if old:
                return str(old[0] or old[1] or "")
        return ""

    def find(self, text: str) -> list[Person]:
        """Find people by name without marks and case; the marks typed rank first."""
        words = sought(clean(text)).split()
        if not words:
            return []
        found = self._rows.named_like(words)
        typed = clean(text).casefold()
        return sorted(found, key=lambda p: typed not in p.full_name.casefold())

    def duties(self, on: date) -> list[Duty]:
        """Remind of a vacant post, a missing term, and a term about to end."""
        if self.unit(on) is None:
            return []
        vacant = rules.vacant(on, self._rows.posts(), self.post_rules.role)
        found = [
            Duty(
                title=_("Chưa ghi {post} đương nhiệm").format(post=role.label.lower()),
                reason=_("Giấy tờ của chi bộ cần tên người ký"),
                due=on,
                action=_("Ghi chức vụ"),
                place=UNIT_SETTINGS,
                basis=self.post_rules.source,
            )
            for role in vacant
        ]
        return found + self._term_duties(on)

    def _term_duties(self, on: date) -> list[Duty]:
        terms = self.terms()
        if not terms:
            return [
                Duty(
                    title=_("Chưa ghi nhiệm kỳ của chi bộ"),
                    reason=_("Số văn bản được đánh theo nhiệm kỳ"),
                    due=on,
                    action=_("Ghi nhiệm kỳ"),
                    place=UNIT_SETTINGS,
                    basis=self.post_rules.source,
                )
            ]
        last = terms[-1]
        if add_months(on, self.post_rules.term_notice_months) < last.to_on:
            return []
        title = _("Nhiệm kỳ {term} hết ngày {day}")
        return [
            Duty(
                title=title.format(term=last.label, day=short(last.to_on)),
                reason=_("Chuẩn bị đại hội chi bộ, hoặc ghi nhiệm kỳ mới"),
                due=last.to_on,
                action=_("Ghi nhiệm kỳ"),
                place=UNIT_SETTINGS,
                basis=self.post_rules.source,
            )
        ]

    def _checked(self, fields: Mapping[str, object]) -> dict[str, object]:
        row: dict[str, object] = {}
        for name, value in fields.items():
            if name == "full_name":
                row |= name_columns(rules.person_name(str(value), self.person_rules))
            elif name in self._checks:
                row[name] = self._checks[name](value)
            elif name in PERSON_TEXTS:
                row[name] = rules.one_line(str(value), name, self.person_rules)
            else:
                raise TypeError(f"a person has no field {name}")
        return row

    def _number_is_free(self, row: Mapping[str, object], person_id: str) -> None:
        number = row.get("national_id")
        holder = self._rows.holder_of_national_id(str(number)) if number else None
        if holder is not None and holder.id != person_id:
            raise NationalIdTaken(field="national_id", name=holder.full_name)


def _birth(value: object) -> PartialDate | None:
    if value is None or isinstance(value, PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate.of(value)
    return PartialDate.from_iso(str(value)) if value else None
