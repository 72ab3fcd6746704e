"""What a leaving member has in hand, and what a move of several says of it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.features.members.model import Counts
from app.kernel.dates import short
from app.kernel.words import _
from app.people.returning.model import Comeback


@dataclass(frozen=True, slots=True)
class Held:
    """Something a person has in hand: its record, its words, perhaps its day."""

    id: str
    words: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Farewell:
    """What one leaving member has in hand; ``lent_to`` who has the paper file."""

    person_id: str
    name: str
    ends: tuple[Held, ...]
    tasks: tuple[Held, ...]
    helped: tuple[Held, ...]
    leads: tuple[Held, ...]
    lent_to: str = ""


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What a move does: heads before and after, and everybody's farewell."""

    on: date
    before: Counts
    after: Counts
    people: tuple[Farewell, ...]
    can_decide: bool


def farewell_lines(one: Farewell, on: date) -> list[str]:
    """Say what ends with the membership and what stays to be settled."""
    last = short(on - timedelta(days=1))
    lines = []
    for held in one.ends:
        words = _("{what}: kết thúc ngày {day}")
        if held.on is not None and held.on >= on:
            words = _("{what}: bỏ, vì nhận sau ngày chuyển")
        lines.append(words.format(what=held.words, day=last))
    counted = (
        (one.tasks, _("{count} nhiệm vụ chưa xong: {names}")),
        (one.helped, _("đang giúp đỡ {count} quần chúng: {names}")),
        (one.leads, _("chủ trì hoặc ghi biên bản {count} kỳ họp tới: {names}")),
    )
    for found, words in counted:
        if found:
            lines.append(words.format(count=len(found), names=_named(found)))
    if one.lent_to:
        lines.append(_("hồ sơ giấy đang cho {to} mượn").format(to=one.lent_to))
    return lines


def comeback_lines(found: Iterable[Comeback]) -> list[str]:
    """Say what a withdrawn leaving gives back, and what it cannot."""
    lines = []
    for one in found:
        if one.hurdle:
            words = _("{what}: không khôi phục được, {why}")
        elif one.until is not None:
            words = _("{what}: khôi phục đến hết {day}")
        else:
            words = _("{what}: khôi phục")
        day = short(one.until) if one.until else ""
        lines.append(words.format(what=one.words, why=one.hurdle, day=day))
    return lines


def _named(found: tuple[Held, ...]) -> str:
    return "; ".join(
        f"{one.words} ({short(one.on)})" if one.on else one.words for one in found
    )


def heads_line(plan: MovePlan) -> str:
    """Say what becomes of the head count."""
    words = _(
        "Ngày {day}: {total} đảng viên ({official} chính thức) còn {new_total} "
        "({new_official} chính thức)."
    ).format(
        day=short(plan.on),
        total=plan.before.total,
        official=plan.before.official,
        new_total=plan.after.total,
        new_official=plan.after.official,
    )
    if not plan.after.total:
        return words + " " + _("Chi bộ không còn đảng viên; sổ này còn để tra cứu.")
    if not plan.can_decide:
        return words + " " + _("Số chính thức còn lại không đủ để ra nghị quyết.")
    return words


def plan_lines(plan: MovePlan, tasks_to: str = "", helped_to: str = "") -> list[str]:
    """Say what moves, what ends and what stays; the takers are names."""
    lines = [heads_line(plan)]
    lines += [
        "{name}: {what}.".format(name=one.name, what="; ".join(found))
        for one in plan.people
        if (found := farewell_lines(one, plan.on))
    ]
    if any(one.tasks for one in plan.people):
        taken = _("Nhiệm vụ chưa xong giao lại cho đồng chí {name}.")
        kept = _("Nhiệm vụ chưa xong vẫn đứng tên người chuyển đi.")
        lines.append(taken.format(name=tasks_to) if tasks_to else kept)
    if any(one.helped for one in plan.people):
        taken = _("Đồng chí {name} nhận giúp đỡ quần chúng.")
        kept = _("Quần chúng vẫn ghi người giúp đỡ cũ.")
        lines.append(taken.format(name=helped_to) if helped_to else kept)
    if any(one.leads for one in plan.people):
        lines.append(_("Kỳ họp đã lập kế hoạch: chọn người khác ở trang Sinh hoạt."))
    lines.append(
        _(
            "Ở lại sổ này: hồ sơ và quá trình của người chuyển, các kỳ họp, "
            "nghị quyết, kế hoạch năm."
        )
    )
    return lines
