"""What the drawer says about one person: next date, warnings, steps. No Qt."""

from dataclasses import dataclass
from datetime import date

from app.features.development.model.book import Common, Stage
from app.features.development.model.candidate import (
    Deadline,
    DeadlineKind,
    PersonView,
    Skipped,
    StepView,
    Warned,
    WarningKind,
)
from app.kernel.dates import short, spoken
from app.kernel.words import _
from ui.pages.development.presenter import months_between
from ui.widgets.status import Status, Tone

_AHEAD = 4
_MANY_DAYS = 120


@dataclass(frozen=True, slots=True)
class NextBox:
    """The box "next deadline": what, the latest date in words, the sum behind it."""

    title: str
    latest: str
    left: str
    status: Status
    tone: Tone
    formula: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step: its shape, name, paper, day."""

    id: str
    status: Status
    title: str
    detail: str
    day: str


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """The whole drawer."""

    id: str
    name: str
    line: str
    box: NextBox | None
    warnings: tuple[str, ...]
    steps: tuple[StepLine, ...]
    is_open: bool
    can_step: bool
    needs_helper: bool


def detail(person: PersonView, today: date, common: Common) -> PersonDetail:
    """Build the drawer of a person."""
    helper = person.helper or _("chưa phân công")
    is_open = person.candidate.closed_on is None
    words = _("{group} · người giúp đỡ: {helper}")
    return PersonDetail(
        id=person.candidate.id,
        name=person.name,
        line=words.format(group=person.group.title, helper=helper),
        box=_box(person, today, common),
        warnings=tuple(warning_words(each, common) for each in person.warnings),
        steps=_steps(person),
        is_open=is_open,
        can_step=is_open and any(step.next for step in person.steps),
        needs_helper=is_open and not person.helper,
    )


def _box(person: PersonView, today: date, common: Common) -> NextBox | None:
    deadline = person.deadline
    if deadline is None:
        return None
    left = (deadline.latest - today).days
    late = left < 0
    near = left <= common.warn_days
    status = Status.BAD if late else Status.ATTENTION if near else Status.NOT_YET
    tone = Tone.BAD if late else Tone.WARN if near else Tone.INFO
    return NextBox(
        title=deadline_title(deadline),
        latest=spoken(deadline.latest),
        left=left_words(today, deadline.latest),
        status=status,
        tone=tone,
        formula=formula(deadline),
        basis=_basis(deadline),
    )


def left_words(today: date, latest: date) -> str:
    """Count the days left, or months where they are many; late ones in days."""
    left = (latest - today).days
    if left < 0:
        return _("Quá hạn {count} ngày").format(count=-left)
    if left > _MANY_DAYS:
        months = months_between(today, latest)
        return _("Còn {count} tháng").format(count=months)
    return _("Còn {count} ngày").format(count=left)


def deadline_title(deadline: Deadline) -> str:
    """Name what has to happen by the date."""
    return {
        DeadlineKind.CEREMONY: _("Tổ chức lễ kết nạp"),
        DeadlineKind.OWN_RECORD: _("Khai lý lịch, phiếu đảng viên"),
        DeadlineKind.OFFICIAL_REVIEW: _("Chi bộ xét chính thức"),
        DeadlineKind.CERTIFICATE: _("Chi bộ xét kết nạp"),
        DeadlineKind.HELPER: _("Phân công đảng viên giúp đỡ"),
        DeadlineKind.PLANNED: _("Quý dự kiến kết nạp"),
        DeadlineKind.REVIEW: _("Rà soát danh sách nguồn"),
    }[deadline.kind]


def formula(deadline: Deadline) -> tuple[str, ...]:
    """Write the sum line by line: from which day, how many days, what was skipped."""
    if not deadline.amount:
        if deadline.kind is DeadlineKind.PLANNED:
            return (_("= ngày cuối quý chi bộ dự kiến"),)
        return (_("= ngày cuối tháng, vì danh sách rà soát hằng tháng"),)
    base = {
        DeadlineKind.CEREMONY: _("= ngày tính của quyết định kết nạp {day}"),
        DeadlineKind.OWN_RECORD: _("= ngày lễ kết nạp {day}"),
        DeadlineKind.OFFICIAL_REVIEW: _("= ngày hết dự bị {day}"),
        DeadlineKind.CERTIFICATE: _("= ngày giấy chứng nhận {day}"),
    }[deadline.kind].format(day=short(deadline.base_on))
    if deadline.unit == "month":
        return (base, _("+ {count} tháng").format(count=deadline.amount))
    return (base, _working(deadline), *_doubts(deadline))


def _working(deadline: Deadline) -> str:
    skipped = _("không có ngày nghỉ lễ trong khoảng này")
    if deadline.skipped:
        skipped = _("bỏ ngày lễ: {days}").format(days=_days(deadline.skipped))
    words = _("+ {count} ngày làm việc (bỏ Thứ Bảy, Chủ nhật; {skipped})")
    return words.format(count=deadline.amount, skipped=skipped)


def _days(skipped: tuple[Skipped, ...]) -> str:
    return ", ".join(f"{each.name} {short(each.day)[:5]}" for each in skipped)


def _doubts(deadline: Deadline) -> list[str]:
    found = []
    if deadline.uncounted:
        words = _("Chưa bỏ {days}: chưa thấy văn bản quy định; nếu nghỉ, hạn lùi thêm.")
        found.append(words.format(days=_days(deadline.uncounted)))
    if deadline.unsure:
        years = ", ".join(str(year) for year in deadline.unsure)
        words = _("Lịch nghỉ năm {years} chưa được xác nhận.")
        found.append(words.format(years=years))
    return found


def _basis(deadline: Deadline) -> str:
    if deadline.pack is None:
        return ""
    words = _("Căn cứ: {charter}, {guide}")
    return words.format(charter=deadline.pack.charter, guide=deadline.pack.guide)


def warning_words(warned: Warned, common: Common) -> str:
    """Say a warning in a sentence."""
    day = short(warned.on) if warned.on else ""
    words = {
        WarningKind.NO_HELPER: _("Chưa phân công đảng viên giúp đỡ."),
        WarningKind.HELPER_NOT_OFFICIAL: _(
            "Người giúp đỡ không còn là đảng viên chính thức của chi bộ."
        ),
        WarningKind.CERTIFICATE_EXPIRED: _(
            "Giấy chứng nhận bồi dưỡng hết giá trị từ {day}; cần học lại lớp."
        ),
        WarningKind.CERTIFICATE_MISSING: _("Chưa ghi ngày giấy chứng nhận bồi dưỡng."),
        WarningKind.TOO_YOUNG: _("Đủ {low} tuổi từ ngày {day}."),
        WarningKind.TOO_OLD: _(
            "Quá {high} tuổi từ {day}; cấp ủy trực thuộc Trung ương quyết định."
        ),
        WarningKind.BIRTH_UNKNOWN: _("Chưa ghi đủ ngày sinh nên chưa kiểm được tuổi."),
        WarningKind.FEW_MEMBERS: _(
            "Có {number} đảng viên chính thức; cần ít nhất {least} mới biểu quyết."
        ),
        WarningKind.FAILED_VOTE: _("Biểu quyết ngày {day} chưa đủ 2/3."),
    }[warned.kind]
    return words.format(
        day=day,
        low=common.age_min_years,
        high=common.age_max_years,
        number=warned.number,
        least=common.least_official_members,
    )


def _steps(person: PersonView) -> tuple[StepLine, ...]:
    """Show recorded steps, the next ones, and a few of those after them."""
    recorded = [_step(person, step) for step in person.steps if step.event is not None]
    possible = [_step(person, step) for step in person.steps if step.next]
    later = [s for s in person.steps if not s.done and not s.next]
    room = max(_AHEAD - len(possible), 0)
    return (*recorded, *possible, *(_step(person, s) for s in later[:room]))


def _step(person: PersonView, step: StepView) -> StepLine:
    status = Status.DONE if step.done else Status.NOT_YET
    if step.next:
        status = Status.IN_PROGRESS
    day = short(step.event.happened_on) if step.event is not None else ""
    return StepLine(step.stage.id, status, step.stage.short, _about(person, step), day)


def _about(person: PersonView, step: StepView) -> str:
    if step.event is not None:
        parts = [step.event.paper_no] if step.event.paper_no else []
        if step.event.agreed is not None:
            votes = _("{agreed}/{base} phiếu tán thành")
            parts.append(votes.format(agreed=step.event.agreed, base=step.event.base))
        return " · ".join(parts)
    if step.stage.vote and not step.done:
        return _vote(person, step.stage)
    return ", ".join(paper.code for paper in step.stage.paper)


def _vote(person: PersonView, stage: Stage) -> str:
    waiting = [s.stage.id for s in person.steps if s.stage.vote and not s.done]
    if waiting[0] != stage.id:
        return ""
    parts = []
    if person.papers_needed:
        there = person.papers_needed - len(person.missing_papers)
        words = _("Đủ giấy để xét: {there}/{all}")
        parts.append(words.format(there=there, all=person.papers_needed))
    if person.missing_papers:
        words = _("thiếu {papers}")
        parts.append(words.format(papers=", ".join(person.missing_papers)))
    if person.votes_needed is not None:
        words = _("cần {count} phiếu (2/3 đảng viên chính thức)")
        parts.append(words.format(count=person.votes_needed))
    return " · ".join(parts)
