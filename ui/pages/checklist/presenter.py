"""What the page of the four goods says: forecast, tiles, rows, the question. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.features.checklist.model.ruleset import Mode, State
from app.features.checklist.model.year import (
    CriterionRow,
    Figures,
    GroupView,
    Outcome,
    Overview,
    Standing,
    VerdictKind,
)
from app.kernel.dates import short
from app.kernel.words import _
from ui.widgets.status import Status, Tone
from ui.widgets.table.columns import Cell, Column, Row

TODO = "todo"
_STATUS = {
    Standing.MET: Status.DONE,
    Standing.AWAITING: Status.IN_PROGRESS,
    Standing.OPEN: Status.IN_PROGRESS,
    Standing.MISSING: Status.BAD,
    Standing.NOT_JUDGED: Status.NOT_YET,
    Standing.NOT_APPLICABLE: Status.NOT_APPLICABLE,
}
_MODE_ICONS = {Mode.AUTO: "zap", Mode.SEMI: "hand", Mode.MANUAL: "pencil"}
_LEFT_TO_DO = (Standing.MISSING, Standing.OPEN)


@dataclass(frozen=True, slots=True)
class GroupTile:
    """One of the four tiles: figures, what is wrong, and the bar."""

    key: str
    title: str
    tiny: str
    met: int
    of: int
    word: str
    chip: str
    brief: str
    chip_status: Status
    parts: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Bar:
    """A sentence above the tiles, ``parts`` of it bold, with at most one button."""

    tone: Tone
    icon: str
    parts: tuple[tuple[str, bool], ...]
    button: str = ""


@dataclass(frozen=True, slots=True)
class FourGoodView:
    """The whole page without the drawer."""

    title: str
    subtitle: str
    brief: str
    forecast: Bar
    gate: str
    tiles: tuple[GroupTile, ...]
    rows: tuple[Row, ...]
    badge: int
    read_only: bool
    left_to_ask: tuple[str, ...]


def columns() -> tuple[Column, ...]:
    """Declare the table of criteria."""
    return (
        Column("code", _("Mã"), width=60, sortable=False),
        Column("title", _("Tiêu chí"), stretch=True, sortable=False),
        Column("mode", _("Cách xét"), width=124, second=True, sortable=False),
        Column("figure", _("Số liệu"), width=140, second=True, sortable=False),
        Column("state", _("Kết quả"), kind="chip", width=142, sortable=False),
    )


def view(overview: Overview, chosen: str = "") -> FourGoodView:
    """Build the page; ``chosen`` is a group, ``todo`` or nothing."""
    badge = overview.figures.missing + overview.figures.open
    return FourGoodView(
        title=_("Bốn tốt năm {year}").format(year=overview.year),
        subtitle=_("{verdict} · {count} tiêu chí · {title}").format(
            title=overview.rule_set.head.title,
            count=overview.figures.total,
            verdict=verdict_words(overview),
        ),
        brief=_brief(overview),
        forecast=_closed(overview) if overview.read_only else _forecast(overview),
        gate=_gate(overview),
        tiles=tuple(_tile(group) for group in overview.groups),
        rows=tuple(row_of(each) for each in overview.rows if _is_seen(each, chosen)),
        badge=0 if overview.read_only else badge,
        read_only=overview.read_only,
        left_to_ask=left_to_ask(overview),
    )


def left_to_ask(overview: Overview) -> tuple[str, ...]:
    """Name the criteria that still need the secretary's word, in order."""
    wanted = (Standing.NOT_JUDGED, Standing.AWAITING)
    return tuple(r.criterion.id for r in overview.rows if r.standing in wanted)


def state_word(row: CriterionRow) -> str:
    """Give the word of the chip."""
    if row.standing is Standing.OPEN:
        return _open_word(row)
    if row.standing is Standing.MISSING:
        return _("Không đạt") if row.mark is not None else _("Thiếu")
    return {
        Standing.MET: _("Đạt"),
        Standing.AWAITING: _("Chờ xác nhận"),
        Standing.NOT_JUDGED: _("Chưa đánh giá"),
        Standing.NOT_APPLICABLE: _("Không áp dụng"),
    }[row.standing]


def _open_word(row: CriterionRow) -> str:
    words = {"every_month": _("Còn {count} kỳ"), "every_quarter": _("Còn {count} quý")}
    for finding in row.proposal.findings:
        if finding.outcome is Outcome.OPEN and finding.kind in words:
            count = (finding.threshold or 0) - (finding.value or 0)
            return words[finding.kind].format(count=count)
    return _("Chưa đến kỳ")


def state_status(row: CriterionRow) -> Status:
    """Give the shape of the chip."""
    return _STATUS[row.standing]


def mode_word(mode: Mode) -> str:
    """Name who judges."""
    return {
        Mode.AUTO: _("Tự động"),
        Mode.SEMI: _("Máy gợi ý"),
        Mode.MANUAL: _("Tự đánh giá"),
    }[mode]


def figure_words(row: CriterionRow) -> str:
    """Write the figures of a row, else how much evidence it has."""
    if row.proposal.figure:
        return row.proposal.figure
    if row.evidence:
        return _("{count} minh chứng").format(count=len(row.evidence))
    return ""


def row_of(row: CriterionRow) -> Row:
    """Turn a criterion into a line of the table; a gate carries the key sign."""
    criterion = row.criterion
    mode = mode_word(criterion.mode)
    spoken = criterion.title
    if criterion.gate:
        spoken = _("{title}, điều kiện bắt buộc").format(title=criterion.title)
    return Row(
        criterion.id,
        {
            "code": Cell(criterion.id),
            "title": Cell(
                criterion.short,
                icon="key-round" if criterion.gate else "",
                spoken=spoken,
            ),
            "mode": Cell(mode, icon=_MODE_ICONS[criterion.mode]),
            "figure": Cell(figure_words(row)),
            "state": Cell(state_word(row), status=state_status(row)),
        },
    )


def _is_seen(row: CriterionRow, chosen: str) -> bool:
    if chosen == TODO:
        return row.standing in _LEFT_TO_DO
    return not chosen or row.criterion.group == chosen


def _tile(group: GroupView) -> GroupTile:
    count = group.figures
    chip, brief, status = _tile_chip(count)
    waiting = count.awaiting + count.open
    return GroupTile(
        group.group.id,
        f"{group.group.id}. {group.group.short}",
        f"{group.group.id}. {group.group.tiny}",
        count.met,
        count.applicable,
        _("/ {count} đạt").format(count=count.applicable),
        chip,
        brief,
        status,
        (count.met, waiting, count.missing, count.not_judged),
    )


def _tile_chip(count: Figures) -> tuple[str, str, Status]:
    """Write the worst there is: in words, as its figure alone, and its shape."""
    waiting = count.awaiting + count.open
    for left, words, status in (
        (count.missing, _("{count} thiếu"), Status.BAD),
        (waiting, _("{count} chờ"), Status.IN_PROGRESS),
        (count.not_judged, _("{count} chưa đánh giá"), Status.NOT_YET),
    ):
        if left:
            return words.format(count=left), str(left), status
    return _("Đủ"), _("Đủ"), Status.DONE


def _forecast(overview: Overview) -> Bar:
    ahead = overview.forecast
    parts = [
        *_days(ahead.days_left, short(ahead.before)),
        (_("Nếu không làm thêm: "), False),
        (_("{count} đạt").format(count=ahead.met), True),
        (", ", False),
        (_("{count} không đạt").format(count=ahead.not_met), True),
        (", ", False),
        (_("{count} chờ xác nhận").format(count=ahead.awaiting), True),
    ]
    if ahead.not_judged:
        words = _("{count} chưa đánh giá").format(count=ahead.not_judged)
        parts += [(", ", False), (words, True)]
    parts.append((". ", False))
    left = len(ahead.still_possible)
    button = ""
    if left:
        words = _("Cả {count} tiêu chí không đạt vẫn kịp làm đến {day}.")
        parts.append((words.format(count=left, day=short(ahead.vote_by)), False))
        button = _("Xem {count} việc cần làm").format(count=left)
    return Bar(Tone.WARN, "calendar-clock", tuple(parts), button)


def _brief(overview: Overview) -> str:
    """Write the line under the title where there is no room for the bar."""
    ahead = overview.forecast
    count = _("{count} tiêu chí").format(count=overview.figures.total)
    if overview.read_only:
        return _("{count} · chỉ xem").format(count=count)
    words = "".join(part for part, _bold in _days(ahead.days_left, short(ahead.before)))
    return f"{count} · {words.strip().rstrip('.').lower()}"


def _days(left: int, before: str) -> list[tuple[str, bool]]:
    if left < 0:
        words = _("Đã qua hạn {day}. ").format(day=before)
        return [(words, False)]
    return [
        (_("Còn "), False),
        (_("{count} ngày").format(count=left), True),
        (_(" đến hạn {day}. ").format(day=before), False),
    ]


def _closed(overview: Overview) -> Bar:
    words = _("Năm {year} chỉ xem được, theo bộ tiêu chí {title}.")
    if not overview.has_begun:
        words = _("Năm {year} chưa bắt đầu. Bộ tiêu chí sẽ dùng: {title}.")
    text = words.format(year=overview.year, title=overview.rule_set.head.title)
    return Bar(Tone.MUTE, "lock", ((text, False),))


def _gate(overview: Overview) -> str:
    gates = overview.verdict.gates
    if not gates:
        return ""
    words = _("Điều kiện bắt buộc chưa đạt: {gates}. Chưa đủ điều kiện công nhận.")
    return words.format(gates=", ".join(gates))


def verdict_words(overview: Overview) -> str:
    """Say what can be said about the whole year."""
    verdict = overview.verdict
    words = {
        VerdictKind.NO_THRESHOLD: _("Chưa có mức công nhận của địa phương"),
        VerdictKind.GATE_FAILED: _("Chưa đủ điều kiện bắt buộc"),
        VerdictKind.UNFINISHED: _("Chưa đủ kết quả để so với mức {threshold} %"),
        VerdictKind.REACHED: _("Đạt {percent} %, đủ mức công nhận {threshold} %"),
        VerdictKind.NOT_REACHED: _("Đạt {percent} %, chưa đủ mức {threshold} %"),
    }[verdict.kind]
    return words.format(percent=verdict.percent, threshold=verdict.threshold)


def answers(row: CriterionRow) -> Sequence[tuple[str, str, str, str]]:
    """List the answers of the interview: key, words, second line, icon."""
    proposed = row.proposal.state
    hint = _("Phần mềm gợi ý")
    told = [
        (State.MET, _("Đạt"), "circle-check"),
        (State.NOT_MET, _("Không đạt"), "octagon-x"),
        (State.NOT_APPLICABLE, _("Không áp dụng"), "minus"),
    ]
    cards = [
        (state.value, words, hint if state is proposed else "", icon)
        for state, words, icon in told
    ]
    return (*cards, ("later", _("Trả lời sau"), "", "clock"))
