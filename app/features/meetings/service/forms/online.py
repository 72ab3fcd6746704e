"""The record of an online or mixed meeting: its conditions, and who joined where."""

from dataclasses import dataclass

from app.features.meetings.model.forms.errors import (
    FormKindUnfit,
    FormUnknown,
    OnlinePercentOutside,
    OnlineRecordingUnexplained,
    OnlineRecordMissing,
    OnlineUnableNotInBase,
    OnlineUnableOutside,
)
from app.features.meetings.model.forms.online import (
    ONLINE_FORMS,
    OnlineDetails,
    OnlineRecord,
    OnlineView,
)
from app.features.meetings.model.records import Meeting, Record, RollLine
from app.features.meetings.rules.forms import online as rules
from app.features.meetings.rules.forms.stays import stays
from app.features.meetings.service.context import Context, change
from app.features.meetings.store.online import OnlineStore
from app.features.meetings.store.rows import iso
from app.kernel.changes import Change
from app.kernel.errors import UserError
from app.kernel.text import clean

IN_PERSON = "in_person"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class OnlineDesk:
    """Keeps the conditions of an online meeting, and types it once they hold."""

    ctx: Context
    rows: OnlineStore

    def view(self, meeting_id: str) -> OnlineView:
        """Show the record of a meeting with every condition as it stands."""
        return self._view(self.ctx.rows.record(meeting_id))

    def describe(self, meeting_id: str, new: OnlineDetails) -> Change:
        """Record what is known before the meeting; empty fields may come later."""
        meeting = self.ctx.changeable(meeting_id)
        self._fit(meeting)
        values = self._values(meeting, new)
        with self.ctx.store.command("meetings.describe_online") as unit:
            known = self.rows.record(meeting_id)
            if known is None:
                unit.insert("meeting_online", {"meeting_id": meeting_id, **values})
            else:
                unit.update("meeting_online", known.id, values)
        return change(meeting_id, unit)

    def cannot_come(self, meeting_id: str, person_id: str, reason: str) -> Change:
        """Name a member who cannot meet in one place, and why; no reason takes back."""
        meeting = self.ctx.changeable(meeting_id)
        words = self._line(reason, "reason")
        base = dict(self._base(meeting))
        if words and person_id not in base:
            name = self.ctx.colleagues.name(person_id)
            raise OnlineUnableNotInBase(field="reason", name=name)
        known = next(
            (one for one in self.rows.unable(meeting_id) if one.person_id == person_id),
            None,
        )
        with self.ctx.store.command("meetings.cannot_come") as unit:
            if known is not None and not words:
                unit.delete("meeting_unable", known.id)
            elif known is not None:
                unit.update("meeting_unable", known.id, {"reason": words})
            elif words:
                row = {"meeting_id": meeting_id, "person_id": person_id}
                unit.insert("meeting_unable", {**row, "reason": words})
        return change(meeting_id, unit)

    def type_as(self, meeting_id: str, form: str) -> Change:
        """Type the meeting online, mixed or in person; raises the first condition."""
        meeting = self.ctx.changeable(meeting_id)
        if form not in (IN_PERSON, *ONLINE_FORMS):
            raise FormUnknown(field="form", form=form)
        if form != IN_PERSON:
            self._fit(meeting)
            view = self.view(meeting_id)
            for one in view.conditions:
                if one.when == "before" and one.problem is not None:
                    raise one.problem
        with self.ctx.store.command("meetings.type_as") as unit:
            unit.update("meeting", meeting_id, {"form": form})
        return change(meeting_id, unit)

    def confirm_identity(
        self, meeting_id: str, words: str = "", *, confirmed: bool = True
    ) -> Change:
        """Record that the chair confirmed who joined from afar, and how."""
        record = self._known(meeting_id)
        values = {
            "identity": int(confirmed),
            "identity_words": self._line(words, "identity_words"),
        }
        with self.ctx.store.command("meetings.confirm_identity") as unit:
            unit.update("meeting_online", record.id, values)
        return change(meeting_id, unit)

    def decide_recording(self, meeting_id: str, decision: str = "") -> Change:
        """Record that nothing is recorded, or the chair's decision to record."""
        record = self._known(meeting_id)
        words = self._line(decision, "recording_words")
        values = {
            "recording": "decided" if words else "none",
            "recording_words": words,
        }
        with self.ctx.store.command("meetings.decide_recording") as unit:
            unit.update("meeting_online", record.id, values)
        return change(meeting_id, unit)

    def confirm(
        self,
        meeting_id: str,
        *,
        identity: bool,
        how: str,
        recording: str,
        decision: str,
    ) -> Change:
        """Record what the chair confirmed in one act; ``recording`` may be open yet.

        A recording needs the decision in words.
        """
        if recording == "decided" and not self._line(decision, "recording_words"):
            raise OnlineRecordingUnexplained(field="recording_words")
        with self.ctx.store.command("meetings.confirm_online") as unit:
            self.confirm_identity(meeting_id, how, confirmed=identity)
            if recording:
                told = decision if recording == "decided" else ""
                self.decide_recording(meeting_id, told)
        return change(meeting_id, unit)

    def lacking(self, record: Record) -> tuple[UserError, ...]:
        """List what an online meeting still lacks before it may be closed."""
        if record.meeting.form not in ONLINE_FORMS:
            return ()
        view = self._view(record)
        if view.record is None:
            return (OnlineRecordMissing(step=rules.STEP),)
        problems = (one.problem for one in view.conditions)
        return tuple(one for one in problems if one is not None)

    def _view(self, record: Record) -> OnlineView:
        meeting = record.meeting
        found = self.ctx.rules.online_rules(meeting.on_day)
        known = self.rows.record(meeting.id)
        unable = self.rows.unable(meeting.id)
        base = self._base(meeting, record.roll)
        joined = stays(meeting, record.roll, self.rows.joinings(meeting.id))
        kept = known or _blank(meeting.id)
        case = rules.Case(meeting, kept, base, unable, record.roll, joined)
        there = {one.person_id for one in joined}
        return OnlineView(
            meeting_id=meeting.id,
            form=meeting.form,
            rules=found,
            record=known,
            base=base,
            unable=unable,
            unable_total=rules.unable_total(kept, unable),
            needed=rules.needed_of(found, len(base)),
            conditions=rules.conditions(found, case),
            stays=joined,
            without_stay=tuple(
                line.person_id
                for line in record.roll
                if line.mark == "present" and line.person_id not in there
            ),
        )

    def _base(
        self, meeting: Meeting, roll: tuple[RollLine, ...] | None = None
    ) -> tuple[tuple[str, str], ...]:
        lines = self.ctx.rows.parts(RollLine, meeting.id) if roll is None else roll
        members = () if lines else self.ctx.colleagues.roster(meeting.on_day)
        return rules.base_of(lines, tuple(members))

    def _fit(self, meeting: Meeting) -> None:
        # The scope of 03-HD/TW is the session of a cell; others are held in person.
        kind = self.ctx.kind(meeting)
        if kind.roll != "cell":
            raise FormKindUnfit(field="form", kind=kind.title)

    def _known(self, meeting_id: str) -> OnlineRecord:
        self.ctx.changeable(meeting_id)
        found = self.rows.record(meeting_id)
        if found is None:
            raise OnlineRecordMissing(step=rules.STEP)
        return found

    def _values(self, meeting: Meeting, new: OnlineDetails) -> dict[str, object]:
        total = len(self._base(meeting))
        count = new.unable_count
        if count is not None and not 0 <= count <= total:
            raise OnlineUnableOutside(field="unable_count", total=total, count=count)
        least = new.least_percent
        if least is not None and not 0 < least <= _WHOLE:
            raise OnlinePercentOutside(field="least_percent", percent=least)
        return {
            "permission_no": self._line(new.permission_no, "permission_no"),
            "permission_on": iso(new.permission_on),
            "permission_by": self._line(new.permission_by, "permission_by"),
            "ground": new.ground,
            "ground_words": self._line(new.ground_words, "ground_words"),
            "unable_count": count,
            "unable_words": self._line(new.unable_words, "unable_words"),
            "platform": self._line(new.platform, "platform"),
            "no_secrets": int(new.no_secrets),
            "least_percent": least,
        }

    def _line(self, text: str, field: str) -> str:
        # Signs nobody sees are no words.
        return self.ctx.line(clean(text), field)


def _blank(meeting_id: str) -> OnlineRecord:
    return OnlineRecord(
        id="",
        meeting_id=meeting_id,
        permission_no="",
        permission_on=None,
        permission_by="",
        ground="",
        ground_words="",
        unable_count=None,
        unable_words="",
        platform="",
        no_secrets=False,
        least_percent=None,
        identity=False,
        identity_words="",
        recording="",
        recording_words="",
    )
