"""The table of tasks, the figure of the year, and one task in the drawer."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.features.tasks.model import NoteKind, Rate, TaskLine, TaskState
from app.kernel.dates import short
from app.kernel.text import name_sort_key
from app.kernel.words import _
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

FILTERS = ("open", "late", "done", "unowned")


@dataclass(frozen=True, slots=True)
class Group:
    """One filter: how many tasks are in that state."""

    key: str
    count: int
    word: str
    icon: str


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
    sentence: str
    meeting_id: str
    history: tuple[tuple[Status, str, str], ...]
    is_open: bool
    status: Status
    state: str


def columns() -> tuple[Column, ...]:
    """Declare the table of tasks."""
    return (
        Column("title", _("Việc"), stretch=True),
        Column("owner", _("Ai"), width=170, second=True),
        Column("start", _("Bắt đầu"), kind="date", width=104, second=True),
        Column("due", _("Hạn"), kind="date", width=104),
        Column("state", _("Kết quả"), kind="chip", width=140),
    )


def tasks_view(lines: Sequence[TaskLine], rate: Rate, chosen: str) -> TasksView:
    """Build the page for the chosen filter (empty: all)."""
    groups = {key: [one for one in lines if _belongs(one, key)] for key in FILTERS}
    words = {
        "open": (_("đang làm"), "circle-dot-dashed"),
        "late": (_("quá hạn"), "octagon-x"),
        "done": (_("đã xong"), "circle-check"),
        "unowned": (_("chưa rõ ai làm"), "circle-alert"),
    }
    tiles = tuple(
        Group(key, len(groups[key]), words[key][0], words[key][1]) for key in FILTERS
    )
    shown = groups[chosen] if chosen in groups else list(lines)
    return TasksView(
        rate_words=_rate_words(rate),
        rate_basis=_("{source}. {note}").format(
            source=rate.scale.source, note=rate.scale.note
        ),
        tiles=tiles,
        rows=tuple(_row(one) for one in shown),
    )


def _belongs(line: TaskLine, key: str) -> bool:
    tests = {
        "open": line.task.is_open,
        "late": line.is_overdue,
        "done": line.task.state is TaskState.DONE,
        "unowned": line.task.is_open and not line.task.has_owner,
    }
    return tests[key]


def _rate_words(rate: Rate) -> str:
    if rate.percent is None:
        return _("Chưa có nhiệm vụ nào đến hạn.")
    percent = f"{rate.percent:.1f}".replace(".", ",")
    words = _("Đúng hạn {on_time}/{counted} = {percent} %").format(
        on_time=rate.on_time, counted=rate.counted, percent=percent
    )
    band = rate.band.title if rate.band else _("dưới mức thấp nhất của thang")
    return f"{words} · {band}"


def _row(line: TaskLine) -> Row:
    task = line.task
    word, status = state_of(line)
    rolled = (
        _("chuyển tiếp {count} lần").format(count=task.rollovers)
        if task.rollovers
        else ""
    )
    owner = line.owner or _("Chưa rõ ai làm")
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


def card(line: TaskLine) -> TaskCard:
    """Build the drawer of a task."""
    task = line.task
    word, status = state_of(line)
    facts = [(_("Người thực hiện"), line.owner or _("Chưa rõ ai làm"))]
    facts.append((_("Giao ngày"), short(task.assigned_on)))
    if task.starts_on:
        facts.append((_("Bắt đầu"), short(task.starts_on)))
    facts.append((_("Hạn"), short(task.due_on) if task.due_on else _("chưa có")))
    if task.first_due_on and task.first_due_on != task.due_on:
        facts.append((_("Hạn giao lần đầu"), short(task.first_due_on)))
    if task.finished_on:
        facts.append((_("Xong ngày"), short(task.finished_on)))
    return TaskCard(
        title=task.title,
        facts=tuple(facts),
        sentence=task.sentence,
        meeting_id=task.meeting_id,
        history=_history(line),
        is_open=task.is_open,
        status=status,
        state=word,
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
