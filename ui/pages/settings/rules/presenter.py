"""Sets of scores and terms of elections in words, and their forms. No Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.elections.records import (
    ElectionRules,
    ElectionTerms,
    NewElectionTerms,
)
from app.features.session_score.model.ruleset import ScoreSet
from app.features.session_score.model.scheme import Scheme
from app.kernel.dates import short
from app.kernel.words import _
from ui.widgets.forms.fields import Field, Option, Value
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Column, Row

_EITHER, _SECRET, _OPEN = "either", "secret", "open"
_SHARE = "/"


@dataclass(frozen=True, slots=True)
class ScoringState:
    """The sets there are, those the cell chose, and what rests on each."""

    sets: tuple[ScoreSet, ...]
    offered: tuple[ScoreSet, ...]
    schemes: tuple[Scheme, ...]
    own_lines: Mapping[str, int]
    in_use: frozenset[str]
    today: date

    def set_of(self, set_id: str) -> ScoreSet | None:
        """Find a set."""
        return next((one for one in self.sets if one.id == set_id), None)

    def scheme(self, scheme_id: str) -> Scheme | None:
        """Find a choice."""
        return next((one for one in self.schemes if one.id == scheme_id), None)


def scheme_columns() -> list[Column]:
    """Head the table of choices."""
    return [
        Column("set", _("Bộ chấm"), stretch=True),
        Column("from", _("Áp dụng từ"), kind="date", width=110),
        Column("state", _("Trạng thái"), kind="chip", width=170),
    ]


def scheme_rows(state: ScoringState) -> list[Row]:
    """List the choices, newest first; what holds today is marked."""
    now = max(
        (one for one in state.schemes if one.from_on <= state.today),
        key=lambda one: one.from_on,
        default=None,
    )
    return [
        Row(
            one.id,
            {
                "set": Cell(_title(state, one), detail=_detail(state, one)),
                "from": Cell(short(one.from_on), sort=one.from_on.isoformat()),
                "state": _state(one, now, state.today),
            },
        )
        for one in reversed(state.schemes)
    ]


def _title(state: ScoringState, one: Scheme) -> str:
    known = state.set_of(one.set_id)
    return known.title if known else one.set_id


def _detail(state: ScoringState, one: Scheme) -> str:
    count = state.own_lines.get(one.id, 0)
    parts = []
    if one.basis:
        parts.append(_("Căn cứ: {basis}").format(basis=one.basis))
    if count:
        parts.append(_("{count} dòng riêng của chi bộ").format(count=count))
    if one.id in state.in_use:
        parts.append(_("đã có biên bản ký theo bộ này"))
    return "; ".join(parts)


def _state(one: Scheme, now: Scheme | None, today: date) -> Cell:
    if one == now:
        return Cell(_("Đang dùng"), status=Status.DONE)
    if one.from_on > today:
        return Cell(_("Sẽ dùng"), status=Status.INFO)
    return Cell(_("Đã dùng trước đây"), status=Status.REPLACED)


def set_columns() -> list[Column]:
    """Head the table of the sets there are."""
    return [
        Column("set", _("Bộ chấm của cấp trên"), stretch=True, sortable=False),
        Column("from", _("Có từ"), kind="date", width=110, sortable=False),
        Column("trust", _("Độ tin cậy"), width=100, sortable=False),
    ]


def set_rows(sets: Sequence[ScoreSet]) -> list[Row]:
    """List the sets with their source."""
    return [
        Row(
            one.id,
            {
                "set": Cell(one.title, detail=one.source),
                "from": Cell(short(one.valid_from)),
                "trust": one.confidence,
            },
        )
        for one in sets
    ]


def set_words(one: ScoreSet) -> str:
    """Say of a set where it comes from, how sure that is, and what to know."""
    return _("Nguồn: {source}. Độ tin cậy {confidence}. {note}").format(
        source=one.source, confidence=one.confidence, note=one.note
    )


@dataclass(frozen=True, slots=True)
class ElectionState:
    """What the rules say of elections, and what the cell entered."""

    rules: ElectionRules
    terms: tuple[ElectionTerms, ...]
    today: date


def terms_columns() -> list[Column]:
    """Head the table of the cell's own terms."""
    return [
        Column("share", _("Mức trúng cử"), stretch=True),
        Column("from", _("Áp dụng từ"), kind="date", width=110),
        Column("way", _("Cách bầu"), width=150),
    ]


def terms_rows(state: ElectionState) -> list[Row]:
    """List the terms, newest first."""
    return [
        Row(
            one.id,
            {
                "share": Cell(share_words(one), detail=_terms_detail(one)),
                "from": Cell(short(one.from_on), sort=one.from_on.isoformat()),
                "way": way_words(one.secret),
            },
        )
        for one in reversed(state.terms)
    ]


def share_words(one: ElectionTerms) -> str:
    """Say a share in words: over so much of whom, or at least."""
    share = f"{one.numerator}/{one.denominator}"
    whose = (
        _("đảng viên chính thức được triệu tập")
        if one.base == "members"
        else _("đảng viên chính thức có mặt")
    )
    wording = (
        _("Từ {share} số {whose}") if one.inclusive else _("Quá {share} số {whose}")
    )
    return wording.format(share=share, whose=whose)


def _terms_detail(one: ElectionTerms) -> str:
    basis = _("Căn cứ: {basis}").format(basis=one.basis)
    if one.spare is None:
        return basis
    spare = _("số dư ít nhất {count} người").format(count=one.spare)
    return f"{basis}; {spare}"


def way_words(secret: bool | None) -> str:  # noqa: FBT001  (three answers)
    """Say how is voted."""
    if secret is None:
        return _("Chi bộ chọn")
    return _("Bỏ phiếu kín") if secret else _("Giơ tay")


def office_rows(rules: ElectionRules) -> list[Row]:
    """List the offices with what the source says of size and seats."""
    return [
        Row(
            one.id,
            {
                "office": Cell(one.title, detail=one.source),
                "trust": one.confidence,
            },
        )
        for one in rules.office
    ]


def office_columns() -> list[Column]:
    """Head the table of offices."""
    return [
        Column("office", _("Chức danh"), stretch=True, sortable=False),
        Column("trust", _("Độ tin cậy"), width=100, sortable=False),
    ]


def unknown_words(rules: ElectionRules) -> str:
    """Say what no source shows, so that it has to be entered."""
    return _("Chưa thấy văn bản nêu: {list}.").format(
        list="; ".join(one[:1].lower() + one[1:] for one in rules.unknown)
    )


def terms_fields(rules: ElectionRules) -> list[Field]:
    """Ask for terms; what no source shows has no proposal."""
    return [
        Field("from_on", _("Áp dụng từ ngày"), "date"),
        Field(
            "share",
            _("Mức trúng cử"),
            placeholder="1/2",
            help=_("Ghi như 1/2 hoặc 2/3 theo văn bản của cấp trên."),
        ),
        *_choices(rules),
        Field(
            "spare",
            _("Số dư ít nhất"),
            "number",
            optional=True,
            smallest=0,
            largest=rules.most_candidates,
            help=_("Để trống nếu quy định không nêu."),
        ),
        Field("basis", _("Căn cứ: số, ngày, tên văn bản")),
    ]


def _choices(rules: ElectionRules) -> tuple[Field, Field, Field]:
    reach = (
        Option("over", _("Chưa đủ, phải quá mức")),
        Option("from", _("Là đủ")),
    )
    bases = (
        Option("members", _("Đảng viên chính thức được triệu tập"), rules.base_source),
        Option("present", _("Đảng viên chính thức có mặt")),
    )
    ways = (
        Option(_EITHER, _("Quy định không nêu, chi bộ chọn")),
        Option(_SECRET, _("Bỏ phiếu kín")),
        Option(_OPEN, _("Giơ tay")),
    )
    return (
        Field("reach", _("Đạt đúng mức này"), "choice", choices=reach),
        Field("base", _("Tính trên"), "choice", choices=bases),
        Field("way", _("Cách bầu"), "choice", choices=ways),
    )


def new_terms(values: Mapping[str, Value], today: date) -> NewElectionTerms:
    """Read the form; a share that is none becomes 0/0, which the service refuses."""
    numerator, denominator = _share(str(values["share"] or ""))
    from_on, spare = values["from_on"], values["spare"]
    way = str(values["way"] or _EITHER)
    return NewElectionTerms(
        from_on=from_on if isinstance(from_on, date) else today,
        numerator=numerator,
        denominator=denominator,
        inclusive=values["reach"] == "from",
        base="present" if values["base"] == "present" else "members",
        secret=None if way == _EITHER else way == _SECRET,
        spare=spare if isinstance(spare, int) else None,
        basis=str(values["basis"] or ""),
    )


def _share(text: str) -> tuple[int, int]:
    parts = [part.strip() for part in text.split(_SHARE)]
    whole = [part for part in parts if part.isascii() and part.isdecimal()]
    if (
        len(parts) != len((0, 0))
        or len(whole) != len(parts)
        or len(text) > len("999/999")
    ):
        return 0, 0
    return int(whole[0]), int(whole[1])
