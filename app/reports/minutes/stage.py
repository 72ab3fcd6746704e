"""How far minutes are on their way to the binder, for the preview. Pure."""

from app.features.meetings.model.records import State
from app.kernel.words import _
from app.reports.minutes.pen import Facts
from app.reports.model import Stage

# The step that is to be done next in each state; a locked record has done them all.
_NEXT = {State.READ: 2, State.SIGNED: 3, State.LOCKED: 4}


def stage(facts: Facts) -> Stage:
    """Say which step comes next: draft, read aloud, signed by hand, locked."""
    steps = (
        _("Dự thảo"),
        _("Đã đọc, thông qua"),
        _("Chờ ký tay"),
        _("Khóa biên bản"),
    )
    state = facts.view.meeting.state
    if state is State.LOCKED:
        note = _("Đã khóa. Muốn sửa thì lập phụ lục có số.")
    else:
        note = _("Còn sửa được. Sau khi khóa, sửa bằng phụ lục có số.")
    return Stage(steps, _NEXT.get(state, 0), note)
