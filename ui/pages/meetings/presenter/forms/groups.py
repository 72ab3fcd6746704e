"""A meeting by party groups as the window shows it."""

from collections.abc import Callable, Sequence

from app.features.meetings.model.forms.groups import (
    GroupItem,
    GroupRules,
    GroupsView,
    GroupView,
    PersonMark,
    Preview,
    Totals,
)
from app.features.meetings.model.records import Mark
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.pages.meetings.presenter.words import mark_word
from ui.widgets.forms.fields import Option
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Row

Sentence = Callable[[Problem], str]


def group_rows(view: GroupsView) -> list[Row]:
    """List the groups, each with its leader and how far its sheet is."""
    return [_row(one) for one in view.groups]


def _row(one: GroupView) -> Row:
    leader = one.leader or _("chưa có tổ trưởng")
    if one.sheet is None:
        state = Cell(_("Chưa có tờ"), status=Status.NOT_YET)
        present = "–"
    else:
        origin = _("từ tệp") if one.sheet.origin == "file" else _("từ giấy")
        state = Cell(_("Đã nhận {origin}").format(origin=origin), status=Status.DONE)
        present = f"{one.present}/{len(one.lines)}"
    return Row(
        one.group.id,
        {
            "name": Cell(one.group.name, detail=leader),
            "present": Cell(present),
            "state": state,
        },
    )


def total_words(totals: Totals) -> str:
    """Say what the groups come to together."""
    return _(
        "Có mặt {present}, vắng có lý do {excused}, vắng không lý do {unexcused},"
        " được miễn {exempt}; chưa điểm danh {unmarked}."
    ).format(
        present=totals.present,
        excused=totals.excused,
        unexcused=totals.unexcused,
        exempt=totals.exempt,
        unmarked=totals.unmarked,
    )


def group_conditions(
    view: GroupsView, sentence: Sentence
) -> list[tuple[Status, str, str]]:
    """List the conditions with what each lacks."""
    return [
        (
            Status.BAD if one.problem else Status.DONE,
            one.title,
            sentence(one.problem) if one.problem else "",
        )
        for one in view.conditions
    ]


UNSAID, NO_MATTER = "?", "-"


def answer_key(one: GroupItem) -> str:
    """Name the answer given, or that there is none."""
    if one.matter is None:
        return UNSAID
    return one.matter or NO_MATTER


def answer_options(rules: GroupRules) -> tuple[Option, ...]:
    """List what may be answered: none, or one of the reserved matters."""
    return (
        Option(UNSAID, _("Chưa trả lời")),
        Option(NO_MATTER, _("Không thuộc việc nào")),
        *(Option(one.id, one.title, one.source) for one in rules.reserved),
    )


def guess_words(rules: GroupRules, one: GroupItem) -> str:
    """Say what the words of a matter point to while nobody has answered."""
    found = rules.reserved_of(one.guess) if one.matter is None else None
    if found is None:
        return ""
    return _("Theo câu chữ có thể là: {title}.").format(title=found.title)


def terms_words(view: GroupsView) -> str:
    """Say what the superior allows, and how far the year is."""
    terms = view.terms
    if terms is None:
        return _("Chưa ghi quy định của cấp trên về sinh hoạt theo tổ.")
    parts = [_("Căn cứ {basis}.").format(basis=terms.basis)]
    if terms.min_members:
        parts.append(
            _("Chi bộ phải có từ {least} đảng viên, hiện có {members}.").format(
                least=terms.min_members, members=view.members
            )
        )
    else:
        parts.append(_("Không giới hạn số đảng viên."))
    if terms.max_a_year:
        parts.append(
            _("Nhiều nhất {most} buổi mỗi năm, năm nay đã có {held} buổi khác.").format(
                most=terms.max_a_year, held=view.held_this_year
            )
        )
    else:
        parts.append(_("Không giới hạn số buổi trong năm."))
    return " ".join(parts)


def preview_words(preview: Preview) -> list[str]:
    """Say what merging will do, line by line."""
    names = ", ".join(preview.names[one.group_id] for one in preview.drafts)
    lines = [
        _("Nhận tờ của: {names}.").format(names=names),
        total_words(preview.totals),
    ]
    if preview.replaced:
        replaced = ", ".join(preview.replaced)
        lines.append(_("Thay tờ đã nhận trước của: {names}.").format(names=replaced))
    if preview.without_sheet:
        waiting = ", ".join(preview.without_sheet)
        lines.append(_("Còn chờ tờ của: {names}.").format(names=waiting))
    return lines


def mark_rows(
    people: Sequence[tuple[str, str]], marks: dict[str, PersonMark]
) -> list[Row]:
    """List the people of a paper sheet with the marks given so far."""
    rows: list[Row] = []
    for person, name in people:
        one = marks.get(person)
        mark = one.mark if one else Mark.NONE
        status = Status.DONE if mark is Mark.PRESENT else Status.INFO
        rows.append(
            Row(
                person,
                {
                    "name": Cell(name),
                    "mark": Cell(
                        mark_word(mark) or _("Chưa điểm danh"),
                        status=Status.NOT_YET if mark is Mark.NONE else status,
                    ),
                    "reason": Cell(one.reason if one else ""),
                },
            )
        )
    return rows
