"""Who holds which post from when until when, and the act that begins a term."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.kernel.changes import Change
from app.people import rules
from app.people.cell import KIND, Cell
from app.people.errors import (
    PersonUnknown,
    PostAlreadyHeld,
    PostEnded,
    PostEndsEarly,
    PostOverlaps,
    PostTakenLater,
    PostUnknown,
    RoleUnknown,
)
from app.people.model import (
    PERSON_TEXTS,
    NewOfficer,
    Officer,
    Person,
    Post,
    Role,
)
from app.people.store import iso


class Posts(Cell):
    """The posts of the cell. Papers ask who held one on their day."""

    def person(self, person_id: str) -> Person:
        """Show one person, or raise ``PersonUnknown``."""
        found = self._rows.people([person_id])
        if person_id not in found:
            raise PersonUnknown
        return found[person_id]

    def people(self, ids: Collection[str], on: date | None = None) -> dict[str, Person]:
        """Show the people of ``ids`` as known for a day; unknown ids are left out."""
        found = self._rows.people(ids)
        if on is None:
            return found
        past = self.past.on(on)
        changed = {key: past[key] for key in found if key in past}
        return found | {key: _then(found[key], old) for key, old in changed.items()}

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
        post = self._post(post_id)
        if post.to_on is not None:
            raise PostEnded(field="to_on", on=post.to_on)
        if to_on < post.from_on:
            raise PostEndsEarly(field="to_on", since=post.from_on)
        with self._store.command("people.end_post") as unit:
            unit.update("post", post_id, {"to_on": to_on.isoformat()})
        return unit.change(KIND, record_id=post_id)

    def officers(self, on: date | None) -> list[Officer]:
        """List who holds a post on a day (None: everybody who ever did), by rank."""
        return list(
            self._store.answers.worked_out(
                "people.officers", (self, on), lambda: tuple(self._officers(on))
            )
        )

    def _officers(self, on: date | None) -> list[Officer]:
        held = [p for p in self._rows.posts() if on is None or p.held_on(on)]
        names = self.people([p.person_id for p in held], on)
        rank = {role.key: n for n, role in enumerate(self.post_rules.role)}
        held.sort(key=lambda p: (rank.get(p.role, len(rank)), p.from_on, p.id))
        return [self._officer(post, names[post.person_id]) for post in held]

    def officer(self, role: str, on: date) -> Officer | None:
        """Say who holds a post on a day; the one longest in it, if several do."""
        return next((o for o in self.officers(on) if o.role == role), None)

    def change_term(
        self, from_on: date, to_on: date, elected: Sequence[NewOfficer] = ()
    ) -> Change:
        """Begin a term together with the officers elected for it, in one act.

        Posts of the committee end on the day before, also those of people elected
        again: their new post begins with the term.
        """
        rules.elected(elected, self.post_rules, self._label_of)
        with self._store.command("people.change_term") as unit:
            change = self.start_term(from_on, to_on)
            last = (from_on - timedelta(days=1)).isoformat()
            for post in self._rows.posts():
                rule = self._role(post.role)
                begun = post.from_on < from_on
                if rule.in_committee and begun and post.held_on(from_on):
                    unit.update("post", post.id, {"to_on": last})
            for one in elected:
                self.appoint(one.person_id, one.role, from_on, one.decision_no)
        return unit.change(KIND, record_id=change.record_id)

    def correct_post(
        self,
        post_id: str,
        from_on: date,
        to_on: date | None = None,
        decision_no: str = "",
    ) -> Change:
        """Put the days and the decision of a post right."""
        post = self._post(post_id)
        rule = self._role(post.role)
        if to_on is not None and to_on < from_on:
            raise PostEndsEarly(field="to_on", since=from_on)
        self._stands_alone(post, rule, from_on, to_on)
        values = {
            "from_on": from_on.isoformat(),
            "to_on": iso(to_on),
            "decision_no": rules.one_line(
                decision_no, "decision_no", self.person_rules
            ),
        }
        with self._store.command("people.correct_post") as unit:
            unit.update("post", post_id, values)
        return unit.change(KIND, record_id=post_id)

    def withdraw_post(self, post_id: str) -> Change:
        """Take a post that was recorded by mistake out of the book."""
        self._post(post_id)
        with self._store.command("people.withdraw_post") as unit:
            unit.delete("post", post_id)
        return unit.change(KIND)

    def leave(self, person_id: str, on: date) -> Change:
        """End every post of somebody who is in the cell no more from ``on``.

        A post that would have begun that day or later is taken out: it never was held.
        """
        last = on - timedelta(days=1)
        with self._store.command("people.leave") as unit:
            for post in self._rows.posts():
                if post.person_id != person_id:
                    continue
                if post.from_on > last:
                    unit.delete("post", post.id)
                elif post.to_on is None or post.to_on > last:
                    unit.update("post", post.id, {"to_on": last.isoformat()})
        return unit.change(KIND, record_id=person_id)

    def posts_of(self, person_id: str) -> list[Officer]:
        """List every post somebody holds or held, newest first."""
        held = [p for p in self._rows.posts() if p.person_id == person_id]
        person = self.person(person_id)
        return [self._officer(post, person) for post in reversed(held)]

    def _post(self, post_id: str) -> Post:
        for post in self._rows.posts():
            if post.id == post_id:
                return post
        raise PostUnknown

    def _label_of(self, person_id: str) -> str:
        return self.person(person_id).full_name

    def _stands_alone(
        self, post: Post, rule: Role, from_on: date, to_on: date | None
    ) -> None:
        """Refuse days on which somebody else holds a post that has one holder."""
        for other in self._rows.posts():
            same = other.role == post.role and other.id != post.id
            rivals = rule.single or other.person_id == post.person_id
            if not (same and rivals):
                continue
            begins_in = to_on is None or other.from_on <= to_on
            if begins_in and (other.to_on is None or from_on <= other.to_on):
                name = self.person(other.person_id).full_name
                raise PostOverlaps(
                    field="from_on",
                    name=name,
                    since=other.from_on,
                    until=other.to_on or "nay",
                )

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


def _then(person: Person, old: Mapping[str, str]) -> Person:
    """Give a person with what was known of him on an earlier day."""
    told = {key: old[key] for key in ("full_name", *PERSON_TEXTS) if key in old}
    return replace(person, **told)  # type: ignore[arg-type]  # only texts
