"""Posts and seats that an act ended, offered and brought back when it is withdrawn."""

from dataclasses import dataclass
from datetime import date

from app.infra.store import Store
from app.kernel.dates import short
from app.kernel.words import _
from app.people.groups.store import GroupStore
from app.people.model import Officer
from app.people.returning.model import Comeback, Kind
from app.people.returning.rules import Span, span_again
from app.people.returning.trail import Trace, trail
from app.people.service import People

_TABLES = ("post", "party_group_seat")
Row = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Plan:
    """What would be written for one record; ``span`` None: it cannot come back."""

    trace: Trace
    row: Row
    span: Span | None
    told: Comeback


class Comebacks:
    """What the acts behind one record took from a person.

    ``entity`` and ``record_id`` name the record, such as the event of a leaving.
    """

    def __init__(self, store: Store, people: People) -> None:
        self._store, self._people = store, people
        self._groups = GroupStore(store)

    def of(
        self, person_id: str, entity: str, record_id: str, until: date | None = None
    ) -> list[Comeback]:
        """List what can come back, for good or until a day, and what cannot."""
        return [one.told for one in self._plans(person_id, entity, record_id, until)]

    def bring(
        self, person_id: str, entity: str, record_id: str, until: date | None = None
    ) -> None:
        """Bring back what can come back; a use case calls it inside its command."""
        plans = self._plans(person_id, entity, record_id, until)
        with self._store.command("people.bring_back") as unit:
            for one in plans:
                if one.span is None:
                    continue
                last = one.span.to_on.isoformat() if one.span.to_on else None
                row = {**one.row, "to_on": last}
                if one.trace.after is None:
                    unit.insert(one.trace.table, row)
                else:
                    unit.update(one.trace.table, one.trace.record_id, {"to_on": last})

    def _plans(
        self, person_id: str, entity: str, record_id: str, until: date | None
    ) -> list[_Plan]:
        found = []
        for trace in trail(self._store, entity, record_id, _TABLES):
            now = self._now(trace)
            row = {**(now or {}), **trace.before}
            if row.get("person_id") != person_id:
                continue
            plan = self._plan(trace, row, now, until)
            if plan is not None:
                found.append(plan)
        return found

    def _now(self, trace: Trace) -> Row | None:
        rows = self._store.rows(
            f'SELECT * FROM "{trace.table}" WHERE id = ?',  # noqa: S608  (one of two tables)
            trace.record_id,
        )
        return rows[0] if rows else None

    def _plan(
        self, trace: Trace, row: Row, now: Row | None, until: date | None
    ) -> _Plan | None:
        kind: Kind = "post" if trace.table == "post" else "seat"
        look = self._post if kind == "post" else self._seat
        words, span, hurdle = look(row, until)
        if not trace.stands(now):
            span, hurdle = None, _("đã được sửa sau đó")
        if span is not None and now is not None and _day(now["to_on"]) == span.to_on:
            return None
        if span is None and not hurdle:
            return None
        last = span.to_on if span is not None else None
        told = Comeback(kind, trace.record_id, words, last, hurdle)
        return _Plan(trace, row, span, told)

    def _post(self, row: Row, until: date | None) -> tuple[str, Span | None, str]:
        rule = next(r for r in self._people.post_rules.role if r.key == row["role"])
        own = str(row["person_id"])
        rivals = [
            one
            for one in self._people.officers(None)
            if one.role == rule.key
            and one.post_id != row["id"]
            and (rule.single or one.person_id == own)
        ]
        before = _span(row)
        span = span_again(before, until, [_of(one) for one in rivals])
        hurdle = "" if span is not None else _holder(before, until, rivals)
        return rule.label, span, hurdle

    def _seat(self, row: Row, until: date | None) -> tuple[str, Span | None, str]:
        groups = self._groups.groups()
        group = next((one for one in groups if one.id == row["group_id"]), None)
        if group is None:
            return _("Chỗ trong tổ đảng"), None, _("tổ không còn trong sổ")
        ends = [day for day in (group.to_on, until) if day is not None]
        others = [
            Span(one.from_on, one.to_on)
            for one in self._groups.seatings()
            if one.id != row["id"]
            and (
                one.person_id == row["person_id"]
                or (one.group_id == group.id and row["seat"] == one.seat == "leader")
            )
        ]
        before = _span(row)
        span = span_again(before, min(ends, default=None), others)
        words = _("Chỗ trong {group}").format(group=group.name)
        gone = until is not None and until < before.from_on
        hurdle = "" if span is not None or gone else _("chỗ đã có người khác")
        return words, span, hurdle


def _span(row: Row) -> Span:
    return Span(date.fromisoformat(str(row["from_on"])), _day(row["to_on"]))


def _of(post: Officer) -> Span:
    return Span(post.from_on, post.to_on)


def _holder(before: Span, until: date | None, rivals: list[Officer]) -> str:
    if until is not None and until < before.from_on:
        return ""
    words = _("đồng chí {name} giữ từ {day}")
    return "; ".join(
        words.format(name=one.name, day=short(one.from_on))
        for one in rivals
        if one.to_on is None or one.to_on >= before.from_on
    )


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
