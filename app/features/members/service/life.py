"""Dated lines of a member's life: study, badges, awards, discipline, commitments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.features.members.errors import (
    LifeKindOff,
    LifeKindUnknown,
    LifeLineGone,
    PaperFileMissing,
)
from app.features.members.rules import life as rules
from app.features.members.rules.life import LifeKind, LifeLine
from app.features.members.service.happenings import Happenings
from app.features.members.service.parts import Parts
from app.features.members.store.tables import MemberStore
from app.infra.files import write_safely
from app.kernel.changes import Change

_SWITCH = "life."


class Life:
    """The lines, by member. Sensitive kinds are kept only when switched on."""

    def __init__(self, parts: Parts, happenings: Happenings) -> None:
        self._parts = parts
        self._store = parts.store
        self._rows = MemberStore(parts.store)
        self._happenings = happenings

    @property
    def table(self) -> tuple[LifeKind, ...]:
        """The kinds as officials declare them."""
        return self._parts.rules.life.kind

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of files that can be kept."""
        return self._happenings.endings

    @property
    def badge_years(self) -> tuple[int, ...]:
        """For how many years there are badges."""
        return self._parts.rules.badges.years

    @property
    def bin_days(self) -> int:
        """How many days a line that was taken away is offered again."""
        return self._parts.bin_days

    def kinds(self) -> tuple[LifeKind, ...]:
        """List the kinds; ``on`` says whether this book keeps them."""
        switched = self._rows.switches()
        return tuple(
            replace(kind, on=switched.get(_SWITCH + kind.key, kind.on))
            for kind in self._parts.rules.life.kind
        )

    def kind(self, key: str) -> LifeKind:
        """Return one kind, or raise ``LifeKindUnknown``."""
        for kind in self.kinds():
            if kind.key == key:
                return kind
        raise LifeKindUnknown(kind=key)

    def switch(self, key: str, *, on: bool) -> Change:
        """Keep a kind of line in this book from now on, or stop asking for it."""
        self.kind(key)
        with self._store.command("members.switch_life") as unit:
            self._rows.switch(unit, _SWITCH + key, on=on)
        return unit.change("members")

    def of(self, person_id: str) -> tuple[LifeLine, ...]:
        """List a member's lines of the kinds that are kept, newest first."""
        kept = {kind.key for kind in self.kinds() if kind.on}
        rows = self._store.rows(
            "SELECT l.* FROM life_line l JOIN member m ON m.id = l.member_id"
            " WHERE m.person_id = ?",
            person_id,
        )
        lines = (rules.line_of(row) for row in rows)
        shown = [line for line in lines if line.kind in kept]
        return tuple(sorted(shown, key=lambda one: (one.day, one.id), reverse=True))

    def by_member(self, *kinds: str) -> Mapping[str, Sequence[LifeLine]]:
        """List everybody's lines of some kinds, by member id."""
        marks = ",".join("?" * len(kinds))
        rows = self._store.rows(
            f"SELECT * FROM life_line WHERE kind IN ({marks}) ORDER BY id",  # noqa: S608  (bound values)
            *kinds,
        )
        found: dict[str, list[LifeLine]] = {}
        for row in rows:
            found.setdefault(str(row["member_id"]), []).append(rules.line_of(row))
        return found

    def add(self, person_id: str, line: LifeLine, file: Path | None = None) -> Change:
        """Write a new line; ``record_id`` of the change is the line."""
        member_id = self._happenings.member_id(person_id)
        ready = replace(self._ready(line, file), member_id=member_id)
        kind = self.kind(line.kind)
        with self._store.command(f"members.add_{line.kind}", reason=kind.label) as unit:
            line_id = unit.insert("life_line", rules.line_row(ready))
        return unit.change("members", record_id=line_id)

    def correct(
        self,
        line_id: str,
        line: LifeLine,
        *,
        reason: str = "",
        file: Path | None = None,
    ) -> Change:
        """Put a line right; its file stays unless another is given."""
        old = self._line(line_id)
        told = replace(line, member_id=old.member_id)
        if not told.file_sha256 and file is None:
            told = replace(told, file_sha256=old.file_sha256, file_name=old.file_name)
        ready = self._ready(told, file)
        with self._store.command("members.correct_life", reason=reason) as unit:
            unit.update("life_line", line_id, rules.line_row(ready))
        return unit.change("members", record_id=line_id)

    def remove(self, line_id: str, *, reason: str = "") -> Change:
        """Take a line out of the book; the bin offers it for a while."""
        self._line(line_id)
        with self._store.command("members.remove_life", reason=reason) as unit:
            unit.delete("life_line", line_id)
        return unit.change("members")

    def file(self, line_id: str) -> tuple[str, bytes]:
        """Return the name and the content of a line's file."""
        line = self._line(line_id)
        if not line.file_sha256:
            raise PaperFileMissing
        return line.file_name, self._parts.attachments.read(line.file_sha256)

    def save_file(self, line_id: str, path: Path) -> None:
        """Write a copy of a line's file to ``path``."""
        write_safely(path, self.file(line_id)[1])

    def _line(self, line_id: str) -> LifeLine:
        rows = self._store.rows("SELECT * FROM life_line WHERE id = ?", line_id)
        if not rows:
            raise LifeLineGone
        return rules.line_of(rows[0])

    def _ready(self, line: LifeLine, file: Path | None) -> LifeLine:
        kind = self.kind(line.kind)
        if not kind.on:
            raise LifeKindOff(label=kind.label)
        today = self._store.clock.today()
        rules.check(line, kind, today, self._parts.rules.badges.years)
        if file is None:
            return line
        name, digest = self._happenings.stored(file)
        return replace(line, file_sha256=digest, file_name=name)
