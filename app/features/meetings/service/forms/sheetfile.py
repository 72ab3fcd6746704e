"""The sheet of a group as a small file: made blank here, read back filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.features.meetings.errors import TimeUnreadable
from app.features.meetings.model.forms.errors import (
    GroupPersonUnknown,
    GroupUnknown,
    SheetEmpty,
    SheetFileNewer,
    SheetFileTooLarge,
    SheetFileUnreadable,
    SheetMarkUnreadable,
    SheetOfOtherCell,
    SheetOfOtherMeeting,
    SheetRollChanged,
    SheetTextTooLong,
    SheetTimeWrong,
)
from app.features.meetings.model.forms.groups import (
    BlankSheet,
    CellGroup,
    PersonMark,
    SheetDraft,
)
from app.features.meetings.model.records import Item, Mark, Meeting, RollLine
from app.features.meetings.rules.forms import sheetcode, sheettable
from app.features.meetings.rules.forms.sheettable import Filled, PersonRow
from app.features.meetings.service.context import Context, at_time
from app.features.meetings.service.reading import Reading
from app.kernel.text import fold

_KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class SheetFiles:
    """Makes blank sheets and reads filled ones; writes nothing into the book."""

    ctx: Context
    reading: Reading

    def blank(self, meeting_id: str, group_id: str) -> BlankSheet:
        """Make the sheet of a group with the names of those who have to come."""
        meeting = self.ctx.rows.meeting(meeting_id)
        group = self._group(meeting, group_id)
        people = self._people(meeting, group)
        rules = self.ctx.rules.group_rules(meeting.on_day)
        code = sheetcode.code_of(
            rules.sheet.form,
            self._cell(meeting),
            meeting_id,
            group_id,
            [(token, name) for token, (_person, name) in people.items()],
        )
        leader = self.ctx.colleagues.name(group.leader_id) if group.leader_id else ""
        return BlankSheet(
            code=str(code),
            meeting_title=self.reading.title(meeting, self.ctx.kind(meeting)),
            on_day=meeting.on_day,
            group=group,
            leader=leader,
            people=tuple((token, name) for token, (_id, name) in people.items()),
            items=tuple(one.title for one in self.ctx.rows.parts(Item, meeting_id)),
            extra=rules.sheet.extra_rows,
            rules=rules,
        )

    def read(self, meeting_id: str, path: Path) -> SheetDraft:
        """Read a filled sheet; every reason why not is one sentence.

        Raises the problems of ``app.infra.spreadsheets`` for files that are no table.
        """
        # Only when a file is read: the window starts without the reader.
        from app.infra.spreadsheets import reader  # noqa: PLC0415  (heavy)

        meeting = self.ctx.rows.meeting(meeting_id)
        most = self.ctx.rules.group_rules(meeting.on_day).sheet.largest_kilobytes
        size = path.stat().st_size // _KILOBYTE if path.is_file() else 0
        if size > most:
            raise SheetFileTooLarge(file=path.name, size=size, most=most)
        book = reader.read(path)
        found = sheettable.filled(row for sheet in book.sheets for row in sheet.rows)
        if found is None:
            raise SheetFileUnreadable(file=path.name)
        return self._draft(meeting, found, path.name)

    def _draft(self, meeting: Meeting, found: Filled, file: str) -> SheetDraft:
        group = self._belongs(meeting, found, file)
        people = self._same_people(meeting, group, found, file)
        marks = [
            self._marked(people[row.token][0], row, file) for row in found.people
        ] + [self._guest(meeting, group, row, file) for row in found.extra]
        told = [one for one in marks if one.mark is not Mark.NONE]
        if not told:
            raise SheetEmpty(file=file)
        fields = found.fields
        self._short_enough(meeting, fields, file)
        day = _day(fields.get("day", ""), meeting.on_day)
        return SheetDraft(
            group_id=group.id,
            origin="file",
            leader=fields.get("leader", ""),
            clerk=fields.get("clerk", ""),
            place=fields.get("place", ""),
            began_at=self._time(group, day, fields.get("began", "")),
            ended_at=self._time(group, day, fields.get("ended", "")),
            content=fields.get("content", ""),
            opinions=fields.get("opinions", ""),
            proposals=fields.get("proposals", ""),
            people=tuple(told),
        )

    def _short_enough(
        self, meeting: Meeting, fields: Mapping[str, str], file: str
    ) -> None:
        limit = self.ctx.rules.group_rules(meeting.on_day).sheet.longest_text
        for text in fields.values():
            if len(text) > limit:
                raise SheetTextTooLong(file=file, length=len(text), limit=limit)

    def _belongs(self, meeting: Meeting, found: Filled, file: str) -> CellGroup:
        form = self.ctx.rules.group_rules(meeting.on_day).sheet.form
        if sheetcode.is_newer(found.code.form, form):
            raise SheetFileNewer(file=file)
        if found.code.form != sheetcode.form_of(form):
            raise SheetFileUnreadable(file=file)
        if found.code.cell != sheetcode.short(self._cell(meeting)):
            raise SheetOfOtherCell(file=file)
        if found.code.meeting != sheetcode.short(meeting.id):
            raise SheetOfOtherMeeting(file=file)
        for group in self.ctx.colleagues.groups(meeting.on_day):
            if found.code.group == sheetcode.short(group.id):
                return group
        raise GroupUnknown

    def _same_people(
        self, meeting: Meeting, group: CellGroup, found: Filled, file: str
    ) -> Mapping[str, tuple[str, str]]:
        wanted = self._people(meeting, group)
        there = {row.token: row.name for row in found.people}
        for token, (_person, name) in wanted.items():
            if there.get(token) != name:
                raise SheetRollChanged(file=file, name=there.get(token) or name)
        for row in found.people:
            if row.token not in wanted:
                raise SheetRollChanged(file=file, name=row.name or row.token)
        if len(there) != len(found.people):
            raise SheetRollChanged(file=file, name=group.name)
        blank = self.blank(meeting.id, group.id)
        if not blank.code.endswith(found.code.people):
            raise SheetRollChanged(file=file, name=group.name)
        return wanted

    def _people(self, meeting: Meeting, group: CellGroup) -> dict[str, tuple[str, str]]:
        """Give the members of a group by their marks, in the order of the list."""
        members = set(group.member_ids)
        found = {}
        for one in self.ctx.colleagues.roster(meeting.on_day):
            free = one.visiting or one.away or one.suspended
            if one.person_id in members and not free:
                mark = sheetcode.token(meeting.id, one.person_id)
                found[mark] = (one.person_id, one.name)
        return found

    def _guest(
        self, meeting: Meeting, group: CellGroup, row: PersonRow, file: str
    ) -> PersonMark:
        wanted = fold(row.name)
        lines = [
            line
            for line in self.ctx.rows.parts(RollLine, meeting.id)
            if fold(line.name) == wanted
        ]
        # Two people of one name: only the secretary can tell which one came.
        if len(lines) != 1:
            raise GroupPersonUnknown(name=row.name, group=group.name)
        return self._marked(lines[0].person_id, row, file)

    def _marked(self, person: str, row: PersonRow, file: str) -> PersonMark:
        mark = sheettable.mark_of(row.mark)
        if mark is None:
            raise SheetMarkUnreadable(file=file, text=row.mark, name=row.name)
        reason = "" if mark is Mark.PRESENT else row.reason
        return PersonMark(person_id=person, mark=mark, reason=reason)

    def _time(self, group: CellGroup, day: date, text: str) -> datetime | None:
        if not text:
            return None
        try:
            return at_time(day, sheettable.time_text(text))
        except TimeUnreadable as error:
            raise SheetTimeWrong(group=group.name, text=text) from error

    def _group(self, meeting: Meeting, group_id: str) -> CellGroup:
        for group in self.ctx.colleagues.groups(meeting.on_day):
            if group.id == group_id:
                return group
        raise GroupUnknown

    def _cell(self, meeting: Meeting) -> str:
        # The book itself, so that a cell of the same name is another one.
        return self.ctx.store.meta("db_id") or self.ctx.colleagues.unit_name(
            meeting.on_day
        )


def _day(text: str, otherwise: date) -> date:
    parts = text.replace("-", "/").replace(".", "/").split("/")
    try:
        day, month, year = (int(part) for part in parts)
        return date(year, month, day)
    except ValueError:
        return otherwise
