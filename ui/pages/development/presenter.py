"""What the page of developing members says: board, list, header. No Qt."""

from dataclasses import dataclass
from datetime import date

from app.features.development.model.book import Common
from app.features.development.model.candidate import (
    Board,
    Deadline,
    DeadlineKind,
    PersonView,
    Plan,
    WarningKind,
)
from app.features.development.rules.figures import in_source
from app.kernel.dates import short
from app.kernel.text import name_sort_key
from app.kernel.words import _
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


@dataclass(frozen=True, slots=True)
class CardView:
    """One person on the board: name, what is missing, the next date."""

    id: str
    name: str
    detail: str
    chip: str
    status: Status


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One group of steps; an empty one folds to a strip."""

    key: str
    title: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True)
class PipelineView:
    """The whole page without the drawer."""

    subtitle: str
    columns: tuple[ColumnView, ...]
    rows: tuple[Row, ...]
    badge: int
    notice: str
    is_empty: bool


def list_columns() -> tuple[Column, ...]:
    """Declare the table of the list view."""
    return (
        Column("name", _("Họ và tên"), stretch=True),
        Column("stage", _("Bước đã xong"), width=190, second=True),
        Column("helper", _("Người giúp đỡ"), width=160, second=True),
        Column("next", _("Việc tiếp theo"), kind="chip", width=190),
        Column("latest", _("Chậm nhất"), kind="date", width=110),
    )


def view(board: Board, today: date, common: Common) -> PipelineView:
    """Build the page."""
    cards = {e.candidate.id: card_of(e, today, common) for e in board.people}
    urgent = (Status.BAD, Status.ATTENTION)
    return PipelineView(
        subtitle=subtitle(board),
        columns=tuple(
            ColumnView(
                column.group.id,
                column.group.title,
                tuple(cards[each.candidate.id] for each in column.people),
            )
            for column in board.columns
        ),
        rows=tuple(_row(each, cards[each.candidate.id]) for each in board.people),
        badge=sum(card.status in urgent for card in cards.values()),
        notice=plan_notice(board),
        is_empty=not board.people,
    )


def subtitle(board: Board) -> str:
    """Write target, admissions and size of the source list."""
    parts = []
    plan = board.plan
    if plan is not None and plan.no_candidates_left:
        parts.append(_("Không còn quần chúng để phát triển"))
    elif plan is not None:
        words = _("Chỉ tiêu năm {year}: {count} người")
        parts.append(words.format(year=board.year, count=plan.targets.admitted))
    parts.append(_("đã kết nạp {count}").format(count=board.admitted))
    count = len(in_source(board.people))
    parts.append(_("nguồn {count} người").format(count=count))
    words = " · ".join(parts)
    return words[:1].upper() + words[1:]


def plan_notice(board: Board) -> str:
    """Say what the year's plan lacks; empty when it is issued."""
    plan = board.plan
    if plan is None:
        words = _("Chưa ghi chỉ tiêu phát triển đảng viên năm {year}.")
        return words.format(year=board.year)
    if plan.issued_on is None:
        words = _("Kế hoạch năm {year} còn là dự thảo, chưa ghi số và ngày ban hành.")
        return words.format(year=board.year)
    return ""


def plan_state(plan: Plan | None) -> str:
    """Write number and day of the plan."""
    if plan is None:
        return _("Chưa có kế hoạch")
    if plan.issued_on is None:
        return _("Dự thảo, bản {version}").format(version=plan.version)
    words = _("Số {number}, ngày {day}")
    return words.format(number=plan.number, day=short(plan.issued_on))


def card_of(person: PersonView, today: date, common: Common) -> CardView:
    """Build the card of a person."""
    chip, status = _chip(person, today, common)
    return CardView(
        person.candidate.id, person.name, _detail(person, today), chip, status
    )


def _detail(person: PersonView, today: date) -> str:
    kinds = {warned.kind for warned in person.warnings}
    if WarningKind.NO_HELPER in kinds:
        return _("Chưa phân công người giúp đỡ")
    if person.group.id == "probation" and person.probation_end is not None:
        return _probation(person.probation_end, today)
    if person.group.id in {"file", "waiting"} and person.papers_needed:
        lacking = len(person.missing_papers)
        if lacking:
            words = _("Thiếu {lacking}/{all} giấy")
            return words.format(lacking=lacking, all=person.papers_needed)
    if person.certificate_ends is not None and person.group.id == "sympathiser":
        months = months_between(today, person.certificate_ends)
        return _("Chứng nhận bồi dưỡng còn {count} tháng").format(count=months)
    return person.candidate.unit or person.stage.short


def _probation(ends: date, today: date) -> str:
    if ends <= today:
        return _("Hết dự bị {day}").format(day=short(ends))
    months = months_between(today, ends)
    if months:
        return _("Còn {count} tháng dự bị").format(count=months)
    return _("Còn {count} ngày dự bị").format(count=(ends - today).days)


def months_between(first: date, last: date) -> int:
    """Count whole months from ``first`` to ``last``; none when it is past."""
    count = (last.year - first.year) * 12 + last.month - first.month
    return max(count - (last.day < first.day), 0)


def _chip(person: PersonView, today: date, common: Common) -> tuple[str, Status]:
    deadline = person.deadline
    if deadline is None:
        return _("Xong các bước"), Status.DONE
    left = (deadline.latest - today).days
    if left < 0:
        return _("Quá hạn {count} ngày").format(count=-left), Status.BAD
    near = left <= common.warn_days
    if deadline.kind is DeadlineKind.CERTIFICATE and not near:
        return _prepared(person)
    is_loose = deadline.kind in {DeadlineKind.REVIEW, DeadlineKind.PLANNED}
    status = Status.ATTENTION if near and not is_loose else Status.NOT_YET
    return _next_words(deadline), status


def _prepared(person: PersonView) -> tuple[str, Status]:
    """Say what is nearer than the end of a certificate that is years away."""
    if person.group.id == "sympathiser":
        return _("Đủ để làm đơn"), Status.DONE
    quarter = person.candidate.planned_quarter
    if quarter:
        return quarter_words(quarter), Status.NOT_YET
    return _("Đang làm hồ sơ"), Status.IN_PROGRESS


def quarter_words(quarter: str) -> str:
    """Write 2027-Q1 as the office says it: Quý I/2027."""
    return _("Quý {no}/{year}").format(no=_ROMAN[quarter[-1]], year=quarter[:4])


def _next_words(deadline: Deadline) -> str:
    latest = deadline.latest
    words = {
        DeadlineKind.HELPER: _("Cần phân công"),
        DeadlineKind.CEREMONY: _("Lễ trước {day}"),
        DeadlineKind.OWN_RECORD: _("Khai trước {day}"),
        DeadlineKind.OFFICIAL_REVIEW: _("Xét trước {day}"),
        DeadlineKind.CERTIFICATE: _("Xét trước {day}"),
        DeadlineKind.PLANNED: "{quarter}",
        DeadlineKind.REVIEW: _("Rà soát {day}"),
    }[deadline.kind]
    quarter = quarter_words(f"{latest.year}-Q{(latest.month + 2) // 3}")
    return words.format(day=short(latest)[:5], quarter=quarter)


def _row(person: PersonView, card: CardView) -> Row:
    deadline = person.deadline
    latest = Cell("")
    if deadline is not None:
        latest = Cell(short(deadline.latest), sort=deadline.latest)
    return Row(
        person.candidate.id,
        {
            "name": Cell(
                person.name,
                detail=person.candidate.unit,
                sort=name_sort_key(person.name),
            ),
            "stage": Cell(person.stage.short, detail=person.group.title),
            "helper": Cell(person.helper or _("chưa phân công")),
            "next": Cell(card.chip, status=card.status),
            "latest": latest,
        },
    )
