"""A meeting by party groups: what is allowed, its conditions, how far it is."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.forms.errors import (
    FormKindUnfit,
    GroupMatterUnknown,
    GroupSheetMissing,
    GroupTermsBasisMissing,
    GroupTermsOutside,
    GroupTermsTaken,
    GroupVoteReserved,
)
from app.features.meetings.model.forms.groups import (
    BY_GROUPS,
    CellGroup,
    GroupCondition,
    GroupItem,
    GroupRules,
    GroupsView,
    GroupView,
    PersonMark,
    Totals,
)
from app.features.meetings.model.records import Item, Meeting, Record, RollLine
from app.features.meetings.model.ruleset import Suggestion
from app.features.meetings.rules.forms import groups as rules
from app.features.meetings.rules.roll import must_attend
from app.features.meetings.service.context import Context, change
from app.features.meetings.store.answers import AnswerStore
from app.features.meetings.store.groups import GroupSheetStore
from app.kernel.changes import Change
from app.kernel.dates import short
from app.kernel.errors import UserError
from app.kernel.text import fold
from app.kernel.words import _
from app.people.groups.service import Groups


@dataclass(frozen=True, slots=True)
class GroupDesk:
    """Types a meeting by groups once its conditions hold."""

    ctx: Context
    rows: GroupSheetStore

    @property
    def register(self) -> Groups | None:
        """Give the register of party groups, where groups are formed and led."""
        return self.ctx.colleagues.register

    def rules_of(self, meeting: Meeting) -> GroupRules:
        """Give the rules of meetings by groups on the day of a meeting."""
        return self.ctx.rules.group_rules(meeting.on_day)

    def allow(
        self, from_on: date, min_members: int, max_a_year: int, basis: str
    ) -> Change:
        """Record what the superior allows from a day on; 0 is no limit."""
        words = " ".join(self.ctx.text(basis, "basis").split())
        if not words:
            raise GroupTermsBasisMissing(field="basis")
        if min_members < 0 or max_a_year < 0:
            field = "min_members" if min_members < 0 else "max_a_year"
            raise GroupTermsOutside(field=field)
        if any(one.from_on == from_on for one in self.rows.terms()):
            raise GroupTermsTaken(field="from_on", day=short(from_on))
        values = {
            "from_on": from_on.isoformat(),
            "min_members": min_members,
            "max_a_year": max_a_year,
            "basis": words,
        }
        with self.ctx.store.command("meetings.allow_groups") as unit:
            terms_id = unit.insert("meeting_group_terms", values)
        return change(terms_id, unit)

    def view(self, meeting_id: str) -> GroupsView:
        """Show a meeting by groups with its sheets and conditions."""
        meeting = self.ctx.rows.meeting(meeting_id)
        case = self._case(meeting)
        found = self.rules_of(meeting)
        failing = dict(reversed(list(rules.problems(found, case))))
        return GroupsView(
            meeting_id=meeting_id,
            form=meeting.form,
            rules=found,
            terms=case.terms,
            members=rules.own_members(case.members),
            held_this_year=case.before,
            groups=self._views(case.groups, meeting_id),
            conditions=tuple(
                GroupCondition(name, title, failing.get(name))
                for name, title in _titles()
            ),
            totals=self._totals(meeting_id),
            items=case.items,
        )

    def answer_item(self, item_id: str, matter: str) -> Change:
        """Say of a matter in free words which reserved one it is, or none ('').

        The answer holds as long as the words of the matter stay.
        """
        item = self.ctx.rows.part(Item, item_id)
        meeting = self.ctx.changeable(item.meeting_id)
        if matter and self.rules_of(meeting).reserved_of(matter) is None:
            raise GroupMatterUnknown(field="matter", matter=matter)
        values: dict[str, object] = {"title": item.title, "matter": matter}
        known = AnswerStore(self.ctx.store).of_meeting(meeting.id).get(item_id)
        with self.ctx.store.command("meetings.answer_item") as unit:
            if known is None:
                values |= {"meeting_id": meeting.id, "item_id": item_id}
                unit.insert("meeting_item_answer", values)
            else:
                unit.update("meeting_item_answer", known.id, values)
        return change(meeting.id, unit)

    def _views(
        self, groups: Sequence[CellGroup], meeting_id: str
    ) -> tuple[GroupView, ...]:
        sheets = {one.group_id: one for one in self.rows.sheets(meeting_id)}
        lines = self.rows.lines(meeting_id)
        return tuple(
            GroupView(
                group,
                self._leader(group),
                sheet := sheets.get(group.id),
                tuple(one for one in lines if sheet and one.sheet_id == sheet.id),
            )
            for group in self._with_sheets(groups, meeting_id)
        )

    def _totals(self, meeting_id: str) -> Totals:
        roll = self.ctx.rows.parts(RollLine, meeting_id)
        counted = {
            one.person_id: (
                one.sheet_id,
                PersonMark(person_id=one.person_id, mark=one.mark),
            )
            for one in self.rows.lines(meeting_id)
            if one.counted
        }
        return rules.totals(
            counted, [one.person_id for one in roll if must_attend(one)]
        )

    def type_as(self, meeting_id: str) -> Change:
        """Type the meeting by groups; raises the first condition that fails."""
        meeting = self.ctx.changeable(meeting_id)
        kind = self.ctx.kind(meeting)
        if kind.roll != "cell" or "regular" not in kind.counts:
            raise FormKindUnfit(field="form", kind=kind.title)
        for _name, problem in rules.problems(
            self.rules_of(meeting), self._case(meeting)
        ):
            raise problem
        with self.ctx.store.command("meetings.type_by_groups") as unit:
            unit.update("meeting", meeting_id, {"form": BY_GROUPS})
        return change(meeting_id, unit)

    def lacking(self, record: Record) -> tuple[UserError, ...]:
        """List what a meeting by groups still lacks before it may be closed."""
        meeting = record.meeting
        if meeting.form != BY_GROUPS:
            return ()
        found = [
            problem
            for _name, problem in rules.problems(
                self.rules_of(meeting), self._case(meeting, record.items)
            )
        ]
        kept = {one.group_id for one in self.rows.sheets(meeting.id)}
        found += [
            GroupSheetMissing(step=rules.STEP, group=group.name)
            for group in self._groups(meeting)
            if group.id not in kept
        ]
        if record.ballots and self.rules_of(meeting).votes_reserved:
            found.append(GroupVoteReserved(step="vote"))
        return tuple(found)

    def _case(
        self, meeting: Meeting, items: tuple[Item, ...] | None = None
    ) -> rules.Case:
        found = self.ctx.rows.parts(Item, meeting.id) if items is None else items
        return rules.Case(
            meeting=meeting,
            items=self._looked_at(meeting, found),
            members=tuple(self.ctx.colleagues.roster(meeting.on_day)),
            groups=self._groups(meeting),
            terms=self.rows.terms_on(meeting.on_day),
            before=self.rows.meetings_by_groups(meeting.on_day.year, meeting.id),
        )

    def _looked_at(
        self, meeting: Meeting, items: Sequence[Item]
    ) -> tuple[GroupItem, ...]:
        return rules.looked_at(
            self.rules_of(meeting),
            items,
            _flags(self.ctx.rules.agenda(meeting.on_day).suggestion),
            AnswerStore(self.ctx.store).of_meeting(meeting.id),
        )

    def _groups(self, meeting: Meeting) -> tuple[CellGroup, ...]:
        return tuple(self.ctx.colleagues.groups(meeting.on_day))

    def _with_sheets(
        self, groups: Sequence[CellGroup], meeting_id: str
    ) -> list[CellGroup]:
        # A group that was dissolved since keeps its place in the record.
        known = {one.id for one in groups}
        gone = [
            CellGroup(one.group_id, one.group_name, "", ())
            for one in self.rows.sheets(meeting_id)
            if one.group_id not in known
        ]
        return [*groups, *gone]

    def _leader(self, group: CellGroup) -> str:
        return self.ctx.colleagues.name(group.leader_id) if group.leader_id else ""


@functools.cache
def _flags(lines: tuple[Suggestion, ...]) -> Mapping[str, str]:
    """Give the flag of every line of a library by its folded title."""
    return {fold(one.title): one.reserved for one in lines}


def _titles() -> tuple[tuple[str, str], ...]:
    return (
        ("terms", _("Cấp trên cho phép, đủ số đảng viên, chưa quá số buổi trong năm")),
        ("groups", _("Các tổ đảng có tổ trưởng, ai cũng thuộc một tổ")),
        ("reserved", _("Không có nội dung phải để chi bộ quyết định")),
    )
