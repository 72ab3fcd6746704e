"""The rules of meetings by party groups, and the sheets of the groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.features.meetings.model.course import Need
from app.features.meetings.model.records import Mark
from app.kernel.errors import UserError

BY_GROUPS = "by_groups"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserved:
    """What stays with the cell; ``words`` are how an agenda usually names it."""

    id: str
    title: str
    words: tuple[str, ...]
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class ItemAnswer:
    """Whether a matter stays with the cell; holds while its title is the same."""

    id: str
    meeting_id: str
    item_id: str
    title: str
    matter: str


@dataclass(frozen=True, slots=True)
class GroupItem:
    """A matter of the agenda as the form looks at it.

    ``matter`` is the reserved matter it is, '' when it is none, None while nobody has
    said; ``guess`` is what its words point to. A line of the library ``is_known``.
    """

    item_id: str
    title: str
    matter: str | None
    guess: str
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRules:
    """What a sheet of a group may hold; ``form`` begins its code."""

    form: str
    longest_text: int
    largest_kilobytes: int
    extra_rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRules:
    """One rule set of meetings by party groups."""

    id: str
    title: str
    valid_from: date
    source: str
    confidence: str
    note: str
    waives: tuple[Need, ...]
    votes_reserved: bool
    votes_source: str
    votes_confidence: str
    reserved: tuple[Reserved, ...]
    sheet: SheetRules

    def reserved_of(self, matter: str) -> Reserved | None:
        """Find a matter that stays with the cell."""
        return next((one for one in self.reserved if one.id == matter), None)


@dataclass(frozen=True, slots=True)
class CellGroup:
    """A party group on the day of a meeting, as the register answers it."""

    id: str
    name: str
    leader_id: str
    member_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the superior allows from a day on; None is unknown, 0 is no limit."""

    id: str
    from_on: date
    min_members: int | None
    max_a_year: int | None
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMark:
    """One person on the sheet of a group."""

    person_id: str
    mark: Mark
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetDraft:
    """The sheet of a group as typed from paper or read from its file."""

    group_id: str
    origin: Literal["paper", "file"] = "paper"
    leader: str = ""
    clerk: str = ""
    place: str = ""
    began_at: datetime | None = None
    ended_at: datetime | None = None
    content: str = ""
    opinions: str = ""
    proposals: str = ""
    people: tuple[PersonMark, ...] = ()


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """A sheet before it is filled in: its code, whose it is, who stands on it.

    ``people`` are the short mark and the name of each; ``extra`` rows are left for
    members of other groups who came.
    """

    code: str
    meeting_title: str
    on_day: date
    group: CellGroup
    leader: str
    people: tuple[tuple[str, str], ...]
    items: tuple[str, ...]
    extra: int
    rules: GroupRules


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet of a group as kept with the meeting."""

    id: str
    meeting_id: str
    group_id: str
    group_name: str
    leader: str
    clerk: str
    place: str
    began_at: datetime | None
    ended_at: datetime | None
    content: str
    opinions: str
    proposals: str
    origin: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A person on a kept sheet; ``counted`` where he counts for the cell."""

    id: str
    meeting_id: str
    sheet_id: str
    person_id: str
    name: str
    mark: Mark
    reason: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Double:
    """Somebody on two sheets: in which groups, by id and name, with what mark."""

    person_id: str
    name: str
    groups: tuple[tuple[str, str, Mark], ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """The attendance of the groups together, nobody counted twice."""

    present: int
    excused: int
    unexcused: int
    exempt: int
    unmarked: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What merging would do: sums, people on two sheets, sheets that are replaced."""

    drafts: tuple[SheetDraft, ...]
    names: Mapping[str, str]
    totals: Totals
    doubles: tuple[Double, ...]
    replaced: tuple[str, ...]
    without_sheet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group with its sheet, if there is one."""

    group: CellGroup
    leader: str
    sheet: Sheet | None
    lines: tuple[SheetLine, ...]

    @property
    def present(self) -> int:
        """Count who was present in this group and counts for the cell here."""
        return sum(one.counted and one.mark is Mark.PRESENT for one in self.lines)


@dataclass(frozen=True, slots=True)
class GroupCondition:
    """A condition of the form; ``problem`` says what is lacking."""

    id: str
    title: str
    problem: UserError | None


@dataclass(frozen=True, slots=True)
class GroupsView:
    """A meeting by groups with everything computed from it."""

    meeting_id: str
    form: str
    rules: GroupRules
    terms: Terms | None
    members: int
    held_this_year: int
    groups: tuple[GroupView, ...]
    conditions: tuple[GroupCondition, ...]
    totals: Totals
    items: tuple[GroupItem, ...] = ()

    @property
    def free_items(self) -> tuple[GroupItem, ...]:
        """List the matters of the cell's own words, which are asked about once."""
        return tuple(one for one in self.items if not one.is_known)
