"""What the drawer says about one criterion. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.features.checklist.model.ruleset import Mode, State
from app.features.checklist.model.year import (
    CriterionRow,
    Evidence,
    Finding,
    Outcome,
    Overview,
    ParameterView,
    Standing,
)
from app.kernel.dates import short
from app.kernel.words import _, ngettext
from ui.pages.checklist.presenter import state_status, state_word
from ui.widgets.status import Status

_OUTCOMES = {
    Outcome.PASSED: Status.DONE,
    Outcome.OPEN: Status.IN_PROGRESS,
    Outcome.FAILED: Status.BAD,
    Outcome.UNKNOWN: Status.NOT_YET,
    Outcome.SHOWN: Status.INFO,
}
_MOST_INPUTS = 12


@dataclass(frozen=True, slots=True)
class SumLine:
    """One line of "Phần mềm tính như sau": what, its figure, what is needed."""

    status: Status
    label: str
    value: str
    need: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProofLine:
    """One piece of evidence: title, and how fresh and how used it is."""

    id: str
    title: str
    detail: str
    status: Status | None


@dataclass(frozen=True, slots=True)
class DetailView:
    """The whole drawer."""

    id: str
    title: str
    meaning: str
    basis: str
    word: str
    status: Status
    gate: str
    sums: tuple[SumLine, ...]
    asks: tuple[str, ...]
    parameter: ParameterView | None
    compare: tuple[str, ...]
    proofs: tuple[ProofLine, ...]
    wanted: str
    advice: str
    page: str
    can_confirm: bool
    can_judge: bool
    can_withdraw: bool
    has_other_evidence: bool


def detail(overview: Overview, criterion: str) -> DetailView | None:
    """Build the drawer of a criterion; None when the set has no such row."""
    row = overview.row(criterion)
    if row is None:
        return None
    told = row.criterion
    editable = not overview.read_only
    waiting = row.proposal.state is not State.NOT_JUDGED and row.mark is None
    others = [e for e in overview.evidence if criterion not in e.criteria]
    return DetailView(
        id=told.id,
        title=told.title,
        meaning=told.meaning,
        basis=_("Căn cứ: {title}, {ref}").format(
            title=overview.rule_set.head.title, ref=told.ref
        ),
        word=state_word(row),
        status=state_status(row),
        gate=_("Điều kiện bắt buộc") if told.gate else "",
        sums=tuple(_sum(finding) for finding in _findings(row)),
        asks=row.proposal.asks if row.mark is None else (),
        parameter=_lacking(overview, row),
        compare=_compare(row),
        proofs=tuple(_proof(each, overview.year) for each in row.evidence),
        wanted=", ".join(told.evidence),
        advice=_advice(overview, row) if editable else "",
        page=told.page,
        can_confirm=editable and waiting and row.standing is Standing.AWAITING,
        can_judge=editable,
        can_withdraw=editable and row.mark is not None,
        has_other_evidence=editable and bool(others),
    )


def _findings(row: CriterionRow) -> Sequence[Finding]:
    exempt = row.proposal.exempt
    return (*((exempt,) if exempt else ()), *row.proposal.findings)


def _sum(finding: Finding) -> SumLine:
    inputs = finding.inputs[:_MOST_INPUTS]
    rest = len(finding.inputs) - len(inputs)
    if rest:
        inputs = (*inputs, _("và {count} dòng nữa").format(count=rest))
    return SumLine(
        _OUTCOMES[finding.outcome],
        finding.label,
        _value(finding),
        need_words(finding),
        inputs,
    )


def _value(finding: Finding) -> str:
    if finding.value is None:
        return _("chưa có")
    return f"{finding.value}" if finding.of is None else f"{finding.value}/{finding.of}"


def need_words(finding: Finding) -> str:
    """Say what the figure is held against."""
    words = {
        "at_least": _("cần ít nhất {threshold}"),
        "needs": _("cần có"),
        "by_year_end": _("cần làm trước khi hết năm"),
        "at_most": _("nhiều nhất {threshold}"),
        "below": _("dưới {threshold}"),
        "zero": _("phải không có"),
        "share_at_least": _("cần từ {threshold} %"),
        "share_above": _("cần trên {threshold} %"),
        "every_month": _("cần đủ {threshold} tháng"),
        "every_quarter": _("cần đủ {threshold} quý"),
    }.get(finding.kind, "")
    if finding.lacks_parameter:
        return _("chưa có mức để so")
    if finding.threshold is None and "{threshold}" in words:
        return ""
    return words.format(threshold=finding.threshold)


def _lacking(overview: Overview, row: CriterionRow) -> ParameterView | None:
    for finding in row.proposal.findings:
        for view in overview.parameters:
            if view.parameter.id == finding.lacks_parameter:
                return view
    return None


def _compare(row: CriterionRow) -> tuple[str, ...]:
    """Put the person's word beside the program's, with reason and day."""
    mark = row.mark
    if mark is None:
        return ()
    lines = [
        _("Đồng chí: {word}, ngày {day}").format(
            word=word_of(mark.state), day=short(mark.marked_on)
        )
    ]
    if mark.proposed is not State.NOT_JUDGED or row.moved:
        word = word_of(row.proposal.state)
        lines.append(_("Phần mềm: {word}").format(word=word))
    if mark.reason:
        lines.append(_("Lý do: {reason}").format(reason=mark.reason))
    if row.moved:
        lines.append(_("Số liệu đã đổi sau khi đánh giá, nên xem lại."))
    return tuple(lines)


def word_of(state: State) -> str:
    """Name a state."""
    return {
        State.MET: _("Đạt"),
        State.NOT_MET: _("Không đạt"),
        State.NOT_APPLICABLE: _("Không áp dụng"),
        State.NOT_JUDGED: _("Chưa đánh giá"),
    }[state]


def _proof(evidence: Evidence, year: int) -> ProofLine:
    parts = []
    if evidence.issued_on is not None:
        parts.append(short(evidence.issued_on))
    if len(evidence.criteria) > 1:
        words = ngettext(
            "dùng cho {count} tiêu chí",
            "dùng cho {count} tiêu chí",
            len(evidence.criteria),
        )
        parts.append(words.format(count=len(evidence.criteria)))
    is_old = evidence.issued_on is not None and evidence.issued_on < date(year, 1, 1)
    if is_old:
        parts.append(_("trước năm {year}").format(year=year))
    status = Status.ATTENTION if is_old else None
    return ProofLine(evidence.id, evidence.title, " · ".join(parts), status)


def _advice(overview: Overview, row: CriterionRow) -> str:
    if row.standing in {Standing.MET, Standing.NOT_APPLICABLE}:
        return ""
    ahead = overview.forecast
    late = _("Đã qua ngày {day} nên khó kịp vào báo cáo; vẫn nên làm. {advice}")
    soon = _("Chậm nhất {day} để kịp vào báo cáo. {advice}")
    words = late if ahead.days_left < (ahead.before - ahead.vote_by).days else soon
    return words.format(day=short(ahead.vote_by), advice=row.criterion.advice)


def main_action(view: DetailView, mode: Mode) -> str:
    """Name the one main action of the drawer: confirm, judge or open; empty if none."""
    if view.can_confirm:
        return "confirm"
    if not view.can_judge or view.status in {Status.DONE, Status.NOT_APPLICABLE}:
        return ""
    if view.page and mode is not Mode.MANUAL and view.status is not Status.NOT_YET:
        return "open"
    return "judge"


def page_words(page: str) -> str:
    """Name the button that leads to another page."""
    return {
        "meetings": _("Mở Sinh hoạt"),
        "tasks": _("Mở Nhiệm vụ"),
        "members": _("Mở Đảng viên"),
        "development": _("Mở Phát triển đảng viên"),
    }.get(page, "")
