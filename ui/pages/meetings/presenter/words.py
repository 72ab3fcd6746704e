"""Words and shapes for the states of meetings and marks."""

from app.features.meetings.model.records import Mark, Outcome, State, Tone
from app.kernel.words import _
from ui.widgets.status import Status


def state_word(state: State) -> str:
    """Name the state of a meeting on a chip."""
    words = {
        State.PLANNED: _("Dự kiến"),
        State.RUNNING: _("Đang họp"),
        State.DRAFT: _("Dự thảo"),
        State.READ: _("Chờ ký tay"),
        State.SIGNED: _("Đã ký"),
        State.LOCKED: _("Đã khóa"),
        State.CANCELLED: _("Đã hủy"),
    }
    return words[state]


def state_status(state: State) -> Status:
    """Give the shape of the state of a meeting."""
    shapes = {
        State.PLANNED: Status.NOT_YET,
        State.RUNNING: Status.IN_PROGRESS,
        State.DRAFT: Status.ATTENTION,
        State.READ: Status.IN_PROGRESS,
        State.SIGNED: Status.DONE,
        State.LOCKED: Status.DONE,
        State.CANCELLED: Status.NOT_APPLICABLE,
    }
    return shapes[state]


def mark_word(mark: Mark) -> str:
    """Name a mark of the roll-call."""
    words = {
        Mark.NONE: _("Chưa điểm danh"),
        Mark.PRESENT: _("Có mặt"),
        Mark.EXCUSED: _("Vắng có lý do"),
        Mark.UNEXCUSED: _("Vắng không lý do"),
        Mark.EXEMPT: _("Miễn"),
    }
    return words[mark]


def tone_word(tone: Tone) -> str:
    """Name what kind of remark an opinion is."""
    words = {
        Tone.NONE: _("Ý kiến"),
        Tone.CRITICISM: _("Phê bình"),
        Tone.SELF_CRITICISM: _("Tự phê bình"),
        Tone.PRAISE: _("Biểu dương"),
    }
    return words[tone]


def outcome_word(outcome: Outcome) -> str:
    """Name the answer to a task of last time."""
    words = {
        Outcome.NONE: _("Chưa trả lời"),
        Outcome.DONE: _("Xong"),
        Outcome.NOT_DONE: _("Chưa xong"),
        Outcome.ROLLED_OVER: _("Chuyển tiếp"),
    }
    return words[outcome]


def outcome_status(outcome: Outcome) -> Status:
    """Give the shape of the answer to a task."""
    shapes = {
        Outcome.NONE: Status.NOT_YET,
        Outcome.DONE: Status.DONE,
        Outcome.NOT_DONE: Status.BAD,
        Outcome.ROLLED_OVER: Status.IN_PROGRESS,
    }
    return shapes[outcome]


def why_word(why: str) -> str:
    """Say why somebody is not in the base of a vote."""
    words = {
        "probationary": _("dự bị"),
        "exempt": _("được miễn, không dự"),
        "away": _("sinh hoạt tạm thời nơi khác"),
        "visiting": _("sinh hoạt tạm thời đến"),
        "suspended": _("bị đình chỉ sinh hoạt"),
        "absent": _("không có mặt"),
        "own_matter": _("việc của bản thân"),
    }
    return words[why]
