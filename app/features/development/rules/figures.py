"""Figures and duties of the development work, and what a search finds. Pure."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from app.features.development.model.candidate import (
    Board,
    Deadline,
    DeadlineKind,
    Event,
    PersonView,
    Plan,
    Review,
)
from app.kernel.dates import short
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit, Place
from app.kernel.text import clean, fold
from app.kernel.words import _

PAGE = "development"


def in_source(people: Iterable[PersonView]) -> list[PersonView]:
    """List those who are not admitted yet."""
    groups = {"source", "sympathiser", "file", "waiting"}
    return [each for each in people if each.group.id in groups]


def events_in(
    year: int, events: Iterable[Event], matters: Callable[[str], bool]
) -> list[Event]:
    """List the steps of a year that passed and matter."""
    return [
        event
        for event in events
        if event.passed and event.happened_on.year == year and matters(event.stage)
    ]


def reviewed_quarters(reviews: Iterable[Review], year: int) -> Fact:
    """Count the quarters of a year in which the list was gone through."""
    days = sorted(r.reviewed_on for r in reviews if r.reviewed_on.year == year)
    quarters = {(day.month - 1) // 3 for day in days}
    lines = tuple(f"{_('Rà soát')} {short(day)}" for day in days)
    return Fact("sources.reviewed", len(quarters), 4, lines)


def plan_facts(plan: Plan | None, admitted: Sequence[str]) -> list[Fact]:
    """Say what the plan holds and how many were admitted against it."""
    issued = plan is not None and plan.issued_on is not None
    lines: tuple[str, ...] = ()
    if plan is not None and plan.issued_on is not None:
        text = _("Kế hoạch số {number}, {day}")
        lines = (text.format(number=plan.number, day=short(plan.issued_on)),)
    target = plan.targets.admitted if plan and issued else 0
    left = plan is not None and plan.no_candidates_left
    return [
        Fact("plan.exists", int(issued), inputs=lines),
        Fact("plan.target", target),
        Fact("plan.no_candidates_left", int(left)),
        Fact("admissions.count", len(admitted), target, tuple(admitted)),
    ]


def source_facts(people: Sequence[PersonView]) -> list[Fact]:
    """Say how many wait in the list and how many have a helper and a next date."""
    total = len(people)
    without = tuple(each.name for each in people if not each.helper)
    undated = tuple(each.name for each in people if each.deadline is None)
    lines = tuple(_("Chưa có: {name}").format(name=name) for name in without)
    return [
        Fact("sources.count", total),
        Fact("sources.with_helper", total - len(without), total, lines),
        Fact("sources.with_stage", total - len(undated), total, undated),
    ]


def duties_of(board: Board, on: date, warn_days: int) -> list[Duty]:
    """Remind of every date that is near or past, so that nobody is forgotten."""
    found = []
    for each in board.people:
        deadline = each.deadline
        if deadline is None or deadline.kind is DeadlineKind.REVIEW:
            continue
        if (deadline.latest - on).days <= warn_days:
            found.append(_duty(each, deadline))
    if in_source(board.people) and not _reviewed_this_month(board, on):
        found.append(_review_duty(on))
    return found


def _duty(person: PersonView, deadline: Deadline) -> Duty:
    words = {
        DeadlineKind.CEREMONY: _("Tổ chức lễ kết nạp: {name}"),
        DeadlineKind.OWN_RECORD: _("Khai lý lịch đảng viên: {name}"),
        DeadlineKind.OFFICIAL_REVIEW: _("Chi bộ xét công nhận chính thức: {name}"),
        DeadlineKind.CERTIFICATE: _("Chứng nhận bồi dưỡng sắp hết hạn: {name}"),
        DeadlineKind.HELPER: _("Phân công đảng viên giúp đỡ: {name}"),
        DeadlineKind.PLANNED: _("Đến quý dự kiến kết nạp: {name}"),
    }
    reasons = {
        DeadlineKind.HELPER: _("Chưa có người giúp đỡ"),
        DeadlineKind.PLANNED: _("Theo kế hoạch của chi bộ"),
    }
    counted = (
        _("{amount} ngày làm việc kể từ {day}")
        if deadline.unit == "working_day"
        else _("{amount} tháng kể từ {day}")
    )
    reason = reasons.get(deadline.kind) or counted.format(
        amount=deadline.amount, day=short(deadline.base_on)
    )
    return Duty(
        words[deadline.kind].format(name=person.name),
        reason,
        deadline.latest,
        _("Mở hồ sơ"),
        Place(PAGE, person.candidate.id),
        basis=deadline.pack.charter if deadline.pack else "",
    )


def _reviewed_this_month(board: Board, on: date) -> bool:
    return any(
        (review.reviewed_on.year, review.reviewed_on.month) == (on.year, on.month)
        for review in board.reviews
    )


def _review_duty(on: date) -> Duty:
    from_next = date(on.year + on.month // 12, on.month % 12 + 1, 1)
    last = from_next.toordinal() - 1
    return Duty(
        _("Rà soát danh sách nguồn tháng {month}").format(month=on.month),
        _("Danh sách nguồn được rà soát hằng tháng"),
        date.fromordinal(last),
        _("Mở danh sách"),
        Place(PAGE),
        basis=_("Nghiệp vụ công tác đảng viên"),
    )


def hits(text: str, people: Iterable[PersonView]) -> list[Hit]:
    """Find people by name, unit or helper, without marks and case."""
    wanted = clean(text)
    found = []
    for each in people:
        whole = f"{each.name} {each.candidate.unit} {each.helper}"
        if wanted and fold(wanted) in fold(whole):
            place = Place(PAGE, each.candidate.id)
            exact = wanted.casefold() in whole.casefold()
            group = _("Đảng viên, quần chúng")
            found.append(Hit(group, each.name, each.stage.short, place, exact))
    return found
