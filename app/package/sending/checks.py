"""The check before sending: what must be repaired, what to know, what is right.

Pure. Every line carries the figures compared and the place where it is put right.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from app.features.checklist.model.ruleset import State as CriterionState
from app.features.checklist.model.year import Evidence
from app.features.meetings.model.records import State as MeetingState
from app.features.meetings.model.views import MeetingView
from app.features.session_score.model.sheet import Standing
from app.infra.book import secrecy
from app.kernel.dates import add_months, short
from app.kernel.places import Place
from app.kernel.words import _
from app.package import policy
from app.package.content import guard
from app.package.model import Check, KeyStage, KeyState, Rank, SentPackage
from app.package.sending.material import Drawn, Material
from app.reports.model import Check as ReportCheck
from app.reports.model import Rank as ReportRank

_PERSONAL_NUMBER = re.compile(r"(?<!\d)\d{12}(?!\d)")
# Returns the mark of secrecy of a piece of evidence, '' when it has none.
MarkOf = Callable[[Evidence], str]
_SIGNED = frozenset({MeetingState.SIGNED, MeetingState.LOCKED})


def all_checks(
    material: Material, key: KeyState, mark_of: MarkOf, today: date
) -> list[Check]:
    """Check a year before it is signed, in the order a secretary would."""
    return [
        *_unit(material),
        _key(key),
        _members(material),
        *_minutes(material),
        *_scores(material),
        _criteria(material),
        *_documents(material),
        *_evidence(material, today),
        _secrecy(material, mark_of),
        _numbers(material),
    ]


def _unit(material: Material) -> Iterator[Check]:
    place = Place("settings")
    unit = material.unit
    missing = []
    if unit is None or not unit.code:
        missing.append(_("mã chi bộ"))
    if unit is None or not unit.superior_name:
        missing.append(_("tên đảng ủy cấp trên"))
    if material.signer is None:
        missing.append(_("bí thư đương nhiệm"))
    if missing:
        yield Check(
            "unit",
            Rank.BLOCKS,
            _("Thiếu thông tin chi bộ"),
            _("Còn thiếu: {what}.").format(what=", ".join(missing)),
            place,
        )


def _key(key: KeyState) -> Check:
    place = Place("package", "keys")
    if key.stage is KeyStage.ACTIVE and not key.file_missing and key.until:
        detail = _("Khóa của {name}, dùng đến {until}.").format(
            name=key.holder, until=short(key.until)
        )
        return Check("key", Rank.OK, _("Khóa ký gói còn hiệu lực"), detail, place)
    detail = {
        KeyStage.NONE: _("Chi bộ chưa tạo khóa ký gói."),
        KeyStage.REQUESTED: _("Đã xin cấp khóa, chưa nạp trả lời của Đảng ủy."),
        KeyStage.EXPIRED: _("Khóa đã hết hạn."),
        KeyStage.ACTIVE: _("Không thấy tệp khóa trên máy này."),
    }[key.stage]
    return Check("key", Rank.BLOCKS, _("Chưa ký được gói"), detail, place)


def _members(material: Material) -> Check:
    place = Place("members")
    count = len(material.members)
    if not count:
        return Check(
            "members",
            Rank.BLOCKS,
            _("Chưa có đảng viên trong danh sách"),
            _("Nhập danh sách đảng viên trước khi gửi."),
            place,
        )
    title = _("Danh sách có {count} đảng viên").format(count=count)
    detail = _("Chỉ gửi họ tên, tình trạng, năm sinh, ngày vào Đảng, ngày chính thức.")
    return Check("members", Rank.OK, title, detail, place)


def _minutes(material: Material) -> Iterator[Check]:
    place = Place("meetings")
    held = material.meetings
    if not held:
        yield Check(
            "minutes",
            Rank.KNOW,
            _("Chưa có kỳ họp nào đã họp trong năm"),
            _("Gói sẽ không có biên bản."),
            place,
        )
        return
    signed = sum(view.meeting.state in _SIGNED for view in held)
    title = _("{signed}/{held} biên bản đã ký").format(signed=signed, held=len(held))
    rank = Rank.OK if signed == len(held) else Rank.KNOW
    unsigned = [
        short(view.meeting.on_day) for view in held if view.meeting.state not in _SIGNED
    ]
    detail = _("Chưa ký: {days}.").format(days=", ".join(unsigned)) if unsigned else ""
    yield Check("minutes", rank, title, detail, place)
    yield _sums(held)


def _sums(held: tuple[MeetingView, ...]) -> Check:
    wrong = [view for view in held if not _adds_up(view)]
    votes = sum(len(view.votes) for view in held)
    detail = _("Đã đối chiếu {held} kỳ họp và {votes} lần biểu quyết.").format(
        held=len(held), votes=votes
    )
    if not wrong:
        title = _("Số người, số phiếu khớp nhau")
        return Check("sums", Rank.OK, title, detail, Place("meetings"))
    days = ", ".join(short(view.meeting.on_day) for view in wrong)
    return Check(
        "sums",
        Rank.BLOCKS,
        _("Số người hoặc số phiếu không khớp"),
        _("Xem lại kỳ họp ngày {days}.").format(days=days),
        Place("meetings", wrong[0].meeting.id),
    )


def _adds_up(view: MeetingView) -> bool:
    counts = view.counts
    parts = counts.present + counts.excused + counts.unexcused + counts.unmarked
    votes_fit = all(vote.voted <= vote.base.present for vote in view.votes)
    return parts == counts.due and votes_fit


def _scores(material: Material) -> Iterator[Check]:
    views = material.scores
    if not views:
        return
    still_open = [short(one.heading.on_day) for one in views if one.open_lines]
    changed = sum(
        line.standing is Standing.CHANGED for one in views for line in one.lines
    )
    parts = []
    if still_open:
        parts.append(_("Còn dòng chưa chấm: {days}.").format(days=_few(still_open)))
    if changed:
        parts.append(
            _("{count} dòng chấm khác dữ kiện, lý do gửi kèm.").format(count=changed)
        )
    title = _("Có kết quả chấm điểm của {count} buổi sinh hoạt").format(
        count=len(views)
    )
    rank = Rank.KNOW if still_open else Rank.OK
    yield Check("scores", rank, title, " ".join(parts), Place("meetings"))


def _criteria(material: Material) -> Check:
    rows = material.rows
    judged = sum(row.state is not CriterionState.NOT_JUDGED for row in rows)
    title = _("Đã đánh giá {judged}/{total} tiêu chí bốn tốt").format(
        judged=judged, total=len(rows)
    )
    if judged == len(rows):
        return Check("criteria", Rank.OK, title, "", Place("checklist"))
    open_ids = [
        row.criterion.id for row in rows if row.state is CriterionState.NOT_JUDGED
    ]
    detail = _("Chưa đánh giá: {ids}.").format(ids=_few(open_ids))
    return Check("criteria", Rank.KNOW, title, detail, Place("checklist", open_ids[0]))


def _few(names: list[str]) -> str:
    shown = ", ".join(names[:8])
    more = len(names) - 8
    return shown + _(" và {more} mục khác").format(more=more) if more > 0 else shown


def _documents(material: Material) -> Iterator[Check]:
    if material.lacking:
        yield Check(
            "documents",
            Rank.BLOCKS,
            _("Chưa lập được báo cáo"),
            _("Bản phần mềm này thiếu mẫu: {kinds}.").format(
                kinds=", ".join(material.lacking)
            ),
        )
    yield from _remarks(material.documents)
    if material.documents:
        title = _("Có {count} văn bản in được").format(count=len(material.documents))
        names = _few([drawn.title for drawn in material.documents])
        yield Check("documents", Rank.OK, title, names)


def _remarks(documents: tuple[Drawn, ...]) -> Iterator[Check]:
    """Pass on what the documents themselves remark, equal remarks as one line."""
    found: dict[str, list[tuple[Drawn, ReportCheck]]] = {}
    for drawn in documents:
        for each in drawn.checks:
            if each.rank is not ReportRank.OK:
                found.setdefault(each.title, []).append((drawn, each))
    for title, places in found.items():
        (drawn, first), count = places[0], len(places)
        detail = ". ".join(part for part in (drawn.title, first.detail) if part)
        if count > 1:
            names = _few([each.title for each, _check in places])
            detail = _("{count} văn bản: {names}").format(count=count, names=names)
        yield Check(f"document:{title}", Rank.KNOW, title, detail, first.place)


def _evidence(material: Material, today: date) -> Iterator[Check]:
    place = Place("checklist")
    types = policy.file_types()
    refused = [e for e in material.evidence if types.of_media(e.media_type) is None]
    if refused:
        names = _few([each.file_name for each in refused])
        yield Check(
            "evidence_kind",
            Rank.BLOCKS,
            _("Có minh chứng không thuộc loại tệp được gửi"),
            _("Tệp: {names}.").format(names=names),
            place,
        )
    months = policy.contents().oldest_evidence_months
    oldest = add_months(today, -months)
    for each in material.evidence:
        if _is_old(each, oldest):
            title = _("Minh chứng cũ hơn {months} tháng").format(months=months)
            detail = f"{each.title} ({short(each.issued_on)})" if each.issued_on else ""
            yield Check(f"evidence:{each.id}", Rank.KNOW, title, detail, place)
    title = _("Có {count} tệp minh chứng").format(count=len(material.evidence))
    yield Check("evidence", Rank.OK, title, "", place)


def _is_old(evidence: Evidence, oldest: date) -> bool:
    return evidence.issued_on is not None and evidence.issued_on < oldest


def _secrecy(material: Material, mark_of: MarkOf) -> Check:
    found = first_mark(material, mark_of)
    if found is None:
        title = _("Không có tài liệu mang dấu chỉ độ mật")
        return Check("secrecy", Rank.OK, title)
    title, place = found
    return Check(
        "secrecy",
        Rank.BLOCKS,
        _("Có tài liệu mang dấu chỉ độ mật, không được gửi"),
        _("Bỏ khỏi sổ: {title}.").format(title=title),
        place,
    )


def first_mark(material: Material, mark_of: MarkOf) -> tuple[str, Place] | None:
    """Find the first thing that carries a mark of secrecy, and where it lies."""
    for drawn in material.documents:
        texts = guard.strings(drawn.doc)
        if any(secrecy.in_text(text) for text in texts):
            return drawn.title, Place("meetings")
    return _marked_score(material) or _marked_evidence(material, mark_of)


def _marked_score(material: Material) -> tuple[str, Place] | None:
    for view in material.scores:
        if any(
            secrecy.in_text(text) for text in guard.strings((view.lines, view.sheet))
        ):
            return view.heading.title, Place("meetings", view.heading.meeting_id)
    return None


def _marked_evidence(material: Material, mark_of: MarkOf) -> tuple[str, Place] | None:
    for row in material.rows:
        if row.mark and secrecy.in_text(row.mark.reason):
            return row.criterion.title, Place("checklist", row.criterion.id)
    for each in material.evidence:
        if mark_of(each):
            return each.title, Place("checklist")
    return None


def _numbers(material: Material) -> Check:
    with_numbers = [
        drawn.title
        for drawn in material.documents
        if any(_PERSONAL_NUMBER.search(text) for text in guard.strings(drawn.doc))
    ]
    if not with_numbers:
        title = _("Không có số định danh cá nhân trong gói")
        return Check("numbers", Rank.OK, title)
    return Check(
        "numbers",
        Rank.KNOW,
        _("Có dãy 12 chữ số giống số định danh cá nhân"),
        _few(with_numbers),
    )


def unchanged(sent: SentPackage | None) -> list[Check]:
    """Say that nothing changed since a package already sent."""
    if sent is None:
        return []
    title = _("Không có thay đổi so với lần gửi số {number}").format(
        number=sent.sequence
    )
    detail = _("Lần gửi đó lập ngày {day}.").format(day=short(sent.created.date()))
    return [Check("unchanged", Rank.KNOW, title, detail)]


def clock(problem: str) -> list[Check]:
    """Say that the PC's clock cannot be right."""
    if not problem:
        return []
    return [Check("clock", Rank.BLOCKS, _("Ngày giờ máy tính sai"), problem)]
