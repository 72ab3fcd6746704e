"""What to look at before the yearly report is signed. Pure."""

from app.kernel.places import Place
from app.kernel.words import _, ngettext
from app.reports.four_good.model import Facts
from app.reports.model import Check, Rank, Stage


def checks(facts: Facts) -> tuple[Check, ...]:
    """List what is unfinished, failed gates, empty parts, a missing signer."""
    return (*_results(facts), *_text(facts), *_signer(facts))


def stage(facts: Facts) -> Stage:
    """Say which step comes next: written, numbered and issued."""
    steps = (_("Dự thảo"), _("Ghi số, ngày ban hành"), _("Đã ban hành"))
    if facts.report.is_final:
        note = _("Muốn sửa thì trả về dự thảo ở trang Bốn tốt.")
        return Stage(steps, len(steps), note)
    return Stage(steps, 1, _("Ghi số và ngày ở trang Bốn tốt thì hết chữ “Dự thảo”."))


def _results(facts: Facts) -> list[Check]:
    count = facts.view.figures
    unfinished = count.awaiting + count.open + count.not_judged
    found = []
    if unfinished:
        title = ngettext(
            "Còn {count} tiêu chí chưa có kết quả",
            "Còn {count} tiêu chí chưa có kết quả",
            unfinished,
        )
        place = Place("checklist")
        found.append(Check(Rank.KNOW, title.format(count=unfinished), place=place))
    gate_title = _("Điều kiện bắt buộc {gate} chưa đạt")
    found += [
        Check(Rank.KNOW, gate_title.format(gate=gate), place=Place("checklist", gate))
        for gate in facts.view.verdict.gates
    ]
    return found or [Check(Rank.OK, _("Mọi tiêu chí đã có kết quả"))]


def _text(facts: Facts) -> list[Check]:
    text = facts.report.text
    parts = {
        _("hạn chế"): text.limits,
        _("nguyên nhân"): text.causes,
        _("đề nghị"): text.proposal,
        _("nhiệm vụ năm sau"): text.next_tasks,
    }
    empty = [name for name, words in parts.items() if not words]
    if not empty:
        return [Check(Rank.OK, _("Các phần tự viết đã có nội dung"))]
    title = _("Phần chưa viết: {parts}").format(parts=", ".join(empty))
    detail = _("Trên giấy để dòng chấm để viết tay")
    return [Check(Rank.KNOW, title, detail, Place("checklist", "report"))]


def _signer(facts: Facts) -> list[Check]:
    if facts.letter.signer:
        return []
    place = Place("settings", "unit")
    return [Check(Rank.REPAIR, _("Chưa ghi người ký báo cáo"), place=place)]
