"""Puts what needs doing into words: lines, days left, sentences. No Qt."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.kernel.dates import short, spoken
from app.kernel.places import Place
from app.kernel.words import _
from app.today.model import (
    FourGood,
    NextMeeting,
    ReadyStep,
    Section,
    Today,
    TodayLine,
)
from ui.pages.home.views import (
    BarView,
    FourGoodView,
    HomeView,
    LineView,
    MeetingView,
    SectionView,
    StepView,
)
from ui.widgets.status import Status, Tone

MOST_LINES = 7
# From here on days are few enough to be said in the warning tone.
FEW_DAYS = 5
_ALL_TO_DO = 2


def view(
    today: Today, *, me: str = "", mine: bool = False, whole: bool = False
) -> HomeView:
    """Put the day into words; ``mine`` keeps what the signed-in person has to do."""
    lines = [line for line in today.lines if not mine or line.duty.who in {"", me}]
    starters = _starters(today)
    room = len(lines) if whole else max(MOST_LINES - len(starters), 0)
    shown = lines[:room]
    hidden = len(lines) - len(shown)
    main_place, main_action, is_meeting = _main(today, shown, starters)
    return HomeView(
        date_text=_date_text(today),
        sections=_sections(starters, shown, lines),
        more=_("Còn {count} việc nữa").format(count=hidden) if hidden else "",
        empty="" if lines or starters else _empty(today),
        done_title=_("ĐÃ XONG TUẦN NÀY"),
        done=tuple(f"{line.title} · {short(line.on)}" for line in today.done),
        main_action=main_action,
        main_place=main_place,
        main_is_meeting=is_meeting,
        meeting=_meeting(today.next_meeting, today.on),
        no_meeting="" if starters else _("Chưa có kỳ họp nào được lên lịch."),
        four_good=_four_good(today),
        clock_warning=_clock_warning(today),
        has_others=any(line.duty.who not in {"", me} for line in today.lines),
    )


def month_to_print(today: date) -> str:
    """Name the month of the wall sheet: in its last days, the one that comes.

    A sheet printed then hangs through the next month; ``2026-11``.
    """
    shown = today + timedelta(days=FEW_DAYS)
    return f"{shown.year}-{shown.month:02d}"


def left_text(days: int) -> str:
    """Say how far a day is: Quá 3 ngày, Hôm nay, Còn 4 ngày."""
    if days < 0:
        return _("Quá {days} ngày").format(days=-days)
    if days == 0:
        return _("Hôm nay")
    return _("Còn {days} ngày").format(days=days)


def _date_text(today: Today) -> str:
    told = spoken(today.on)
    if not today.headline or today.headline_due is None:
        return told
    days = (today.headline_due - today.on).days + 1
    return _("{day}  ·  còn {days} ngày đến {headline}").format(
        day=told, days=days, headline=today.headline
    )


def _sections(
    starters: Sequence[LineView], shown: Sequence[TodayLine], lines: Sequence[TodayLine]
) -> tuple[SectionView, ...]:
    titles = {
        Section.LATE: _("QUÁ HẠN"),
        Section.WEEK: _("TUẦN NÀY"),
        Section.SOON: _("SẮP TỚI"),
    }
    made = [
        SectionView(
            title,
            sum(line.section is section for line in lines),
            section is Section.LATE,
            tuple(_line(line) for line in shown if line.section is section),
        )
        for section, title in titles.items()
    ]
    if starters:
        made.insert(
            0,
            SectionView(
                _("BẮT ĐẦU"), len(starters), is_late=False, lines=tuple(starters)
            ),
        )
    return tuple(section for section in made if section.lines)


def _line(line: TodayLine) -> LineView:
    late = line.days_left < 0
    near = not late and line.days_left <= FEW_DAYS
    duty = line.duty
    reason = " · ".join(part for part in (duty.reason, duty.basis) if part)
    if late:
        status, tone = Status.BAD, Tone.BAD
    elif near:
        status, tone = Status.ATTENTION, Tone.WARN
    else:
        status, tone = Status.NOT_YET, Tone.MUTE
    return LineView(
        status=status,
        title=duty.title,
        reason=reason,
        due_text=short(duty.due),
        left_text=left_text(line.days_left),
        tone=tone,
        action=duty.action,
        place=duty.place,
        mark=line.mark,
    )


def _starters(today: Today) -> tuple[LineView, ...]:
    """Offer where to start while the book is empty (ui-spec.md S1, states)."""
    starts: list[tuple[str, str, str, str]] = []
    if not today.beginnings.members:
        starts.append(
            (
                _("Nhập danh sách đảng viên"),
                _("Từ tệp Excel đang có, xem trước rồi mới ghi vào sổ"),
                _("Nhập Excel"),
                "member_import",
            )
        )
    if not today.beginnings.meetings:
        starts.append(
            (
                _("Lập lịch sinh hoạt năm {year}").format(year=today.on.year),
                _("Mười hai kỳ thường kỳ, mỗi quý một kỳ chuyên đề"),
                _("Lập lịch"),
                "meetings",
            )
        )
    if len(starts) == _ALL_TO_DO:
        starts.append(
            (
                _("Xem thử chi bộ tập sự"),
                _("Một năm dữ liệu không có thật, thử gì cũng được"),
                _("Xem thử"),
                "practice",
            )
        )
    return tuple(
        LineView(Status.NOT_YET, title, reason, "", "", Tone.MUTE, action, Place(page))
        for title, reason, action, page in starts
    )


def _main(
    today: Today, shown: Sequence[TodayLine], starters: Sequence[LineView]
) -> tuple[Place | None, str, bool]:
    """Choose the one main button: the meeting on its day ±1, else the first line."""
    meeting = today.next_meeting
    if meeting is not None and abs((meeting.on - today.on).days) <= 1:
        return meeting.place, _("Vào buổi sinh hoạt"), True
    if starters:
        return starters[0].place, starters[0].action, False
    if shown:
        return shown[0].duty.place, shown[0].duty.action, False
    return None, "", False


def _empty(today: Today) -> str:
    words = _("Không có việc đến hạn trong {days} ngày.").format(days=today.quiet_days)
    if today.next_date is None:
        return words
    due, title = today.next_date
    return (
        words
        + " "
        + _("Việc tới: {title}, hạn {due}.").format(title=title, due=spoken(due))
    )


def _meeting(meeting: NextMeeting | None, on: date) -> MeetingView | None:
    if meeting is None:
        return None
    parts = [spoken(meeting.on).split(",", maxsplit=1)[0]]
    if meeting.at:
        parts[0] += f", {meeting.at}"
    if meeting.where:
        parts.append(meeting.where)
    return MeetingView(
        day=f"{meeting.on.day:02d}",
        month=_("Tháng {month}").format(month=meeting.on.month),
        title=meeting.title,
        when=" · ".join(parts),
        steps=tuple(_step(step, on) for step in meeting.steps),
        place=meeting.place,
    )


def _step(step: ReadyStep, on: date) -> StepView:
    if step.done:
        day = _day_month(step.done_on) if step.done_on else ""
        return StepView(Status.DONE, step.title, day)
    if step.due is None:
        return StepView(Status.NOT_YET, step.title, "")
    days = (step.due - on).days
    status = Status.NOT_YET
    if days < 0:
        status = Status.BAD
    elif days <= FEW_DAYS:
        status = Status.ATTENTION
    return StepView(status, step.title, _day_month(step.due))


def _day_month(day: date) -> str:
    return f"{day.day:02d}/{day.month:02d}"


def _four_good(today: Today) -> FourGoodView | None:
    state = today.four_good
    if state is None or not state.groups:
        return None
    bars = tuple(
        BarView(g.title, f"{g.met}/{g.total}", g.met, g.waiting, g.missing, g.open)
        for g in state.groups
    )
    return FourGoodView(
        title=_("Bốn tốt năm {year}").format(year=today.on.year),
        bars=bars,
        forecast=_forecast(state),
        place=state.place,
    )


def _forecast(state: FourGood) -> str:
    if not state.not_met:
        return ""
    words = _("Nếu không làm thêm, đến {day} sẽ có <b>{count} tiêu chí không đạt</b>.")
    return words.format(day=_day_month(state.before), count=state.not_met)


def _clock_warning(today: Today) -> str:
    if not today.clock_behind:
        return ""
    return _(
        "Ngày giờ máy có vẻ sai: máy ghi {day}, sổ đã có việc sau ngày đó. "
        "Chỉnh đồng hồ máy rồi mở lại."
    ).format(day=short(today.on))
