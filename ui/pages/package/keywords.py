"""What the key panel says at every stage of a key. No Qt."""

from dataclasses import dataclass

from app.kernel.dates import short
from app.kernel.words import _
from app.package.model import KeyStage, KeyState
from ui.widgets.status import Status


@dataclass(frozen=True, slots=True)
class KeyView:
    """The panel: chip, sentences, facts, and which acts it offers, main one first."""

    chip: str
    status: Status
    sentences: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    code: str
    acts: tuple[str, ...]


def view(state: KeyState) -> KeyView:
    """Build the panel of a stage."""
    if state.stage is KeyStage.NONE:
        return _none()
    if state.stage is KeyStage.REQUESTED:
        return _requested(state)
    return _held(state)


def _none() -> KeyView:
    return KeyView(
        _("Chưa có khóa"),
        Status.NOT_YET,
        (
            _("Khóa ký gói cho Đảng ủy biết gói đúng là của chi bộ và chưa ai sửa."),
            _("Tạo khóa một lần, mang tệp và mã đến Văn phòng Đảng ủy để đăng ký."),
            _("Đảng ủy trả lại một tệp; nạp tệp đó vào đây là ký được."),
        ),
        (),
        "",
        ("make",),
    )


def _requested(state: KeyState) -> KeyView:
    return KeyView(
        _("Chờ Đảng ủy trả lời"),
        Status.IN_PROGRESS,
        (
            _("Chép mã dưới đây ra giấy, ký tên, mang cùng tệp xin khóa đến Đảng ủy."),
            _("Khi có tệp trả lời, bấm Nạp trả lời và gõ mã in trên giấy của Đảng ủy."),
        ),
        ((_("Người xin khóa"), f"{state.holder}, {state.role}"),),
        state.code,
        ("reply", "save_request", "again"),
    )


def _held(state: KeyState) -> KeyView:
    facts = (
        (_("Người giữ khóa"), f"{state.holder}, {state.role}"),
        (_("Dùng đến"), short(state.until) if state.until else ""),
        (_("Đăng ký với"), state.office_name),
    )
    if state.file_missing:
        sentence = _("Không thấy tệp khóa trên máy này. Chép lại tệp, hoặc thu hồi.")
        return KeyView(
            _("Thiếu tệp khóa"), Status.BAD, (sentence,), facts, "", ("retire",)
        )
    if state.stage is KeyStage.EXPIRED:
        sentence = _("Khóa đã hết hạn. Thu hồi khóa này rồi tạo khóa mới.")
        return KeyView(_("Hết hạn"), Status.BAD, (sentence,), facts, "", ("retire",))
    sentence = _("Mật khẩu ký gói chỉ bí thư giữ; phần mềm hỏi mỗi lần ký.")
    acts = ("change", "recover", "retire")
    return KeyView(_("Còn hiệu lực"), Status.DONE, (sentence,), facts, "", acts)


def act_words(act: str) -> tuple[str, str]:
    """Give the words and the icon of an act's button."""
    return {
        "make": (_("Tạo khóa và tệp xin khóa"), "key-round"),
        "again": (_("Tạo khóa khác"), "key-round"),
        "reply": (_("Nạp trả lời của Đảng ủy"), "file-down"),
        "save_request": (_("Ghi lại tệp xin khóa"), "save"),
        "change": (_("Đổi mật khẩu ký gói"), "key"),
        "recover": (_("Dùng mã khôi phục"), "rotate-ccw"),
        "retire": (_("Thu hồi khóa"), "ban"),
    }[act]
