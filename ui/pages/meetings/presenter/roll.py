"""The cards of the roll-call."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.model.running import Presence
from app.kernel.words import _
from ui.pages.meetings.presenter.words import mark_word
from ui.widgets.status import Status

# Digit keys of the roll-call (ui-spec.md S3).
KEYS = {
    1: Mark.PRESENT,
    2: Mark.EXCUSED,
    3: Mark.UNEXCUSED,
    4: Mark.EXEMPT,
    0: Mark.NONE,
}


@dataclass(frozen=True, slots=True)
class RollCard:
    """One numbered card."""

    person_id: str
    number: int
    name: str
    detail: str
    mark: Mark
    status: Status
    word: str
    reason: str

    @property
    def spoken(self) -> str:
        """Say the card as a screen reader should."""
        parts = (str(self.number), self.name, self.detail, self.word, self.reason)
        return ", ".join(part for part in parts if part)

    def heard(self, count: int) -> str:
        """Say the card as one of so many lines: who, which mark, where in the list."""
        mark = mark_word(self.mark) or _("Chưa điểm danh")
        line = _("dòng {number} trên {count}").format(number=self.number, count=count)
        parts = (self.name, self.detail, mark, self.reason, line)
        return ", ".join(part for part in parts if part)


def cards(
    roll: Sequence[RollLine], presence: Sequence[Presence] = ()
) -> tuple[RollCard, ...]:
    """Build the cards in the order of the roll."""
    times = {one.person_id: times_word(one) for one in presence}
    return tuple(
        _card(at, line, times.get(line.person_id, ""))
        for at, line in enumerate(roll, start=1)
    )


def times_word(one: Presence) -> str:
    """Say when somebody came late or left early; empty when neither."""
    parts = []
    if one.arrived_at is not None:
        parts.append(_("đến {time}").format(time=f"{one.arrived_at:%H:%M}"))
    if one.left_at is not None:
        parts.append(_("về {time}").format(time=f"{one.left_at:%H:%M}"))
    return ", ".join(parts)


def _card(number: int, line: RollLine, times: str) -> RollCard:
    return RollCard(
        person_id=line.person_id,
        number=number,
        name=line.name,
        detail=_detail(line),
        mark=line.mark,
        status=status_of(line.mark),
        word=_word(line),
        reason=", ".join(part for part in (line.reason, times) if part),
    )


def status_of(mark: Mark) -> Status:
    """Give the shape of a mark."""
    shapes = {
        Mark.NONE: Status.NOT_YET,
        Mark.PRESENT: Status.DONE,
        Mark.EXCUSED: Status.ATTENTION,
        Mark.UNEXCUSED: Status.BAD,
        Mark.EXEMPT: Status.NOT_APPLICABLE,
    }
    return shapes[mark]


def _detail(line: RollLine) -> str:
    if line.away:
        return _("Sinh hoạt tạm thời nơi khác")
    if line.visiting:
        return _("Sinh hoạt tạm thời đến")
    if line.suspended:
        return _("Đình chỉ sinh hoạt")
    if line.post:
        return line.post
    return "" if line.official else _("Dự bị")


def _word(line: RollLine) -> str:
    short = {
        Mark.PRESENT: "",
        Mark.EXCUSED: _("Có lý do"),
        Mark.UNEXCUSED: _("Không lý do"),
        Mark.EXEMPT: _("Miễn"),
        Mark.NONE: "",
    }
    return short.get(line.mark, mark_word(line.mark))
