"""Use cases about the cell itself: set up, renamed, its terms."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.infra.store import Store
from app.kernel.changes import Change
from app.people import rules
from app.people.errors import (
    CellMissing,
    NamingSameDay,
    NamingStays,
    NamingUnknown,
    TermIncomplete,
    UnitExists,
    UnitKindUnknown,
    UnitNameMissing,
)
from app.people.model import (
    Kinds,
    Naming,
    PersonRules,
    PostRules,
    Term,
    Unit,
    UnitAnswers,
)
from app.people.past.service import Past
from app.people.store import PeopleStore

KIND = "people"
_NAMES = ("name", "superior_name", "superior_short", "superior_code", "decision_no")


class Cell:
    """The cell of this book: its names over time and its terms.

    ``past`` keeps what fields of people said before.
    """

    def __init__(self, store: Store) -> None:
        folder = rules_folder() / "people"
        self.kinds = read_toml(folder / "kinds.toml", Kinds)
        self.post_rules = read_toml(folder / "posts.toml", PostRules)
        self.person_rules = read_toml(folder / "person.toml", PersonRules)
        self.past = Past(store)
        self._store = store
        self._rows = PeopleStore(store)

    def today(self) -> date:
        """Give the day of the clock."""
        return self._store.clock.today()

    def unit(self, on: date | None = None) -> Unit | None:
        """Show the cell under the names of a day (today); None before it is set up."""
        day = on or self._store.clock.today()
        return self._rows.unit(rules.naming_on(day, self._rows.namings()))

    def set_up_unit(self, answers: UnitAnswers) -> Change:
        """Keep the answers of the first run; names hold from the term's first day."""
        if self.unit() is not None:
            raise UnitExists
        names = self._names({name: getattr(answers, name) for name in _NAMES[:-1]})
        row = {
            "kind": self._kind(answers.kind),
            "code": self._code(answers.code, names["name"]),
            "place": rules.one_line(answers.place, "place", self.person_rules),
            "has_groups": int(answers.has_groups),
        }
        term = self._checked_term(answers.term_from, answers.term_to)
        since = term[0] if term else self._store.clock.today()
        with self._store.command("people.set_up_unit") as unit:
            unit_id = unit.insert("unit", row)
            naming = {**names, "unit_id": unit_id, "from_on": since.isoformat()}
            unit.insert("unit_name", {"decision_no": "", **naming})
            if term:
                unit.insert("term", _days(*term))
        return unit.change(KIND, record_id=unit_id)

    def rename(self, from_on: date, decision_no: str = "", **names: str) -> Change:
        """Give the cell or its superior other names from a day on.

        ``names``: name, superior_name, superior_short, superior_code; what is left out
        stays. Documents of earlier days keep the earlier names.
        """
        known = self._rows.namings()
        held = rules.naming_on(from_on, known)
        current = self.unit()
        if held is None or current is None:
            raise CellMissing
        told = {name: getattr(held, name) for name in _NAMES[:-1]}
        values = self._names({**told, **names, "decision_no": decision_no})
        same_day = next((n for n in known if n.from_on == from_on), None)
        with self._store.command("people.rename", reason=decision_no) as unit:
            if same_day is not None:
                unit.update("unit_name", same_day.id, values)
            else:
                day = from_on.isoformat()
                unit.insert(
                    "unit_name", {**values, "unit_id": current.id, "from_on": day}
                )
        return unit.change(KIND, record_id=current.id)

    def correct_unit(self, **fields: object) -> Change:
        """Put kind, code, place, has_groups right, or the names now in force."""
        current = self.unit()
        naming = rules.naming_on(self._store.clock.today(), self._rows.namings())
        if current is None or naming is None:
            raise CellMissing
        names = {name: str(fields.pop(name)) for name in _NAMES if name in fields}
        values = self._unit_fields(fields, current)
        told = {name: getattr(naming, name) for name in _NAMES}
        with self._store.command("people.correct_unit") as unit:
            unit.update("unit", current.id, values)
            unit.update("unit_name", naming.id, self._names({**told, **names}))
        return unit.change(KIND, record_id=current.id)

    def namings(self) -> list[Naming]:
        """List the names of the cell and its superior, oldest first."""
        return self._rows.namings()

    def correct_naming(
        self, naming_id: str, from_on: date, decision_no: str = "", **names: str
    ) -> Change:
        """Put one set of names of the past right: its first day, decision, names."""
        known = self._rows.namings()
        naming = self._naming(naming_id, known)
        if any(n.from_on == from_on and n.id != naming_id for n in known):
            raise NamingSameDay(field="from_on", day=from_on)
        told = {name: getattr(naming, name) for name in _NAMES[:-1]}
        values = self._names({**told, **names, "decision_no": decision_no})
        with self._store.command("people.correct_naming") as unit:
            unit.update(
                "unit_name", naming_id, {**values, "from_on": from_on.isoformat()}
            )
        return unit.change(KIND, record_id=naming_id)

    def withdraw_naming(self, naming_id: str) -> Change:
        """Take a renaming that was recorded by mistake out of the book."""
        known = self._rows.namings()
        self._naming(naming_id, known)
        if len(known) == 1:
            raise NamingStays
        with self._store.command("people.withdraw_naming") as unit:
            unit.delete("unit_name", naming_id)
        return unit.change(KIND)

    @staticmethod
    def _naming(naming_id: str, known: Iterable[Naming]) -> Naming:
        for naming in known:
            if naming.id == naming_id:
                return naming
        raise NamingUnknown

    def start_term(self, from_on: date, to_on: date) -> Change:
        """Record a new term; the one before ends the day before at the latest."""
        known = self._rows.terms()
        rules.new_term(from_on, to_on, known, self.post_rules)
        with self._store.command("people.start_term") as unit:
            for term in known:
                if term.to_on >= from_on:
                    last = (from_on - timedelta(days=1)).isoformat()
                    unit.update("term", term.id, {"to_on": last})
            term_id = unit.insert("term", _days(from_on, to_on))
        return unit.change(KIND, record_id=term_id)

    def correct_term(self, term_id: str, from_on: date, to_on: date) -> Change:
        """Put the days of a term right, or extend it."""
        others = [t for t in self._rows.terms() if t.id != term_id]
        rules.corrected_term(from_on, to_on, others, self.post_rules)
        with self._store.command("people.correct_term") as unit:
            unit.update("term", term_id, _days(from_on, to_on))
        return unit.change(KIND, record_id=term_id)

    def term(self, on: date) -> Term | None:
        """Show the term a day falls into."""
        return rules.term_on(on, self._rows.terms())

    def terms(self) -> list[Term]:
        """List the terms, oldest first."""
        return self._rows.terms()

    def suggested_code(self, unit_name: str) -> str:
        """Propose the code of a cell of this name."""
        return rules.suggested_code(unit_name, self.person_rules)

    def _names(self, told: dict[str, str]) -> dict[str, str]:
        cleaned = {
            name: rules.one_line(text, name, self.person_rules)
            for name, text in told.items()
        }
        if not cleaned["name"]:
            raise UnitNameMissing(field="name")
        return cleaned

    def _unit_fields(
        self, fields: dict[str, object], current: Unit
    ) -> dict[str, object]:
        values: dict[str, object] = {}
        for name, value in fields.items():
            if name == "kind":
                values[name] = self._kind(str(value))
            elif name == "code":
                values[name] = self._code(str(value), current.name)
            elif name == "place":
                values[name] = rules.one_line(str(value), name, self.person_rules)
            elif name == "has_groups":
                values[name] = int(bool(value))
            else:
                raise TypeError(name)
        return values

    def _kind(self, kind: str) -> str:
        if kind not in {known.key for known in self.kinds.kind}:
            raise UnitKindUnknown(field="kind", kind=kind)
        return kind

    def _code(self, code: str, unit_name: str) -> str:
        return rules.unit_code(
            code or self.suggested_code(unit_name), self.person_rules
        )

    def _checked_term(
        self, first: date | None, last: date | None
    ) -> tuple[date, date] | None:
        if first is None and last is None:
            return None
        if first is None or last is None:
            raise TermIncomplete(field="term_from" if first is None else "term_to")
        rules.new_term(first, last, (), self.post_rules)
        return first, last


def _days(first: date, last: date) -> dict[str, str]:
    return {"from_on": first.isoformat(), "to_on": last.isoformat()}
