"""Notices of a meeting in words, for the window and the check list. Pure."""

from app.features.meetings.model.views import Notice
from app.kernel.words import _


def sentence(notice: Notice) -> str:
    """Say what deviates from the rules in one sentence."""
    wordings = {
        "too_short": _("Họp {minutes} phút, quy tắc là ít nhất {needed} phút."),
        "theme_missing": _("Chưa ghi tên chuyên đề."),
        "no_committee_meeting": _("Tháng này chưa ghi buổi họp chi ủy trước đó."),
        "papers_not_sent": _(
            "Chưa ghi ngày gửi tài liệu; quy tắc là trước buổi họp ít nhất {days} ngày."
        ),
        "papers_late": _(
            "Tài liệu gửi muộn; quy tắc là trước buổi họp ít nhất {days} ngày."
        ),
        "not_read": _("Biên bản chưa đọc lại: {reason}"),
        "skipped": _("Bỏ qua bước {title}: {reason}"),
        "no_quorum": _("Mới có {present} trên {due} đồng chí, chưa quá nửa."),
        "ratio_low": _(
            "Có mặt {present} đồng chí, mức dự họp của quy tắc cần {needed}."
        ),
        "absence_run": _(
            "{name} vắng có lý do kỳ thứ {length} liền. Quá {limit} kỳ liền ảnh hưởng"
            " tiêu chí dự họp."
        ),
    }
    return wordings[notice.code].format(**dict(notice.facts))
