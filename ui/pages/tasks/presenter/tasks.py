"""The table of tasks, the figure of the year with its list, one task in the drawer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.features.tasks.model import (
    Clarity,
    NoteKind,
    Rate,
    Task,
    TaskLine,
    TaskState,
    Verdict,
)
from app.kernel.dates import short
from app.kernel.text import name_sort_key
from app.kernel.words import _
from app.reports.registers.chosen import TASKS
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

FILTERS = tuple(TASKS)
# Shows the tasks behind the figure of the year, those left out too.
COUNTED = "counted"
BY_DATE, BY_OWNER, BY_MEETING = "date", "owner", "meeting"


@dataclass(frozen=True, slots=True)
class Group:
    """One filter: how many tasks are in that state."""

    key: str
    count: int
    word: str
    icon: str


@dataclass(frozen=True, slots=True)
class TasksTold:
    """What was read: the tasks, the year's rate, the names of the meetings."""

    lines: Sequence[TaskLine]
    rate: Rate
    meetings: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TasksView:
    """What the page shows."""

    rate_words: str
    rate_basis: str
    tiles: tuple[Group, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class TaskCard:
    """One task in the drawer."""

    title: str
    facts: tuple[tuple[str, str], ...]
    clear: str
    sentence: str
    meeting_id: str
    owner_id: str
    history: tuple[tuple[Status, str, str], ...]
    is_open: bool
    status: Status
    state: str


def columns() -> tuple[Column, ...]:
    """Declare the table of tasks."""
    return (
        Column("title", _("Việc"), stretch=True),
        Column("owner", _("Ai"), width=150, second=True),
        Column("start", _("Bắt đầu"), kind="date", width=100, second=True),
        Column("due", _("Hạn"), kind="date", width=100),
        Column("report", _("Báo cáo kỳ"), second=True),
        Column("state", _("Kết quả"), kind="chip", width=140),
    )


def tasks_view(told: TasksTold, chosen: str, by: str = BY_DATE) -> TasksView:
    """Build the page for the chosen filter (empty: all), in groups where asked."""
    groups = {
        key: [one for one in told.lines if belongs(one)]
        for key, belongs in TASKS.items()
    }
    words = {
        "open": (_("đang làm"), "circle-dot-dashed"),
        "late": (_("quá hạn"), "octagon-x"),
        "done": (_("đã xong"), "circle-check"),
        "unowned": (_("chưa rõ ai làm"), "circle-alert"),
    }
    tiles = tuple(
        Group(key, len(groups[key]), words[key][0], words[key][1]) for key in FILTERS
    )
    if chosen == COUNTED:
        rows = _counted_rows(told)
    else:
        shown = groups[chosen] if chosen in groups else list(told.lines)
        rows = _grouped(shown, told, by)
    rate = told.rate
    return TasksView(
        rate_words=rate_words(rate),
        rate_basis=_("{source}. {note}").format(
            source=rate.scale.source, note=rate.scale.note
        ),
        tiles=tiles,
        rows=tuple(rows),
    )


def scale_words(rate: Rate) -> tuple[tuple[Status, str, str], ...]:
    """List the bands of the scale, with the one that was reached."""
    found = []
    for band in rate.scale.band:
        is_reached = band == rate.band
        status = Status.DONE if is_reached else Status.NOT_YET
        found.append((status, band.title, _("đang ở mức này") if is_reached else ""))
    return tuple(found)


def rate_words(rate: Rate) -> str:
    """Say the figure of the year with its band."""
    if rate.percent is None:
        return _("Chưa có nhiệm vụ nào đến hạn.")
    percent = f"{rate.percent:.1f}".replace(".", ",")
    words = _("Đúng hạn {on_time}/{counted} = {percent} %").format(
        on_time=rate.on_time, counted=rate.counted, percent=percent
    )
    band = rate.band.title if rate.band else _("dưới mức thấp nhất của thang")
    return f"{words} · {band}"


def _counted_rows(told: TasksTold) -> list[Row]:
    """Show exactly the tasks of the sum, then those it leaves out, each with why."""
    verdicts = told.rate.verdicts()
    heads = {
        Verdict.ON_TIME: _("Tính, đúng hạn"),
        Verdict.LATE: _("Tính, xong sau hạn giao lần đầu"),
        Verdict.OVERDUE: _("Tính, quá hạn mà chưa xong"),
        Verdict.NOT_DUE: _("Không tính: chưa đến hạn"),
        Verdict.NO_DATE: _("Không tính: chưa có hạn"),
        Verdict.DROPPED: _("Không tính: thôi không làm"),
    }
    rows: list[Row] = []
    for verdict, head in heads.items():
        lines = [one for one in told.lines if verdicts.get(one.task.id) is verdict]
        rows += _section(head, lines, told)
    rest = [one for one in told.lines if one.task.id not in verdicts]
    return [*rows, *_section(_("Không tính: giao từ năm trước"), rest, told)]


def _grouped(lines: Sequence[TaskLine], told: TasksTold, by: str) -> list[Row]:
    if by not in {BY_OWNER, BY_MEETING}:
        return [_row(one, told) for one in lines]
    groups: dict[tuple[bool, bytes, str], list[TaskLine]] = {}
    for line in lines:
        groups.setdefault(_group_of(line, told, by), []).append(line)
    rows: list[Row] = []
    for key in sorted(groups):
        rows += _section(key[2], groups[key], told)
    return rows


def _group_of(line: TaskLine, told: TasksTold, by: str) -> tuple[bool, bytes, str]:
    if by == BY_OWNER:
        words = line.owner or _("Chưa rõ ai làm")
        return not line.owner, name_sort_key(line.owner), words
    meeting = line.task.meeting_id
    words = told.meetings.get(meeting, "") if meeting else ""
    # Meetings in the order they gave their tasks.
    order = line.task.assigned_on.isoformat().encode() + meeting.encode()
    if not words:
        return True, b"", _("Giao ngoài kỳ họp")
    return False, order, words


def _section(head: str, lines: Sequence[TaskLine], told: TasksTold) -> list[Row]:
    if not lines:
        return []
    title = Cell(f"{head} ({len(lines)})", strong=True)
    section = Row(f"section:{head}", {"title": title}, section=True)
    return [section, *(_row(one, told) for one in lines)]


def _row(line: TaskLine, told: TasksTold) -> Row:
    task = line.task
    word, status = state_of(line)
    rolled = (
        _("chuyển tiếp {count} lần").format(count=task.rollovers)
        if task.rollovers
        else ""
    )
    owner = line.owner or _("Chưa rõ ai làm")
    report = told.meetings.get(task.report_meeting_id, "") or task.report_at
    return Row(
        task.id,
        {
            "title": Cell(task.title, detail=rolled),
            "owner": Cell(owner, sort=name_sort_key(line.owner)),
            "start": Cell(
                short(task.starts_on) if task.starts_on else "",
                sort=task.starts_on.isoformat() if task.starts_on else "9999",
            ),
            "due": Cell(
                short(task.due_on) if task.due_on else "",
                sort=task.due_on.isoformat() if task.due_on else "9999",
            ),
            "report": Cell(report),
            "state": Cell(word, status=status),
        },
        muted=task.state is TaskState.DROPPED,
    )


def state_of(line: TaskLine) -> tuple[str, Status]:
    """Name the state of a task and give its shape."""
    task = line.task
    if task.state is TaskState.DONE:
        return _("Đã xong"), Status.DONE
    if task.state is TaskState.DROPPED:
        return _("Thôi không làm"), Status.NOT_APPLICABLE
    if line.is_overdue:
        return _("Quá hạn"), Status.BAD
    return _("Đang làm"), Status.IN_PROGRESS


def card(
    line: TaskLine,
    meetings: Mapping[str, str],
    clear: Sequence[Clarity] = (),
    points: Sequence[Clarity] = (),
) -> TaskCard:
    """Build the drawer of a task; ``clear`` are the points of ``points`` it meets."""
    task = line.task
    word, status = state_of(line)
    return TaskCard(
        title=task.title,
        facts=tuple(_facts(line, meetings)),
        clear=_clear_words(clear, points),
        sentence=task.sentence,
        meeting_id=_origin(task),
        owner_id=task.owner_id,
        history=_history(line),
        is_open=task.is_open,
        status=status,
        state=word,
    )


def _origin(task: Task) -> str:
    """Name the place in the meeting where the sentence of a task stands."""
    if not task.meeting_id:
        return ""
    step = "discussion" if task.item_id else "conclusion"
    return f"{task.meeting_id}:{step}"


def _facts(line: TaskLine, meetings: Mapping[str, str]) -> list[tuple[str, str]]:
    task = line.task
    report = meetings.get(task.report_meeting_id, "") or task.report_at
    due = short(task.due_on) if task.due_on else _("chưa có")
    first = ""
    if task.first_due_on and task.first_due_on != task.due_on:
        first = short(task.first_due_on)
    facts = [
        (_("Người thực hiện"), line.owner or _("Chưa rõ ai làm")),
        (_("Giao ngày"), short(task.assigned_on)),
        (_("Bắt đầu"), short(task.starts_on) if task.starts_on else ""),
        (_("Hạn"), due),
        (_("Hạn giao lần đầu"), first),
        (_("Xong ngày"), short(task.finished_on) if task.finished_on else ""),
        (_("Báo cáo tại"), report),
        (_("Trách nhiệm"), task.responsibility),
        (_("Sản phẩm"), task.product),
        (_("Thẩm quyền"), task.authority),
        (_("Địa bàn, đoàn thể"), task.area),
    ]
    return [(name, value) for name, value in facts if value]


def _clear_words(clear: Sequence[Clarity], points: Sequence[Clarity]) -> str:
    if not points:
        return ""
    known = {point.id for point in clear}
    lacking = [point.title.lower() for point in points if point.id not in known]
    words = _("Rõ {count}/{of}").format(count=len(known), of=len(points))
    if not lacking:
        return words
    return _("{words}, còn thiếu: {lacking}").format(
        words=words, lacking=", ".join(lacking)
    )


def _history(line: TaskLine) -> tuple[tuple[Status, str, str], ...]:
    words = {
        NoteKind.PROGRESS: (Status.IN_PROGRESS, _("Báo cáo")),
        NoteKind.RESULT: (Status.DONE, _("Kết quả")),
        NoteKind.ROLLOVER: (Status.ATTENTION, _("Chuyển tiếp")),
        NoteKind.DROPPED: (Status.NOT_APPLICABLE, _("Thôi không làm")),
        NoteKind.REOPENED: (Status.INFO, _("Làm lại")),
    }
    found = []
    for note in line.notes:
        status, title = words[note.kind]
        head = f"{short(note.on_day)}: {title}"
        if note.new_due:
            head += " " + _("đến {day}").format(day=short(note.new_due))
        found.append((status, head, note.text))
    return tuple(found)
