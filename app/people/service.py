"""The cell, its people and their posts: what every feature asks about who is who."""

from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta

from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.dates import PartialDate, add_months, short
from app.kernel.places import Duty, Place
from app.kernel.text import clean, fold
from app.kernel.words import _
from app.people import rules
from app.people.cell import KIND, Cell
from app.people.errors import (
    NationalIdTaken,
    PersonUnknown,
    PostAlreadyHeld,
    PostEnded,
    PostEndsEarly,
    PostTakenLater,
    RoleUnknown,
)
from app.people.model import PERSON_TEXTS, Officer, Person, Post, Role
from app.people.store import iso, name_columns

UNIT_SETTINGS = Place("settings", "unit")


class People(Cell):
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

    def person(self, person_id: str) -> Person:
        """Show one person, or raise ``PersonUnknown``."""
        found = self._rows.people([person_id])
        if person_id not in found:
            raise PersonUnknown
        return found[person_id]

    def people(self, ids: Collection[str]) -> dict[str, Person]:
        """Show the people of ``ids``; unknown ids are left out."""
        return self._rows.people(ids)

    def everybody(self) -> list[Person]:
        """List all people in the order of Vietnamese lists (given name first)."""
        return self._rows.everybody()

    def find(self, text: str) -> list[Person]:
        """Find people by name without marks and case; the marks typed rank first."""
        words = fold(clean(text)).split()
        if not words:
            return []
        found = self._rows.named_like(words)
        typed = clean(text).casefold()
        return sorted(found, key=lambda p: typed not in p.full_name.casefold())

    def appoint(
        self,
        person_id: str,
        role: str,
        from_on: date,
        decision_no: str = "",
        to_on: date | None = None,
    ) -> Change:
        """Give somebody a post from a day on.

        The holder before, of a post that has only one, holds it until the day before.
        """
        person = self.person(person_id)
        rule = self._role(role)
        ending = self._ended_by(person, rule, from_on)
        if to_on is not None and to_on < from_on:
            raise PostEndsEarly(field="to_on", since=from_on)
        number = rules.one_line(decision_no, "decision_no", self.person_rules)
        with self._store.command("people.appoint", reason=number) as unit:
            for post in ending:
                last = (from_on - timedelta(days=1)).isoformat()
                unit.update("post", post.id, {"to_on": last})
            post_id = unit.insert(
                "post",
                {
                    "person_id": person_id,
                    "role": role,
                    "from_on": from_on.isoformat(),
                    "to_on": iso(to_on),
                    "decision_no": number,
                },
            )
        return unit.change(KIND, record_id=post_id)

    def end_post(self, post_id: str, to_on: date) -> Change:
        """Record the last day of a post."""
        post = next((p for p in self._rows.posts() if p.id == post_id), None)
        if post is None:
            raise RoleUnknown(field="post", role="")
        if post.to_on is not None:
            raise PostEnded(field="to_on", on=post.to_on)
        if to_on < post.from_on:
            raise PostEndsEarly(field="to_on", since=post.from_on)
        with self._store.command("people.end_post") as unit:
            unit.update("post", post_id, {"to_on": to_on.isoformat()})
        return unit.change(KIND, record_id=post_id)

    def officers(self, on: date | None) -> list[Officer]:
        """List who holds a post on a day (None: everybody who ever did), by rank."""
        held = [p for p in self._rows.posts() if on is None or p.held_on(on)]
        names = self.people([p.person_id for p in held])
        rank = {role.key: n for n, role in enumerate(self.post_rules.role)}
        held.sort(key=lambda p: (rank.get(p.role, len(rank)), p.from_on, p.id))
        return [self._officer(post, names[post.person_id]) for post in held]

    def officer(self, role: str, on: date) -> Officer | None:
        """Say who holds a post on a day; the one longest in it, if several do."""
        return next((o for o in self.officers(on) if o.role == role), None)

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

    def _role(self, key: str) -> Role:
        role = next((r for r in self.post_rules.role if r.key == key), None)
        if role is None:
            raise RoleUnknown(field="role", role=key)
        return role

    def _ended_by(self, person: Person, rule: Role, from_on: date) -> list[Post]:
        ending: list[Post] = []
        for post in self._rows.posts():
            own = post.person_id == person.id
            if own and post.role == rule.key and post.held_on(from_on):
                raise PostAlreadyHeld(
                    field="role", role=rule.label, name=person.full_name
                )
            if rule.single and post.role == rule.key and post.from_on >= from_on:
                holder = self.person(post.person_id)
                raise PostTakenLater(
                    field="from_on", name=holder.full_name, since=post.from_on
                )
            gives_way = (rule.single and post.role == rule.key) or (
                own and post.role in rule.replaces
            )
            if gives_way and post.held_on(from_on) and post.from_on < from_on:
                ending.append(post)
        return ending

    def _officer(self, post: Post, person: Person) -> Officer:
        return Officer(
            post_id=post.id,
            person_id=person.id,
            name=person.full_name,
            role=post.role,
            role_label=self.post_rules.label(post.role),
            from_on=post.from_on,
            to_on=post.to_on,
            decision_no=post.decision_no,
        )


def _birth(value: object) -> PartialDate | None:
    if value is None or isinstance(value, PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate.of(value)
    return PartialDate.from_iso(str(value)) if value else None
