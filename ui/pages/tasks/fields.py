"""What the forms of the page ask. No Qt here."""

from collections.abc import Mapping, Sequence

from app.features.papers.model.ruleset import Form
from app.features.papers.model.views import (
    Decision,
    HeldMeeting,
    IncomingView,
    SignerOnDay,
)
from app.features.tasks.model import Clarity, Task
from app.kernel.dates import short
from app.kernel.words import _
from ui.widgets.forms.fields import Field, Option, Value

# Between the parts of a decision's key: no id has it.
_PART = "/"


def task_fields(
    people: Sequence[Option],
    meetings: Sequence[HeldMeeting],
    points: Sequence[Clarity],
) -> list[Field]:
    """Ask for a task; the six ways of being clear say what each field is for."""
    hint = {point.id: f"{point.title}: {point.hint}" for point in points}
    told = meeting_options(meetings, planned=True)
    return [
        Field("title", _("Việc phải làm"), help=hint.get("work", "")),
        _owner(people, hint.get("person", "")),
        Field("owner_text", _("Tập thể, người phối hợp"), optional=True),
        Field("starts_on", _("Bắt đầu"), kind="date", optional=True),
        Field(
            "due_on", _("Hạn"), kind="date", optional=True, help=hint.get("time", "")
        ),
        Field(
            "report_meeting_id",
            _("Báo cáo tại kỳ họp"),
            kind="choice",
            optional=True,
            choices=told,
        ),
        *_clear_fields(hint),
        Field("area", _("Địa bàn, đoàn thể"), optional=True),
    ]


def _owner(people: Sequence[Option], hint: str = "") -> Field:
    return Field(
        "owner_id",
        _("Người thực hiện"),
        kind="person",
        optional=True,
        choices=tuple(people),
        help=hint,
    )


def _clear_fields(hint: Mapping[str, str]) -> list[Field]:
    words = {
        "responsibility": _("Trách nhiệm"),
        "product": _("Sản phẩm"),
        "authority": _("Thẩm quyền"),
    }
    return [
        Field(key, label, optional=True, help=hint.get(key, ""))
        for key, label in words.items()
    ]


def told_of(task: Task) -> Mapping[str, Value]:
    """Give what is known of a task, to be put right."""
    names = (
        "title",
        "owner_id",
        "owner_text",
        "starts_on",
        "due_on",
        "report_meeting_id",
        "responsibility",
        "product",
        "authority",
        "area",
    )
    return {name: getattr(task, name) for name in names}


def result_fields() -> list[Field]:
    """Ask what came of a task and when."""
    return [
        Field("text", _("Kết quả, một câu"), kind="long"),
        Field("on", _("Xong ngày"), kind="date"),
    ]


def report_fields() -> list[Field]:
    """Ask how far a task is."""
    return [Field("text", _("Đã làm đến đâu"), kind="long")]


def rollover_fields() -> list[Field]:
    """Ask why a task is carried over, and until when."""
    return [
        Field("due", _("Hạn mới"), kind="date", optional=True),
        Field("text", _("Lý do chuyển tiếp"), kind="long"),
    ]


def reason_fields() -> list[Field]:
    """Ask for a reason."""
    return [Field("reason", _("Lý do"), kind="long")]


def withdraw_fields() -> list[Field]:
    """Ask when and why a paper is withdrawn."""
    return [
        Field("on", _("Ngày thu hồi"), kind="date"),
        Field("reason", _("Lý do"), kind="long"),
    ]


def meeting_options(
    meetings: Sequence[HeldMeeting], *, planned: bool = False
) -> tuple[Option, ...]:
    """Offer meetings, newest first; ``planned`` only those still to come."""
    wanted = [one for one in meetings if not (planned and one.held)]
    return tuple(
        Option(one.id, one.title, short(one.on_day))
        for one in sorted(wanted, key=lambda m: m.on_day, reverse=True)
    )


def decision_fields(
    decisions: Sequence[Decision], forms: Sequence[Form]
) -> list[Field]:
    """Ask which decision of a meeting is issued, as what."""
    return [
        Field(
            "decision",
            _("Quyết định của kỳ họp"),
            kind="choice",
            choices=tuple(_decision_option(one) for one in decisions),
        ),
        Field("form", _("Ban hành thành"), kind="choice", choices=form_options(forms)),
    ]


def decision_key(one: Decision) -> str:
    """Name a decision by its meeting, matter and vote."""
    return _PART.join((one.meeting_id, one.item_id, one.ballot_id))


def _decision_option(one: Decision) -> Option:
    vote = ""
    if one.passed is not None:
        vote = _("tán thành {in_favour}/{base}").format(
            in_favour=one.in_favour, base=one.base
        )
    where = f"{one.meeting_title}, {short(one.on_day)}"
    issued = ""
    if one.issued_as:
        issued = _("đã ban hành {numbers}").format(numbers=one.issued_as)
    detail = " · ".join(part for part in (where, vote, issued) if part)
    return Option(decision_key(one), one.subject, detail)


def form_options(forms: Sequence[Form]) -> tuple[Option, ...]:
    """Offer types of paper."""
    return tuple(Option(form.id, form.title, form.code) for form in forms)


def paper_fields(
    signers: Sequence[SignerOnDay], forms: Sequence[Form] = ()
) -> list[Field]:
    """Ask for an outgoing paper; without ``forms`` its type is known already."""
    kinds = [
        Field("form", _("Loại văn bản"), kind="choice", choices=form_options(forms))
    ]
    return [
        *(kinds if forms else []),
        Field("title", _("Trích yếu"), help=_("Một dòng nói văn bản về việc gì.")),
        Field("text", _("Nội dung"), kind="long", optional=True),
        Field("on_day", _("Ngày văn bản"), kind="date"),
        Field(
            "signer_id",
            _("Người ký"),
            kind="choice",
            optional=True,
            choices=tuple(Option(s.person_id, s.name, s.post) for s in signers),
            help=_("Để trống thì bí thư ký; chưa có bí thư thì phó bí thư ký."),
        ),
        Field(
            "recipients",
            _("Nơi nhận, mỗi nơi một dòng"),
            kind="long",
            optional=True,
        ),
        Field("restricted", _("Văn bản hạn chế"), kind="switch"),
    ]


def number_fields() -> list[Field]:
    """Ask for another number than the next, and why numbers are left out."""
    return [
        Field(
            "number",
            _("Số"),
            kind="number",
            optional=True,
            smallest=1,
            help=_("Để trống thì phần mềm cấp số tiếp theo trong nhiệm kỳ."),
        ),
        Field("skip_reason", _("Lý do bỏ trống số"), optional=True),
    ]


def old_fields() -> list[Field]:
    """Ask for the number an old paper bears, and who signed it."""
    return [
        Field("number", _("Số trên văn bản"), kind="number", smallest=1),
        Field(
            "signed_by",
            _("Người ký, nếu không có trong danh sách chức vụ"),
            optional=True,
        ),
    ]


def incoming_fields(kinds: Sequence[Form]) -> list[Field]:
    """Ask for an incoming paper."""
    return [
        Field("issuer", _("Nơi ban hành")),
        Field("number", _("Số văn bản"), optional=True),
        Field("on_day", _("Ngày văn bản"), kind="date", optional=True),
        Field("received_on", _("Ngày nhận"), kind="date"),
        Field("subject", _("Trích yếu")),
        Field(
            "form",
            _("Loại văn bản"),
            kind="choice",
            optional=True,
            choices=form_options(kinds),
        ),
        Field("deadline", _("Hạn trả lời"), kind="date", optional=True),
        Field("note", _("Ghi chú"), kind="long", optional=True),
        Field("needs_spreading", _("Phải phổ biến trong chi bộ"), kind="switch"),
        Field("restricted", _("Văn bản hạn chế"), kind="switch"),
    ]


def incoming_told(one: IncomingView) -> Mapping[str, Value]:
    """Give what is known of an incoming paper, to be put right."""
    names = (
        "issuer",
        "number",
        "on_day",
        "received_on",
        "subject",
        "form",
        "deadline",
        "note",
        "needs_spreading",
        "restricted",
    )
    return {name: getattr(one.paper, name) for name in names}


def known_fields(meetings: Sequence[HeldMeeting]) -> list[Field]:
    """Ask at which meeting a paper was made known, or how else."""
    return [
        Field(
            "meeting_id",
            _("Phổ biến tại kỳ họp"),
            kind="choice",
            optional=True,
            choices=meeting_options(meetings),
        ),
        Field(
            "note",
            _("Hoặc cách khác"),
            optional=True,
            help=_("Ví dụ: gửi nhóm của chi bộ, đọc tại tổ đảng."),
        ),
        Field("on", _("Ngày phổ biến cách khác"), kind="date", optional=True),
    ]


def duty_fields(people: Sequence[Option]) -> list[Field]:
    """Ask who answers an incoming paper by when."""
    return [
        Field("title", _("Việc phải làm")),
        _owner(people),
        Field("owner_text", _("Tập thể, người phối hợp"), optional=True),
        Field("starts_on", _("Bắt đầu"), kind="date", optional=True),
        Field("due_on", _("Hạn"), kind="date", optional=True),
        Field("product", _("Sản phẩm"), optional=True),
    ]
