"""Why a meeting does not stand on its usual day, in words. Pure.

The window passes its translator; what the book keeps and papers print stays Vietnamese.
"""

from collections.abc import Callable, Iterable

from app.features.meetings.model.yearplan import Why
from app.kernel.dates import WEEKDAYS
from app.kernel.words import N_

_WORDS = {
    "holiday": N_("{day} nghỉ {name}"),
    "weekend": N_("{day} là ngày nghỉ cuối tuần"),
    "passed": N_("{day} đã qua"),
    "soon": N_("{day} quá gần, không kịp báo họp"),
    "maybe": N_("{day} có thể là ngày nghỉ ({name}), hỏi cấp trên"),
    "no_day_month": N_("không còn ngày họp trong tháng"),
    "no_day_quarter": N_("không còn ngày họp trong quý"),
    "no_day_before": N_("không còn ngày để chi ủy họp trước"),
    "no_day_year": N_("không còn ngày kiểm điểm trong năm"),
}


def _as_written(text: str) -> str:
    return text


def sentence(why: Why, say: Callable[[str], str] = _as_written) -> str:
    """Say one reason; ``say`` translates for the window."""
    return say(_WORDS[why.code]).format(**dict(why.facts))


def in_words(reasons: Iterable[Why], say: Callable[[str], str] = _as_written) -> str:
    """Say several reasons as one line; empty without any."""
    return "; ".join(dict.fromkeys(sentence(why, say) for why in reasons))


def weekday_within(weekday: int) -> str:
    """Name a weekday inside a printed sentence: thứ Năm, but Chủ Nhật."""
    name = WEEKDAYS[weekday]
    return name if weekday == len(WEEKDAYS) - 1 else name[:1].lower() + name[1:]
