"""Over many meetings: the figures of a year, what is due, the search."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from app.features.meetings.model.preparing import What
from app.features.meetings.model.records import Meeting, State
from app.features.meetings.rules import figures, roll
from app.features.meetings.service.context import Context
from app.features.meetings.service.preparing.committee import committee_met_on
from app.features.meetings.service.preparing.desk import PreparingDesk
from app.features.meetings.service.reading import Reading
from app.kernel.dates import add_months, short
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit, Place
from app.kernel.text import clean, fold
from app.kernel.words import _

_WRITING = frozenset({State.DRAFT, State.READ})


@dataclass(frozen=True, slots=True)
class YearDesk:
    """Looks across the meetings."""

    ctx: Context
    reading: Reading
    preparing: PreparingDesk

    def facts(self, year: int) -> list[Fact]:
        """Give the year's figures; see data/rules/meetings/FACTS.md."""
        held = [self._held(m) for m in self._of_year(year) if m.was_held]
        yearly = self.ctx.rules.conduct(date(year, 12, 31)).yearly
        return figures.year_facts(held, yearly)

    def duties(self, on: date) -> list[Duty]:
        """Tell what meetings ask for around a day: prepare, hold, write up."""
        around = self.ctx.rows.between(on - timedelta(days=400), add_months(on, 3))
        alive = [one for one in around if one.state is not State.CANCELLED]
        found = [duty for one in alive for duty in self._of_meeting(one, on)]
        return [*found, *self._regular(alive, on), *self._thematic(alive, on)]

    def search(self, text: str) -> list[Hit]:
        """Find meetings by title, day and place, newest first, without marks and case.

        What was said and decided at them is found through the index of texts; see
        ``app.today.finding``.
        """
        words = fold(clean(text)).split()
        if not words:
            return []
        phrase, group = clean(text).casefold(), _("Kỳ họp")
        hits = []
        for meeting in self.ctx.rows.all():
            title = self.reading.title(meeting, self.ctx.kind(meeting))
            line = f"{title}, {short(meeting.on_day)}, {meeting.place}"
            there = fold(line)
            if all(word in there for word in words):
                place = Place("meetings", meeting.id)
                hits.append(Hit(group, title, line, place, phrase in line.casefold()))
        return hits

    def _held(self, meeting: Meeting) -> figures.Held:
        """Give a meeting with its sums, known until something of it is written."""
        asked = (self.ctx.rows, meeting.id)
        found = self.ctx.store.answers.worked_out(
            "meetings.held", asked, lambda: (self._summed(meeting),)
        )
        return found[0]

    def _summed(self, meeting: Meeting) -> figures.Held:
        record = self.ctx.rows.record(meeting.id)
        conduct = self.ctx.conduct(meeting)
        committee = self.ctx.colleagues.committee_size(meeting.on_day)
        return figures.Held(
            record=record,
            kind=self.ctx.kind(meeting),
            conduct=conduct,
            counts=roll.count(record.roll),
            results=self.reading.results(record),
            has_committee=committee >= conduct.yearly.smallest_committee,
            committee_met=committee_met_on(self.ctx, meeting) is not None,
            days_ahead=self.preparing.days_ahead(meeting),
        )

    def _of_year(self, year: int) -> list[Meeting]:
        return self.ctx.rows.between(date(year, 1, 1), date(year, 12, 31))

    def _of_meeting(self, meeting: Meeting, on: date) -> Iterator[Duty]:
        yearly = self.ctx.conduct(meeting).yearly
        place = Place("meetings", meeting.id)
        title = self.reading.title(meeting, self.ctx.kind(meeting))
        day = short(meeting.on_day)
        if meeting.state is State.PLANNED:
            ready_from = meeting.on_day - timedelta(days=yearly.prepare_days_before)
            if meeting.on_day < on:
                reason = _("Buổi họp ngày {day} chưa được ghi.").format(day=day)
                yield Duty(title, reason, meeting.on_day, _("Ghi buổi họp"), place)
            elif ready_from <= on:
                yield self._prepare(meeting, title, place)
        elif meeting.state is State.RUNNING:
            reason = _("Buổi họp đang ghi dở.")
            yield Duty(title, reason, meeting.on_day, _("Họp tiếp"), place)
        elif meeting.state in _WRITING:
            due = meeting.on_day + timedelta(days=yearly.draft_days_after)
            reason = _("Biên bản chưa ký.")
            yield Duty(title, reason, due, _("Hoàn thành biên bản"), place)
        elif meeting.was_held:
            yield from self._posting(meeting, on, title, place)

    def _posting(
        self, meeting: Meeting, on: date, title: str, place: Place
    ) -> Iterator[Duty]:
        """Remind of putting signed minutes up, for as long as the record says.

        A cell that said last time that it posts nothing is not asked again.
        """
        posting = self.ctx.conduct(meeting).posting
        if posting is None or not self._asks_posting(meeting, "minutes"):
            return
        due = meeting.on_day + timedelta(days=posting.after_days)
        if on <= due + timedelta(days=posting.remind_days):
            reason = _("Chưa ghi việc đăng lên Sổ tay đảng viên sau buổi họp.")
            action = _("Ghi đã đăng")
            yield Duty(title, reason, due, action, place, posting.source)

    def _asks_posting(self, meeting: Meeting, what: What) -> bool:
        rows = self.preparing.rows
        if rows.posted(meeting.id, what) is not None:
            return False
        last = rows.last_posted(meeting.on_day, what)
        return last is not None and last.posted_on is not None

    def _prepare(self, meeting: Meeting, title: str, place: Place) -> Duty:
        conduct = self.ctx.conduct(meeting)
        days = conduct.material_days_before
        due = meeting.on_day - timedelta(days=days)
        reason = _("Họp ngày {day}; {lacking}.").format(
            day=short(meeting.on_day), lacking=self._lacking(meeting)
        )
        basis = self.ctx.kind(meeting).source
        return Duty(title, reason, due, _("Chuẩn bị"), place, basis)

    def _lacking(self, meeting: Meeting) -> str:
        """Name what is still to be prepared; the general words when nothing is."""
        found = self.preparing.of(meeting)
        parts = []
        if not found.agenda:
            parts.append(_("lập chương trình"))
        if found.days_ahead is None:
            parts.append(_("gửi tài liệu"))
        if found.posted_on is None and self._asks_posting(meeting, "papers"):
            parts.append(_("đăng Sổ tay đảng viên"))
        if found.told_count < found.of:
            left = found.of - found.told_count
            parts.append(_("báo {count} đồng chí").format(count=left))
        return ", ".join(parts) or _("đã chuẩn bị xong")

    def _regular(self, alive: list[Meeting], on: date) -> Iterator[Duty]:
        month = (on.year, on.month)
        if not any(
            (one.on_day.year, one.on_day.month) == month
            and "regular" in self.ctx.kind(one).counts
            for one in alive
        ):
            end = add_months(on.replace(day=1), 1) - timedelta(days=1)
            title = _("Sinh hoạt thường kỳ tháng {month}").format(month=f"{on:%m/%Y}")
            reason = _("Tháng này chưa có lịch sinh hoạt thường kỳ.")
            basis = self._source(on, "regular")
            place = Place("meetings", f"fill:{on.year}")
            yield Duty(title, reason, end, _("Lập lịch họp"), place, basis)

    def _thematic(self, alive: list[Meeting], on: date) -> Iterator[Duty]:
        quarter = (on.month + 2) // 3
        first = date(on.year, quarter * 3 - 2, 1)
        end = add_months(first, 3) - timedelta(days=1)
        warn = self.ctx.rules.conduct(on).yearly.quarter_end_days
        if (end - on).days > warn:
            return
        if not any(
            first <= one.on_day <= end and "thematic" in self.ctx.kind(one).counts
            for one in alive
        ):
            title = _("Sinh hoạt chuyên đề quý {quarter}/{year}").format(
                quarter=quarter, year=on.year
            )
            reason = _("Quý này chưa có buổi sinh hoạt chuyên đề.")
            basis = self._source(on, "thematic")
            place = Place("meetings", f"fill:{on.year}")
            yield Duty(title, reason, end, _("Lập lịch họp"), place, basis)

    def _source(self, on: date, kind_id: str) -> str:
        kind = self.ctx.rules.conduct(on).kind_of(kind_id)
        return kind.source if kind else ""
