"""What each question of the first run says and asks for. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.kernel.dates import short
from app.kernel.words import N_, _
from ui.shell.firstrun.flow import NUMBERED, FirstRun, Step, Trouble, Value
from ui.widgets.forms.fields import Field


@dataclass(frozen=True, slots=True)
class CellKind:
    """One of the six kinds of cell, as a card with a digit key."""

    key: str
    icon: str
    title: str
    detail: str


KINDS = (
    CellKind(
        "residential",
        "house",
        N_("Thôn, tổ dân phố"),
        N_("Nơi cư trú, nhiều đồng chí cao tuổi"),
    ),
    CellKind(
        "office",
        "building-2",
        N_("Cơ quan, đơn vị sự nghiệp"),
        N_("Phòng, ban, trung tâm, trạm y tế"),
    ),
    CellKind(
        "school", "graduation-cap", N_("Trường học"), N_("Từ mầm non đến đại học")
    ),
    CellKind(
        "enterprise",
        "factory",
        N_("Doanh nghiệp"),
        N_("Nhà nước hoặc ngoài nhà nước"),
    ),
    CellKind(
        "forces",
        "shield",
        N_("Quân đội, công an"),
        N_("Có quy định riêng của lực lượng"),
    ),
    CellKind(
        "other",
        "circle-ellipsis",
        N_("Loại khác"),
        N_("Chọn sau, dùng bộ quy tắc chung"),
    ),
)
GROUPS = (
    CellKind("yes", "users-round", N_("Có tổ đảng"), N_("Sinh hoạt theo tổ và chi bộ")),
    CellKind("no", "circle-slash", N_("Không có tổ đảng"), N_("Chỉ sinh hoạt chi bộ")),
)


@dataclass(frozen=True, slots=True)
class SideLine:
    """One question in the list at the left, with its answer so far."""

    step: Step
    number: int
    title: str
    answer: str
    done: bool
    current: bool


@dataclass(frozen=True, slots=True)
class FirstRunView:
    """One page of the first run in words. ``of`` is 0 for pages without a number."""

    number: int
    of: int
    title: str
    why: str
    fields: tuple[Field, ...]
    cards: tuple[CellKind, ...]
    answers: Mapping[str, Value]
    side: tuple[SideLine, ...]
    can_skip: bool
    can_go_back: bool
    effect: str


@dataclass(frozen=True, slots=True)
class _Question:
    short: str
    title: str
    why: str
    cards: tuple[CellKind, ...] = ()
    effect: str = ""


_QUESTIONS: Mapping[Step, _Question] = {
    Step.NAME: _Question(
        N_("Tên chi bộ"),
        N_("Chi bộ của đồng chí tên là gì?"),
        N_("Ghi đúng như trên con dấu hoặc quyết định thành lập."),
    ),
    Step.PASSWORD: _Question(
        "",
        N_("Đặt mật khẩu mở sổ"),
        N_(
            "Sổ được mã hóa trên máy này. Không có mật khẩu thì không ai mở được, "
            "kể cả người làm phần mềm."
        ),
    ),
    Step.SUPERIOR: _Question(
        N_("Đảng bộ cấp trên"),
        N_("Đảng bộ cấp trên trực tiếp là gì?"),
        N_("Tên này đứng ở góc trái mọi văn bản và trong gói gửi."),
    ),
    Step.KIND: _Question(
        N_("Loại chi bộ"),
        N_("Chi bộ của đồng chí thuộc loại nào?"),
        N_(
            "Phần mềm dựa vào đây để nạp chương trình họp, danh mục việc và "
            "phiếu chấm điểm phù hợp."
        ),
        KINDS,
        N_("Bấm phím 1 đến 6 để chọn, Enter để sang câu sau."),
    ),
    Step.COUNT: _Question(
        N_("Số đảng viên"),
        N_("Chi bộ có bao nhiêu đảng viên?"),
        N_("Con số này để đối chiếu khi nhập danh sách từ Excel ngay sau bước này."),
    ),
    Step.TERM: _Question(
        N_("Nhiệm kỳ"),
        N_("Nhiệm kỳ hiện nay từ ngày nào?"),
        N_("Số văn bản và chức vụ được tính theo nhiệm kỳ."),
    ),
    Step.OFFICERS: _Question(
        N_("Bí thư, phó bí thư"),
        N_("Bí thư và phó bí thư là ai?"),
        N_("Tên được in ở chỗ ký. Thay người sau này, văn bản cũ vẫn giữ tên cũ."),
    ),
    Step.GROUPS: _Question(
        N_("Có tổ đảng không?"),
        N_("Chi bộ có chia tổ đảng không?"),
        N_("Có tổ đảng thì danh sách đảng viên có thêm cột tổ."),
        GROUPS,
        N_("Bấm phím 1 hoặc 2 để chọn, Enter để sang bước cuối."),
    ),
    Step.CLOSING: _Question(
        "",
        N_("Cất tờ khôi phục, rồi bắt đầu"),
        N_(
            "Quên mật khẩu thì chỉ tờ này mở được sổ. In ra, niêm phong, gửi đảng ủy "
            "hoặc cất trong két."
        ),
    ),
}

TROUBLES: Mapping[Trouble, str] = {
    Trouble.EMPTY: N_("Câu này chưa có câu trả lời. Ghi vào, hoặc bấm Trả lời sau."),
    Trouble.TOO_LONG: N_("Dài quá 200 chữ. Rút gọn tên lại."),
    Trouble.TOO_MANY: N_("Một chi bộ không có quá 2.000 đảng viên. Kiểm lại con số."),
    Trouble.NEGATIVE: N_("Số đảng viên không thể nhỏ hơn 0."),
    Trouble.ENDS_BEFORE_START: N_("Ngày hết nhiệm kỳ phải sau ngày bắt đầu."),
    Trouble.NEEDS_FROM: N_("Ghi ngày bắt đầu nhiệm kỳ, hoặc bấm Trả lời sau."),
    Trouble.NEEDS_TO: N_("Ghi ngày hết nhiệm kỳ, hoặc bấm Trả lời sau."),
    Trouble.SAME_PERSON: N_("Phó bí thư đang trùng tên với bí thư. Kiểm lại."),
}


def view(run: FirstRun) -> FirstRunView:
    """Put the standing question into words."""
    question = _QUESTIONS[run.step]
    numbered = run.step in NUMBERED
    return FirstRunView(
        number=NUMBERED.index(run.step) + 1 if numbered else 0,
        of=len(NUMBERED) if numbered else 0,
        title=_(question.title),
        why=_(question.why),
        fields=_fields(run.step),
        cards=question.cards,
        answers=run.answers,
        side=tuple(_side_line(run, step) for step in NUMBERED),
        can_skip=run.can_skip,
        can_go_back=run.can_go_back,
        effect=_(question.effect) if question.effect else "",
    )


def sentence(trouble: Trouble) -> str:
    """Say why an answer does not do."""
    return _(TROUBLES[trouble])


def _side_line(run: FirstRun, step: Step) -> SideLine:
    return SideLine(
        step=step,
        number=NUMBERED.index(step) + 1,
        title=_(_QUESTIONS[step].short),
        answer=_("Trả lời sau") if step in run.skipped else _so_far(run, step),
        done=run.is_answered(step) and step is not run.step,
        current=step is run.step,
    )


def _so_far(run: FirstRun, step: Step) -> str:
    """Say an answer in one short line."""
    told = run.answers.get
    if step is Step.COUNT and told("official") is not None:
        return _("{official} chính thức, {probationary} dự bị").format(
            official=told("official"), probationary=told("probationary") or 0
        )
    if step is Step.TERM:
        days = [told("term_from"), told("term_to")]
        return " – ".join(short(day) for day in days if isinstance(day, date))
    if step is Step.OFFICERS:
        names = [told("secretary"), told("deputy")]
        return ", ".join(str(name) for name in names if name)
    for card in (*KINDS, *GROUPS):
        if card.key == told(step.value):
            return _(card.title)
    return str(told(step.value) or "")


def _fields(step: Step) -> tuple[Field, ...]:
    """Declare the fields of a question; questions answered by cards have none."""
    return {
        Step.NAME: _name_fields,
        Step.SUPERIOR: _superior_fields,
        Step.COUNT: _count_fields,
        Step.TERM: _term_fields,
        Step.OFFICERS: _officer_fields,
    }.get(step, tuple)()


def _name_fields() -> tuple[Field, ...]:
    return (
        Field("name", _("Tên chi bộ"), placeholder=_("Ví dụ: Chi bộ Tổ dân phố 5")),
    )


def _superior_fields() -> tuple[Field, ...]:
    return (
        Field(
            "superior",
            _("Đảng bộ cấp trên"),
            placeholder=_("Ví dụ: Đảng bộ phường An Bình"),
        ),
        Field(
            "place",
            _("Địa danh ghi trên văn bản"),
            optional=True,
            placeholder=_("Ví dụ: An Bình, đứng trước ngày tháng ở góc phải"),
        ),
    )


def _count_fields() -> tuple[Field, ...]:
    return (
        Field("official", _("Đảng viên chính thức"), kind="number"),
        Field("probationary", _("Đảng viên dự bị"), kind="number", optional=True),
    )


def _term_fields() -> tuple[Field, ...]:
    return (
        Field("term_from", _("Từ ngày"), kind="date"),
        Field("term_to", _("Đến ngày"), kind="date"),
    )


def _officer_fields() -> tuple[Field, ...]:
    return (
        Field("secretary", _("Họ và tên bí thư")),
        Field("deputy", _("Họ và tên phó bí thư"), optional=True),
    )
