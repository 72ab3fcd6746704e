"""The sheets of party groups: looked at together, merged in one step, taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.features.meetings.errors import RollNotOpen
from app.features.meetings.model.forms.errors import (
    GroupFormNeeded,
    GroupPersonRepeated,
    GroupPersonTwice,
    GroupPersonUnknown,
    GroupSheetTwice,
    GroupUnknown,
    SheetTimeWrong,
)
from app.features.meetings.model.forms.groups import (
    BY_GROUPS,
    CellGroup,
    PersonMark,
    Preview,
    SheetDraft,
)
from app.features.meetings.model.records import Meeting, RollLine
from app.features.meetings.rules.forms import groups as rules
from app.features.meetings.rules.roll import must_attend
from app.features.meetings.service.context import Context, change
from app.features.meetings.store.groups import GroupSheetStore
from app.features.meetings.store.rows import moment
from app.infra.store import Command
from app.kernel.changes import Change
from app.kernel.text import clean


@dataclass(frozen=True, slots=True)
class GroupSheets:
    """Takes the sheets of the groups into the record of the meeting."""

    ctx: Context
    rows: GroupSheetStore

    def preview(
        self,
        meeting_id: str,
        drafts: Sequence[SheetDraft],
        chosen: Mapping[str, str] | None = None,
    ) -> Preview:
        """Say what merging would come to; nothing is written."""
        meeting = self.ctx.rows.meeting(meeting_id)
        groups = {one.id: one for one in self._groups(meeting)}
        roll = self.ctx.rows.parts(RollLine, meeting_id)
        for at, draft in enumerate(drafts):
            self._check(draft, groups, {one.person_id for one in roll})
            if any(one.group_id == draft.group_id for one in drafts[:at]):
                raise GroupSheetTwice(group=groups[draft.group_id].name)
        whole = self._with_kept(meeting_id, drafts)
        kept = {one.group_id for one in self.rows.sheets(meeting_id)}
        people = {line.person_id: line.name for line in roll}
        names = {key: one.name for key, one in groups.items()}
        counted = rules.counted_in(whole, chosen or {})
        return Preview(
            drafts=tuple(drafts),
            names=names,
            totals=rules.totals(
                counted, [one.person_id for one in roll if must_attend(one)]
            ),
            doubles=rules.doubles(whole, names, people),
            replaced=tuple(
                names[one.group_id] for one in drafts if one.group_id in kept
            ),
            without_sheet=tuple(
                one.name
                for one in groups.values()
                if one.id not in {draft.group_id for draft in whole}
            ),
        )

    def merge(
        self,
        meeting_id: str,
        drafts: Sequence[SheetDraft],
        chosen: Mapping[str, str] | None = None,
    ) -> Change:
        """Take the sheets into the meeting in one step; nobody counts twice.

        Who stands on two sheets counts where ``chosen`` says, by person and group;
        without that the merge is refused and nothing is written.
        """
        meeting = self._open(meeting_id)
        wanted = {**self._settled(meeting_id, drafts), **(chosen or {})}
        seen = self.preview(meeting_id, drafts, wanted)
        for double in seen.doubles:
            places = {key for key, _name, _mark in double.groups}
            if wanted.get(double.person_id) not in places:
                names = ", ".join(name for _key, name, _mark in double.groups)
                raise GroupPersonTwice(
                    name=double.name, groups=names, person=double.person_id
                )
        whole = self._with_kept(meeting_id, drafts)
        counted = rules.counted_in(whole, wanted)
        before = {one.person_id for one in self.rows.lines(meeting_id)}
        gone = before - set(counted)
        with self.ctx.store.command("meetings.merge_groups") as unit:
            self._clear(unit, meeting_id)
            for draft in whole:
                self._insert(unit, meeting, draft, counted)
            for person in gone:
                self._mark(unit, meeting_id, person, None)
            for person, (_group, mark) in counted.items():
                self._mark(unit, meeting_id, person, mark)
        return change(meeting_id, unit)

    def drop(self, meeting_id: str, group_id: str) -> Change:
        """Take the sheet of a group back; its members are to be called again."""
        self._open(meeting_id)
        sheet = next(
            (one for one in self.rows.sheets(meeting_id) if one.group_id == group_id),
            None,
        )
        if sheet is None:
            raise GroupUnknown
        with self.ctx.store.command("meetings.drop_group_sheet") as unit:
            for one in self.rows.lines(meeting_id):
                if one.sheet_id == sheet.id:
                    unit.delete("meeting_group_line", one.id)
                    if one.counted:
                        self._mark(unit, meeting_id, one.person_id, None)
            unit.delete("meeting_group_sheet", sheet.id)
        return change(meeting_id, unit)

    def _groups(self, meeting: Meeting) -> tuple[CellGroup, ...]:
        return tuple(self.ctx.colleagues.groups(meeting.on_day))

    def _open(self, meeting_id: str) -> Meeting:
        meeting = self.ctx.changeable(meeting_id)
        if meeting.form != BY_GROUPS:
            raise GroupFormNeeded
        if meeting.started_at is None:
            raise RollNotOpen
        return meeting

    def _check(
        self, draft: SheetDraft, groups: Mapping[str, CellGroup], roll: set[str]
    ) -> None:
        group = groups.get(draft.group_id)
        if group is None:
            raise GroupUnknown
        seen: set[str] = set()
        for one in draft.people:
            name = self.ctx.colleagues.name(one.person_id)
            if one.person_id not in roll:
                raise GroupPersonUnknown(name=name, group=group.name)
            if one.person_id in seen:
                raise GroupPersonRepeated(name=name, group=group.name)
            seen.add(one.person_id)
        began, ended = draft.began_at, draft.ended_at
        if began and ended and ended <= began:
            raise SheetTimeWrong(
                field="ended", group=group.name, text=f"{began:%H:%M}–{ended:%H:%M}"
            )

    def _with_kept(
        self, meeting_id: str, drafts: Sequence[SheetDraft]
    ) -> list[SheetDraft]:
        """Put the sheets that stay beside the new ones."""
        new = {draft.group_id for draft in drafts}
        lines = self.rows.lines(meeting_id)
        kept = [
            SheetDraft(
                group_id=sheet.group_id,
                origin="file" if sheet.origin == "file" else "paper",
                leader=sheet.leader,
                clerk=sheet.clerk,
                place=sheet.place,
                began_at=sheet.began_at,
                ended_at=sheet.ended_at,
                content=sheet.content,
                opinions=sheet.opinions,
                proposals=sheet.proposals,
                people=tuple(
                    PersonMark(
                        person_id=one.person_id, mark=one.mark, reason=one.reason
                    )
                    for one in lines
                    if one.sheet_id == sheet.id
                ),
            )
            for sheet in self.rows.sheets(meeting_id)
            if sheet.group_id not in new
        ]
        return [*kept, *drafts]

    def _settled(self, meeting_id: str, drafts: Sequence[SheetDraft]) -> dict[str, str]:
        """Keep what was answered before of people whose sheets all stay."""
        sheets = {one.id: one.group_id for one in self.rows.sheets(meeting_id)}
        fresh = {one.person_id for draft in drafts for one in draft.people}
        replaced = {draft.group_id for draft in drafts}
        return {
            one.person_id: sheets[one.sheet_id]
            for one in self.rows.lines(meeting_id)
            if one.counted
            and one.person_id not in fresh
            and sheets[one.sheet_id] not in replaced
        }

    def _mark(
        self, unit: Command, meeting_id: str, person_id: str, mark: PersonMark | None
    ) -> None:
        line = self.ctx.rows.roll_line(meeting_id, person_id)
        if line is None:
            return
        values = {
            "mark": mark.mark.value if mark else "exempt" if line.exempt else "",
            "reason": self._line(mark.reason, "reason") if mark else "",
        }
        unit.update("meeting_roll", line.id, values)

    def _clear(self, unit: Command, meeting_id: str) -> None:
        for one in self.rows.lines(meeting_id):
            unit.delete("meeting_group_line", one.id)
        for sheet in self.rows.sheets(meeting_id):
            unit.delete("meeting_group_sheet", sheet.id)

    def _insert(
        self,
        unit: Command,
        meeting: Meeting,
        draft: SheetDraft,
        counted: Mapping[str, tuple[str, PersonMark]],
    ) -> None:
        names = {one.id: one.name for one in self._groups(meeting)}
        words = self.ctx.text
        values = {
            "meeting_id": meeting.id,
            "group_id": draft.group_id,
            "group_name": names[draft.group_id],
            "leader": self._line(draft.leader, "leader"),
            "clerk": self._line(draft.clerk, "clerk"),
            "place": self._line(draft.place, "place"),
            "began_at": moment(draft.began_at) if draft.began_at else None,
            "ended_at": moment(draft.ended_at) if draft.ended_at else None,
            "content": words(draft.content, "content"),
            "opinions": words(draft.opinions, "opinions"),
            "proposals": words(draft.proposals, "proposals"),
            "origin": draft.origin,
        }
        sheet_id = unit.insert("meeting_group_sheet", values)
        for one in draft.people:
            here = counted[one.person_id][0] == draft.group_id
            unit.insert(
                "meeting_group_line",
                {
                    "meeting_id": meeting.id,
                    "sheet_id": sheet_id,
                    "person_id": one.person_id,
                    "name": self.ctx.colleagues.name(one.person_id),
                    "mark": one.mark.value,
                    "reason": self._line(one.reason, "reason"),
                    "counted": int(here),
                },
            )

    def _line(self, text: str, field: str) -> str:
        return self.ctx.line(clean(text), field)
