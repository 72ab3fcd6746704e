"""An online meeting as the window shows it: its conditions, who joined where."""

from collections.abc import Callable
from datetime import datetime

from app.features.meetings.model.forms.online import (
    Condition,
    OnlineView,
    Stay,
)
from app.features.meetings.model.records import Mark, RollLine
from app.kernel.errors import Problem
from app.kernel.words import _
from ui.widgets.forms.fields import Option, Value
from ui.widgets.status import Status
from ui.widgets.table.columns import Cell, Row

Sentence = Callable[[Problem], str]


def form_word(form: str) -> str:
    """Name a form of meeting."""
    words = {
        "in_person": _("Trực tiếp"),
        "online": _("Trực tuyến"),
        "mixed": _("Trực tiếp kết hợp trực tuyến"),
        "by_groups": _("Theo tổ đảng"),
    }
    return words[form]


def way_word(way: str) -> str:
    """Name how somebody takes part."""
    return _("tại phòng họp") if way == "room" else _("từ xa")


def condition_lines(
    view: OnlineView, sentence: Sentence, *, early: bool
) -> list[tuple[Status, str, str]]:
    """List the conditions with what each lacks; ``early`` leaves the close out."""
    return [
        (_status(one), one.title, sentence(one.problem) if one.problem else "")
        for one in view.conditions
        if one.when == "before" or not early
    ]


def _status(one: Condition) -> Status:
    if one.holds:
        return Status.DONE
    return Status.BAD if one.when == "before" else Status.NOT_YET


def sum_words(view: OnlineView) -> str:
    """Say how many cannot come of how many, and how many are needed."""
    return _(
        "{count}/{base} đảng viên không thể họp tại một nơi; cần ít nhất {needed}."
    ).format(count=view.unable_total, base=len(view.base), needed=view.needed)


def grounds(view: OnlineView) -> tuple[Option, ...]:
    """Offer the special natures and circumstances of the rule set."""
    return tuple(Option(one.id, one.title, one.hint) for one in view.rules.ground)


def details(view: OnlineView) -> dict[str, Value]:
    """Give what is recorded, as a form shows it."""
    record = view.record
    if record is None:
        return {}
    return {
        "permission_no": record.permission_no,
        "permission_on": record.permission_on,
        "permission_by": record.permission_by,
        "ground": record.ground,
        "ground_words": record.ground_words,
        "unable_count": record.unable_count,
        "unable_words": record.unable_words,
        "platform": record.platform,
        "no_secrets": record.no_secrets,
        "least_percent": record.least_percent,
    }


def unable_rows(view: OnlineView) -> list[Row]:
    """List those who cannot come with their reasons."""
    names = dict(view.base)
    return [
        Row(
            one.person_id,
            {"name": names.get(one.person_id, "–"), "reason": one.reason},
        )
        for one in view.unable
    ]


def stay_rows(view: OnlineView, roll: tuple[RollLine, ...]) -> list[Row]:
    """List everybody present with place and times; then those without a place."""
    stays = {one.person_id: one for one in view.stays}
    rows: list[Row] = []
    for line in roll:
        stay = stays.get(line.person_id)
        if stay is None and line.mark is not Mark.PRESENT:
            continue
        rows.append(_stay_row(line, stay))
    return rows


def _stay_row(line: RollLine, stay: Stay | None) -> Row:
    if stay is None:
        cells = {
            "name": Cell(line.name),
            "place": Cell(_("Chưa ghi nơi dự"), status=Status.NOT_YET),
            "times": Cell(""),
        }
        return Row(line.person_id, cells)
    place = "; ".join(
        dict.fromkeys(f"{one.place} ({way_word(one.way)})" for one in stay.stretches)
    )
    times = "; ".join(_span(one.came_at, one.left_at) for one in stay.stretches)
    return Row(
        line.person_id,
        {
            "name": Cell(line.name, detail=stay_words(stay)),
            "place": Cell(place, status=Status.DONE),
            "times": Cell(times),
        },
    )


def _span(came: datetime, left: datetime | None) -> str:
    end = f"{left:%H:%M}" if left else ""
    return f"{came:%H:%M}–{end}"


def stay_words(stay: Stay) -> str:
    """Say what is worth knowing of how somebody took part."""
    parts = [
        word
        for holds, word in (
            (stay.came_late, _("vào muộn")),
            (stay.came_back, _("rời, vào lại")),
            (stay.left_early, _("ra sớm")),
        )
        if holds
    ]
    if stay.percent is not None:
        parts.append(_("dự {percent} % thời gian").format(percent=stay.percent))
    return ", ".join(parts)
