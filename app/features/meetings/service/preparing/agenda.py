"""The library of agendas: lines to choose from, never put in by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.features.meetings.errors import NothingToSuggest
from app.features.meetings.model.entries import NewItem
from app.features.meetings.model.records import Item, Meeting
from app.features.meetings.model.ruleset import Suggestion, Theme, Topic
from app.features.meetings.service.context import Context, change
from app.features.meetings.service.planning import Planning
from app.kernel.changes import Change
from app.kernel.text import fold


@dataclass(frozen=True, slots=True)
class Library:
    """What may go on the agenda of one meeting.

    ``lines`` leave out what stands there already; ``content`` is what the rules ask a
    meeting of this kind to treat; ``cells`` are the kinds of cell to look at.
    """

    cell_kind: str
    cells: tuple[Topic, ...]
    lines: tuple[Suggestion, ...]
    themes: tuple[Theme, ...]
    content: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class AgendaLibrary:
    """Offers lines by kind of meeting and kind of cell."""

    ctx: Context
    planning: Planning

    def library(self, meeting_id: str, cell_kind: str = "") -> Library:
        """List what suits a meeting; ``cell_kind`` looks at another kind of cell."""
        meeting = self.ctx.rows.meeting(meeting_id)
        cell = cell_kind or self.ctx.colleagues.cell_kind()
        agenda = self.ctx.rules.agenda(meeting.on_day)
        have = {fold(item.title) for item in self.ctx.rows.parts(Item, meeting_id)}
        kind = self.ctx.kind(meeting)
        return Library(
            cell_kind=cell,
            cells=agenda.cell,
            lines=tuple(
                line
                for line in agenda.suggestion
                if _suits(line, meeting, cell) and fold(line.title) not in have
            ),
            themes=self.themes(meeting, cell),
            content=kind.content,
            source=kind.source,
        )

    def themes(self, meeting: Meeting, cell: str = "") -> tuple[Theme, ...]:
        """List the subjects a thematic meeting may treat, own kind of cell first."""
        cell = cell or self.ctx.colleagues.cell_kind()
        found = self.ctx.rules.agenda(meeting.on_day).theme
        own = [one for one in found if cell in one.cell_kinds]
        general = [one for one in found if not one.cell_kinds]
        return (*own, *general)

    def add(self, meeting_id: str, lines: Sequence[Suggestion]) -> Change:
        """Add chosen lines at the end of the agenda in one command."""
        self.ctx.changeable(meeting_id)
        if not lines:
            raise NothingToSuggest
        with self.ctx.store.command("meetings.suggest_agenda") as unit:
            for line in lines:
                new = NewItem(title=line.title, topic=line.topic)
                self.planning.add_item(meeting_id, new)
        return change(meeting_id, unit)


def _suits(line: Suggestion, meeting: Meeting, cell: str) -> bool:
    if meeting.kind not in line.kinds:
        return False
    if line.cell_kinds and cell not in line.cell_kinds:
        return False
    return not line.months or meeting.on_day.month in line.months
