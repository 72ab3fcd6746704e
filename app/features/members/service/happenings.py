"""What happened to members: recorded, corrected and taken back, with its paper file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from app.features.members.errors import (
    EventGone,
    NobodyChosen,
    PaperFileMissing,
    UnknownMember,
)
from app.features.members.model import (
    OFFICIAL,
    Counts,
    Event,
    Happening,
    Record,
)
from app.features.members.rules import readmission, roll
from app.features.members.rules.happening import happening, without
from app.features.members.rules.standing import MADE_OFFICIAL, rebuilt
from app.features.members.service.reading import Reading
from app.features.members.store.tables import MemberStore, event_row
from app.infra.files import read_file, write_safely
from app.infra.store import Command
from app.kernel.changes import Change
from app.people.returning.model import Comeback
from app.people.returning.trail import trail

_OFFICIAL_ON = "official_on"
# What may change with a leaving that is withdrawn or corrected.
_ALL = ("members", "people", "tasks", "development")


class Happenings(Reading):
    """The events of the roll. A status changes only here."""

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of files that can be kept."""
        kinds = self._parts.attachments.rules.kind
        return tuple(sorted({end for kind in kinds for end in kind.endings}))

    def record(
        self, person_id: str, told: Happening, file: Path | None = None
    ) -> Change:
        """Record what happened to a member on a day, with the paper it rests on."""
        told = self._with_file(told, file)
        before = self._record(person_id)
        today = self._store.clock.today()
        event = happening(before, told, today, self.table)
        with self._store.command(f"members.{told.kind}", reason=told.paper_no) as unit:
            self._add(unit, before, event)
        kinds = ("members", "people") if self.leaves(told.kind) else ("members",)
        return unit.change(*kinds, record_id=person_id)

    def record_for_all(
        self, people: Sequence[str], told: Happening, file: Path | None = None
    ) -> Change:
        """Record the same for several members at once: a split, a merger, one paper."""
        if not people:
            raise NobodyChosen
        told = self._with_file(told, file)
        today = self._store.clock.today()
        with self._store.command(f"members.{told.kind}", reason=told.paper_no) as unit:
            for person_id in dict.fromkeys(people):
                before = self._record(person_id)
                event = happening(before, told, today, self.table)
                self._add(unit, before, event)
        return unit.change("members", "people")

    def recognise(self, person_id: str, on: date, paper_no: str) -> Change | None:
        """Record the decision on official status that the way into the Party tells.

        The official day is the one on which probation ended, even when the decision
        came later (24-QĐ/TW, 208-QĐ/TW). Nothing is done for somebody who is not on
        the roll, or official already.
        """
        try:
            before = self._record(person_id)
        except UnknownMember:
            return None
        now = roll.as_of(before, on, self.table)
        here = {s.key for s in self.table.status if s.counted}
        if now is None or now.status not in here or now.standing == OFFICIAL:
            return None
        ends = roll.probation_ends(before, self.table)
        counts = ends if ends is not None and ends <= on else None
        told = Happening(
            MADE_OFFICIAL, on, paper_no, counts_from=counts, from_list=True
        )
        return self.record(person_id, told)

    def correct(
        self,
        person_id: str,
        event_id: str,
        told: Happening,
        *,
        reason: str = "",
        file: Path | None = None,
    ) -> Change:
        """Put an event of the past right; the file stays unless another is given."""
        before = self._record(person_id)
        old = _event_of(before, event_id)
        if not told.file_sha256 and file is None:
            told = replace(told, file_sha256=old.file_sha256, file_name=old.file_name)
        told = self._with_file(told, file)
        today = self._store.clock.today()
        event = happening(before, told, today, self.table, replacing=event_id)
        others = [e for e in before.events if e.id != event_id]
        with self._store.command("members.correct_event", reason=reason) as unit:
            self._end_anew(person_id, old, event)
            unit.update("member_event", event_id, event_row(event))
            after = rebuilt(before, [*others, event], self._kinds)
            self._follow(unit, before, self._as_typed(before, after, event_id))
        return unit.change(*_ALL, record_id=person_id)

    def comebacks(self, person_id: str, event_id: str) -> tuple[Comeback, ...]:
        """List what a leaving took from a member and its withdrawal can give back."""
        event = _event_of(self._record(person_id), event_id)
        if not self.leaves(event.kind):
            return ()
        return tuple(self._parts.in_hand.comebacks(person_id, event_id, None))

    def withdraw(
        self,
        person_id: str,
        event_id: str,
        *,
        reason: str = "",
        give_back: bool = False,
    ) -> Change:
        """Take an event out of the book; the bin offers it for a while.

        ``give_back``: what a leaving ended or handed over comes back with it, as far as
        ``comebacks`` says it can.
        """
        before = self._record(person_id)
        event = _event_of(before, event_id)
        rest = without(before, event, self.table)
        with self._store.command("members.withdraw_event", reason=reason) as unit:
            unit.delete("member_event", event_id)
            after = rebuilt(before, rest.events, self._kinds)
            self._follow(unit, before, self._as_typed(before, after, event_id))
            if give_back and self.leaves(event.kind):
                self._parts.in_hand.give_back(person_id, event_id, None)
        return unit.change(*_ALL, record_id=person_id)

    def effect(
        self, person_id: str, told: Happening, event_id: str = ""
    ) -> tuple[Counts, Counts]:
        """Count the heads of the event's day without it and with it; write nothing.

        ``event_id`` names the event that is being corrected. A paper that is still
        missing does not keep the figures back.
        """
        told = replace(told, from_list=True)
        today = self._store.clock.today()
        record = self._record(person_id)
        event = happening(record, told, today, self.table, replacing=event_id)
        readmission.check(record, event, self.table, with_papers=False)
        others = [e for e in record.events if e.id != event_id]
        changed = rebuilt(record, [*others, event], self._kinds)
        on = told.on or today
        records = self._records()
        rest = [r for r in records if r.person_id != person_id]
        return self._counted(records, on), self._counted([*rest, changed], on)

    def leaves(self, kind: str) -> bool:
        """Say whether the event takes a member off the roll."""
        gone = {spec.key for spec in self.table.status if not spec.on_roll}
        return self._kinds[kind].to in gone

    def paper(self, person_id: str, event_id: str) -> tuple[str, bytes]:
        """Return the name and the content of an event's paper file."""
        event = _event_of(self._record(person_id), event_id)
        if not event.file_sha256:
            raise PaperFileMissing
        content = self._parts.attachments.read(event.file_sha256)
        return event.file_name, content

    def save_paper(self, person_id: str, event_id: str, path: Path) -> None:
        """Write a copy of an event's paper file to ``path``."""
        write_safely(path, self.paper(person_id, event_id)[1])

    def _with_file(self, told: Happening, file: Path | None) -> Happening:
        if file is None:
            return told
        name, digest = self.stored(file)
        return replace(told, file_sha256=digest, file_name=name)

    def stored(self, file: Path) -> tuple[str, str]:
        """Keep a file the secretary picked; return its name and its digest."""
        content = read_file(file, self._parts.attachments.rules.limit_mb)
        kept = self._parts.attachments.add_file(file.name, content)
        return file.name, kept.sha256

    def _add(self, unit: Command, before: Record, event: Event) -> None:
        if event.on is not None and self.leaves(event.kind):
            self._parts.in_hand.end(before.person_id, event.on)
        event_id = MemberStore.add_event(unit, event)
        kept = replace(event, id=event_id)
        self._follow(unit, before, rebuilt(before, [*before.events, kept], self._kinds))

    def _end_anew(self, person_id: str, old: Event, new: Event) -> None:
        """Let posts and seats end with the corrected day of a leaving."""
        in_hand, leaves = self._parts.in_hand, self.leaves(new.kind)
        if (old.on, self.leaves(old.kind)) == (new.on, leaves) or new.on is None:
            return
        if self.leaves(old.kind):
            last = new.on - timedelta(days=1) if leaves else None
            in_hand.give_back(person_id, old.id, last)
        if leaves:
            in_hand.end(person_id, new.on)

    def _as_typed(self, before: Record, after: Record, event_id: str) -> Record:
        """Give an official day back that the event took the place of.

        Somebody typed it before the decision was recorded; without the decision it is
        what the book knows.
        """
        if after.values.get(_OFFICIAL_ON) or not before.values.get(_OFFICIAL_ON):
            return after
        for trace in trail(self._store, "member_event", event_id, {"member"}):
            own = trace.record_id == before.member_id
            typed = str(trace.before.get(_OFFICIAL_ON) or "") if own else ""
            if typed:
                stands = str(trace.before.get("standing") or before.standing)
                values = {**after.values, _OFFICIAL_ON: typed}
                return replace(after, standing=stands, values=values)
        return after

    def _follow(self, unit: Command, before: Record, after: Record) -> None:
        """Let the official day of the record follow the decisions."""
        official_on = after.values.get(_OFFICIAL_ON, "")
        values = {_OFFICIAL_ON: official_on, "standing": after.standing}
        if (official_on, after.standing) != (
            before.values.get(_OFFICIAL_ON, ""),
            before.standing,
        ):
            unit.update("member", before.member_id, values)

    def _counted(self, records: Sequence[Record], on: date) -> Counts:
        return roll.counts(roll.roll(records, on, self.table), on, self.table)


def _event_of(record: Record, event_id: str) -> Event:
    for event in record.events:
        if event.id == event_id:
            return event
    raise EventGone
