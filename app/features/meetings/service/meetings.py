"""The service other parts of the program hold: meetings in one place."""

from datetime import date

from app.features.meetings.model.entries import NewMeeting
from app.features.meetings.model.preparing import Preparation
from app.features.meetings.model.records import Number
from app.features.meetings.model.ruleset import Kind, RuleBook
from app.features.meetings.model.views import MeetingLine, MeetingView
from app.features.meetings.service.attending import RollCall, roll_calls
from app.features.meetings.service.conduct import Conducting
from app.features.meetings.service.context import Colleagues, Context
from app.features.meetings.service.floor import Floor
from app.features.meetings.service.forms.groups import GroupDesk
from app.features.meetings.service.forms.joining import JoiningDesk
from app.features.meetings.service.forms.merging import GroupSheets
from app.features.meetings.service.forms.online import OnlineDesk
from app.features.meetings.service.forms.sheetfile import SheetFiles
from app.features.meetings.service.minutes import MinutesDesk
from app.features.meetings.service.planning import Planning
from app.features.meetings.service.preparing.agenda import AgendaLibrary
from app.features.meetings.service.preparing.desk import PreparingDesk
from app.features.meetings.service.preparing.notices import Notices
from app.features.meetings.service.preparing.papers import PaperFolder
from app.features.meetings.service.preparing.yearplan import YearPlanning
from app.features.meetings.service.reading import Reading
from app.features.meetings.service.reentry import Reentry
from app.features.meetings.service.running.drafts import Drafts
from app.features.meetings.service.running.elections import ElectionDesk
from app.features.meetings.service.running.presence import PresenceDesk
from app.features.meetings.service.running.sitting import Sitting
from app.features.meetings.service.running.times import SessionTimes
from app.features.meetings.service.running.voting import VoteCounting
from app.features.meetings.service.session import SessionDesk
from app.features.meetings.service.year import YearDesk
from app.features.meetings.store.elections import ElectionStore
from app.features.meetings.store.groups import GroupSheetStore
from app.features.meetings.store.online import OnlineStore
from app.features.meetings.store.preparing import PreparingStore
from app.features.meetings.store.rows import MeetingStore
from app.infra.attachments import Attachments
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit


class Meetings:
    """The meetings of a cell.

    The acts stand in parts named after the work: ``planning``, ``conducting`` (opening,
    roll-call, tasks of last time), ``sitting`` (steps, clocks, pauses), ``presence``
    (coming late, leaving early), ``floor`` (opinions, conclusions, tasks), ``votes``,
    ``elections``, ``times`` (typed times on the right day),
    ``minutes`` (close, read out, sign, lock, numbers, addenda) and ``drafts`` (what is
    half typed). Before the meeting: ``year_planning``, ``agenda`` (the library),
    ``told`` (notices, posting) and ``papers`` (files).
    """

    def __init__(
        self,
        store: Store,
        rules: RuleBook,
        colleagues: Colleagues,
        attachments: Attachments | None = None,
    ) -> None:
        ctx = Context(store, MeetingStore(store), rules, colleagues)
        online = OnlineStore(store)
        self.online, self.joining = OnlineDesk(ctx, online), JoiningDesk(ctx, online)
        sheets = GroupSheetStore(store)
        self.groups = GroupDesk(ctx, sheets)
        self.group_sheets = GroupSheets(ctx, sheets)
        self.times = SessionTimes(ctx)
        reading = Reading(ctx, self.times, (self.online.lacking, self.groups.lacking))
        self.sheet_files = SheetFiles(ctx, reading)
        self.planning = Planning(ctx)
        self.sitting = Sitting(ctx, reading)
        self.drafts = Drafts(ctx)
        self.presence = PresenceDesk(ctx)
        self.conducting = Conducting(ctx, self.sitting)
        self.floor = Floor(ctx, self.times)
        self.votes = VoteCounting(ctx)
        self.elections = ElectionDesk(ctx, ElectionStore(store), self.votes, reading)
        self.minutes = MinutesDesk(ctx, reading, self.sitting, self.times)
        self.reentry = Reentry(ctx, self)
        self._ctx = ctx
        self._reading = reading
        rows = PreparingStore(store)
        self.year_planning = YearPlanning(ctx, self.planning, rows)
        self.agenda = AgendaLibrary(ctx, self.planning)
        self.told = Notices(ctx, self.conducting, rows)
        kept = attachments or Attachments.in_memory(store.clock)
        self.papers = PaperFolder(ctx, self.planning, rows, kept)
        self._preparing = PreparingDesk(ctx, reading, self.told, rows)
        self._year = YearDesk(ctx, reading, self._preparing)
        self.sessions = SessionDesk(ctx, reading, self._preparing)

    def plan(self, new: NewMeeting) -> Change:
        """Plan a meeting; see ``Planning.plan``."""
        return self.planning.plan(new)

    def meeting(self, meeting_id: str) -> MeetingView:
        """Read a whole meeting. Raises ``MissingRecord``."""
        return self._reading.meeting(meeting_id)

    def preparation(self, meeting_id: str) -> Preparation:
        """Read how far a meeting is prepared: papers, posting, who was told."""
        return self._preparing.preparation(meeting_id)

    def short_text(self, meeting_id: str) -> str:
        """Write the notice for a chat group; it names no member."""
        return self._preparing.short_text(meeting_id)

    def line(self, meeting_id: str) -> MeetingLine:
        """Read a meeting as one line of a list. Raises ``MissingRecord``."""
        return self._reading.line(self._ctx.rows.meeting(meeting_id))

    def numbers(self) -> list[Number]:
        """List every number of minutes ever given, void ones included."""
        return self._ctx.rows.numbers()

    def of_year(self, year: int) -> list[MeetingLine]:
        """Read the meetings of a year in order of day."""
        found = self._ctx.rows.between(date(year, 1, 1), date(year, 12, 31))
        return [self._reading.line(meeting) for meeting in found]

    def roll_calls(self, year: int) -> list[RollCall]:
        """Read the roll-calls of the cell's held meetings of a year."""
        return roll_calls(self._ctx, year)

    def kinds(self, on: date) -> tuple[Kind, ...]:
        """List the kinds of meeting of the rule set in force."""
        return self._ctx.rules.conduct(on).kind

    def facts(self, year: int) -> list[Fact]:
        """Give the year's figures; see data/rules/meetings/FACTS.md."""
        return self._year.facts(year)

    def duties(self, on: date) -> list[Duty]:
        """Tell what meetings ask for around a day."""
        return self._year.duties(on)

    def search(self, text: str) -> list[Hit]:
        """Find meetings and sentences of minutes."""
        return self._year.search(text)
