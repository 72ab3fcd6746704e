"""What happened to minutes on their way to the binder, in words."""

from app.kernel.words import _
from app.reports.model import Milestone
from app.reports.sources import Sources


def milestones(sources: Sources, record_id: str) -> tuple[Milestone, ...]:
    """Tell the steps the minutes of a meeting have taken, oldest first."""
    words = {
        "closed": _("Kết thúc buổi họp, lập dự thảo"),
        "read": _("Đọc lại biên bản"),
        "signed": _("Đã ký tay"),
        "reopened": _("Mở lại để sửa"),
        "locked": _("Khóa biên bản"),
        "added": _("Phụ lục số {number}"),
    }
    return tuple(
        Milestone(
            at=one.at,
            words=words[one.step].format(number=f"{one.number:02d}"),
            actor=one.actor,
            note=one.note,
            locks=one.step == "locked",
        )
        for one in sources.meetings.minutes.steps_taken(record_id)
    )
