"""What is half typed in a meeting: kept with every key, gone with its act."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.features.meetings.model.records import Record, State
from app.features.meetings.model.running import Draft, Resumed, What
from app.features.meetings.rules import running
from app.features.meetings.service.context import Context
from app.features.meetings.service.running.scratching import (
    draft_id,
    keep_one,
    written,
)
from app.features.meetings.store.rows import moment
from app.features.meetings.store.running import DRAFT
from app.features.meetings.store.schema import CHILDREN
from app.infra.errors import MissingRecord
from app.kernel.changes import Change

_LAST = "SELECT max(at) FROM audit_event"


@dataclass(frozen=True, slots=True)
class Drafts:
    """Keeps fields as they are being typed, beside the record of the meeting."""

    ctx: Context

    def keep(self, meeting_id: str, drafts: Sequence[Draft], step: str) -> None:
        """Keep fields as they stand now. A text with a mark of secrecy is not kept.

        Of locked minutes only an addendum is kept: nothing can become of the rest; and
        nothing of a meeting that was taken back in the meantime.
        """
        try:
            meeting = self.ctx.rows.meeting(meeting_id)
        except MissingRecord:
            return
        if meeting.state is State.LOCKED:
            drafts = [one for one in drafts if one.is_open_when_locked]
        more = {"meeting_id": meeting_id, "step": step, "at": moment(self.ctx.now())}
        for draft in drafts:
            keep_one(self.ctx, DRAFT, {**written(meeting_id, draft), **more})

    def saving(
        self, meeting_id: str, fields: Iterable[str], act: Callable[[], Change]
    ) -> Change:
        """Run an act that makes a record of fields; their drafts go with it."""
        ids = [draft_id(meeting_id, field) for field in fields]
        with self.ctx.store.scratch.replaced(DRAFT, ids):
            return act()

    def forget(self, meeting_id: str, fields: Iterable[str]) -> None:
        """Forget fields that were emptied or given up."""
        ids = [draft_id(meeting_id, field) for field in fields]
        self.ctx.store.scratch.drop(DRAFT, ids)

    def of(self, meeting_id: str) -> Resumed:
        """Tell what was half typed, and up to which moment everything is kept."""
        found = self.ctx.store.all(
            Draft,
            "SELECT field, text, choice, caret FROM meeting_draft"
            " WHERE meeting_id = ? ORDER BY field",
            meeting_id,
        )
        record = self.ctx.rows.record(meeting_id)
        started = record.meeting.started_at
        last = running.last_moment(record, started) if started else None
        last_at = max((last, *self._kept(meeting_id))) if last else None
        is_running = record.meeting.state is State.RUNNING
        was_cut = is_running and not running.was_left(record)
        return Resumed(
            drafts=tuple(found),
            last_at=last_at,
            was_cut=was_cut,
            is_long=was_cut and self._is_long(record, last_at),
        )

    def _is_long(self, record: Record, last_at: datetime | None) -> bool:
        # While it stood still on purpose nothing is to be asked; nor of a meeting that
        # is entered afterwards, whose clocks are of another day.
        limits = self.ctx.rules.limits
        stands_still = running.running(record.spans, What.PAUSE) is not None
        was_led = running.was_led(record, limits.longest_session)
        if last_at is None or stands_still or not was_led:
            return False
        return self.ctx.now() - last_at >= limits.asks_after

    def _kept(self, meeting_id: str) -> list[datetime]:
        # The last act at a meeting, and the last key.
        found = [
            self.ctx.store.value(
                f"{_LAST} WHERE entity = 'meeting' AND entity_id = ?",
                meeting_id,
            ),
            self.ctx.store.value(
                "SELECT max(at) FROM meeting_draft WHERE meeting_id = ?", meeting_id
            ),
        ]
        for table in CHILDREN:
            ids = f"(SELECT id FROM {table} WHERE meeting_id = ?)"  # noqa: S608  (names of the schema)
            sql = f"{_LAST} WHERE entity = ? AND entity_id IN {ids}"
            found.append(self.ctx.store.value(sql, table, meeting_id))
        return [datetime.fromisoformat(str(one)) for one in found if one]
