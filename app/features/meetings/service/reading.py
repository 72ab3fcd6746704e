"""The views of meetings: one whole meeting, and the lines of a year."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.course import Step
from app.features.meetings.model.entries import OpenTask
from app.features.meetings.model.records import (
    HELD,
    Mark,
    Meeting,
    Record,
    RollLine,
)
from app.features.meetings.model.ruleset import Kind
from app.features.meetings.model.views import (
    AbsenceRun,
    MeetingLine,
    MeetingView,
    Notice,
    Officials,
    VoteResult,
)
from app.features.meetings.rules import closing, roll, running, votes
from app.features.meetings.service.context import Context
from app.features.meetings.service.forms.away import gone_at
from app.features.meetings.service.preparing.committee import committee_met_on
from app.features.meetings.service.running import matters
from app.features.meetings.service.running.times import SessionTimes
from app.kernel.errors import UserError


@dataclass(frozen=True, slots=True)
class Reading:
    """Builds frozen views; changes nothing."""

    ctx: Context
    times: SessionTimes
    lacking: tuple[Callable[[Record], tuple[UserError, ...]], ...] = ()

    def meeting(self, meeting_id: str) -> MeetingView:
        """Read a whole meeting: its sums, what it lacks, what is worth knowing."""
        record = self.ctx.rows.record(meeting_id)
        meeting = record.meeting
        conduct, kind = self.ctx.conduct(meeting), self.ctx.kind(meeting)
        steps = self.ctx.rules.course(meeting.on_day, meeting.kind, meeting.form)
        counts = roll.count(record.roll)
        quorum = roll.quorum(counts, conduct.quorum)
        ratio = roll.ratio(counts, conduct.attendance)
        runs = self._runs(record)
        results = self.results(record)
        tasks = self._open_tasks(record)
        agenda = self.ctx.rules.agenda(meeting.on_day)
        return MeetingView(
            record=record,
            kind=kind,
            conduct=conduct,
            title=self.title(meeting, kind),
            apart=self.apart(meeting, kind),
            officials=self.officials(record),
            roll_ready=meeting.started_at is not None,
            members=tuple(self.ctx.colleagues.roster(meeting.on_day)),
            counts=counts,
            quorum=quorum,
            ratio=ratio,
            runs=runs,
            votes=results,
            matters=matters.offered(self.ctx, meeting, kind),
            topics=agenda.topic,
            absence_reasons=agenda.absence_reasons,
            open_tasks=tasks,
            missing=self._missing(record, kind, results, tasks, steps),
            notices=self._notices(record, kind, steps, runs),
            steps=steps,
            prints_pauses=self.ctx.rules.courses_on(meeting.on_day).prints_pauses,
            goes_on=self.times.goes_on(record),
        )

    def _missing(
        self,
        record: Record,
        kind: Kind,
        results: tuple[VoteResult, ...],
        tasks: tuple[OpenTask, ...],
        steps: tuple[Step, ...],
    ) -> tuple[UserError, ...]:
        meeting = record.meeting
        found = closing.missing(
            record,
            kind,
            results,
            open_titles=closing.unanswered(record, {t.task_id: t.title for t in tasks}),
            waived=(
                *running.waived(record, steps),
                *self.ctx.rules.waived_by(meeting.form, meeting.on_day),
            ),
        )
        return found + tuple(one for lack in self.lacking for one in lack(record))

    def _notices(
        self,
        record: Record,
        kind: Kind,
        steps: tuple[Step, ...],
        runs: tuple[AbsenceRun, ...],
    ) -> tuple[Notice, ...]:
        conduct = self.ctx.conduct(record.meeting)
        met = self.committee_met(record.meeting)
        found = closing.notices(record, conduct, kind, committee_met=met)
        found += closing.skip_notices(record, steps)
        if record.roll:
            counts = roll.count(record.roll)
            quorum = roll.quorum(counts, conduct.quorum)
            ratio = roll.ratio(counts, conduct.attendance)
            found += closing.roll_notices(counts, quorum, ratio, runs)
        return found

    def line(self, meeting: Meeting) -> MeetingLine:
        """Read a meeting as a line of the year's list."""
        kind = self.ctx.kind(meeting)
        number = self.ctx.rows.number_of(meeting.id)
        chair = self.ctx.colleagues.name(meeting.chair_id) if meeting.chair_id else ""
        return MeetingLine(
            id=meeting.id,
            kind=meeting.kind,
            kind_title=kind.title,
            title=self.title(meeting, kind),
            on_day=meeting.on_day,
            time=meeting.planned_time,
            place=meeting.place,
            state=meeting.state,
            number=number.number if number else None,
            counts=roll.count(self.ctx.rows.parts(RollLine, meeting.id)),
            minutes=meeting.minutes,
            chair=chair,
        )

    def title(self, meeting: Meeting, kind: Kind) -> str:
        """Name a meeting: its kind with the month, or with its theme.

        Papers print this name, so it does not follow the language of the window.
        """
        if meeting.theme:
            return f"{kind.title}: {meeting.theme}{self.apart(meeting, kind)}"
        if kind.by_month:
            month = f"{kind.title} tháng {meeting.on_day:%m/%Y}"
            return f"{month}{self.apart(meeting, kind)}"
        return f"{kind.title} ngày {meeting.on_day:%d/%m/%Y}"

    def apart(self, meeting: Meeting, kind: Kind) -> str:
        """Say by its day which meeting of a month this is, unless it is the first.

        The first keeps its plain name, which may stand on signed paper by now. Two of
        one kind are never on one day.
        """
        if not kind.by_month or not self.ctx.rows.has_alike_before(meeting):
            return ""
        return f", ngày {meeting.on_day:%d/%m/%Y}"

    def results(self, record: Record) -> tuple[VoteResult, ...]:
        """Put every vote beside its base and threshold."""
        decided = matters.known(self.ctx, record.meeting, record.ballots)
        all_vote = self.ctx.kind(record.meeting).roll == "committee"
        found = []
        for ballot in record.ballots:
            matter = decided.get(ballot.id)
            if matter is not None:
                when = record.moment_of(ballot.id)
                lines = record.roll
                if when is not None:
                    lines = tuple(
                        roll.at_moment(
                            lines,
                            (
                                *record.presence,
                                *gone_at(self.ctx, record.meeting, when.at),
                            ),
                            when.at,
                        )
                    )
                aside = roll.kept_aside(when)
                base = roll.voting_base(lines, matter, all_vote=all_vote, aside=aside)
                found.append(votes.result(ballot, matter, base))
        return matters.seated(self.ctx, record.meeting, tuple(found))

    def officials(self, record: Record) -> Officials:
        """Name chair and clerk with their posts as of the day of the meeting."""
        meeting = record.meeting
        chair, chair_post = self._named(record, meeting.chair_id)
        clerk, clerk_post = self._named(record, meeting.clerk_id)
        return Officials(chair, chair_post, clerk, clerk_post)

    def _named(self, record: Record, person_id: str) -> tuple[str, str]:
        if not person_id:
            return "", ""
        for line in record.roll:
            if line.person_id == person_id:
                return line.name, line.post
        for member in self.ctx.colleagues.roster(record.meeting.on_day):
            if member.person_id == person_id:
                return member.name, member.post
        return self.ctx.colleagues.name(person_id), ""

    def _open_tasks(self, record: Record) -> tuple[OpenTask, ...]:
        own = {given.task_id for given in record.assignments}
        if record.meeting.state in HELD:
            return ()
        found = self.ctx.colleagues.open_tasks(record.meeting.on_day)
        return tuple(task for task in found if task.task_id not in own)

    def _runs(self, record: Record) -> tuple[AbsenceRun, ...]:
        meeting = record.meeting
        limit = self.ctx.conduct(meeting).attendance.max_excused_run
        before = [
            self.ctx.rows.parts(RollLine, other.id)
            for other in self.regular_before(meeting)
        ]
        found = []
        for line in record.roll:
            if line.mark is not Mark.EXCUSED:
                continue
            marks = [
                earlier.mark
                for lines in before
                for earlier in lines
                if earlier.person_id == line.person_id
            ]
            length = roll.excused_run([*marks, line.mark])
            if length >= limit - 1:
                found.append(AbsenceRun(line.name, length, limit))
        return tuple(found)

    def regular_before(self, meeting: Meeting) -> list[Meeting]:
        """List the regular meetings held earlier in the year."""
        # The whole year is asked for: the same question from every meeting of it.
        first, last = (date(meeting.on_day.year, *day) for day in ((1, 1), (12, 31)))
        return [
            other
            for other in self.ctx.rows.between(first, last)
            if other.on_day <= meeting.on_day
            and other.id != meeting.id
            and other.was_held
            and "regular" in self.ctx.kind(other).counts
        ]

    def committee_met(self, meeting: Meeting) -> bool | None:
        """Say whether the committee met earlier in the month; None without one."""
        size = self.ctx.colleagues.committee_size(meeting.on_day)
        if size < self.ctx.conduct(meeting).yearly.smallest_committee:
            return None
        return committee_met_on(self.ctx, meeting) is not None
