"""Who speaks, who has spoken, and who has not."""

from app.features.meetings.model.records import Mark, RollLine
from app.features.meetings.model.views import MeetingView
from app.features.meetings.rules.running import Clocks
from app.kernel.words import _
from ui.pages.meetings.presenter.clock import minutes_word
from ui.pages.meetings.presenter.words import mark_word
from ui.widgets.forms.fields import Option

# More names than this would push the list of opinions off the screen.
_NAMED = 12


def numbered_people(view: MeetingView) -> tuple[Option, ...]:
    """Offer the roll by number and name, those who are present first."""
    numbered = list(enumerate(view.record.roll, start=1))
    order = sorted(numbered, key=lambda one: one[1].mark is not Mark.PRESENT)
    if not order:
        return tuple(Option(one.person_id, one.name, one.post) for one in view.members)
    return tuple(_option(number, line) for number, line in order)


def spoken_names(view: MeetingView) -> tuple[int, int]:
    """Count who has spoken among those present."""
    present = {line.person_id for line in _present(view)}
    spoke = {said.person_id for said in view.record.opinions} & present
    return len(spoke), len(present)


def silent_words(view: MeetingView) -> str:
    """Name who is present and has not spoken; empty when everybody has."""
    spoke = {said.person_id for said in view.record.opinions}
    silent = [line.name for line in _present(view) if line.person_id not in spoke]
    if not silent:
        return ""
    words = _("Chưa phát biểu: {names}").format(names=", ".join(silent[:_NAMED]))
    more = len(silent) - _NAMED
    if more > 0:
        words += " " + _("và {count} đồng chí khác").format(count=more)
    return words


def talk_words(view: MeetingView, clocks: Clocks) -> str:
    """Say who speaks and for how long."""
    if clocks.speech is None:
        return ""
    roll = (one.name for one in view.record.roll if one.person_id == clocks.speaker)
    name = next(roll, clocks.speaker)
    return _("{name} đang phát biểu {time}").format(
        name=name, time=minutes_word(clocks.speech)
    )


def _present(view: MeetingView) -> list[RollLine]:
    return [line for line in view.record.roll if line.mark is Mark.PRESENT]


def _option(number: int, line: RollLine) -> Option:
    parts = (f"{number:02d}", line.post, mark_word(line.mark))
    return Option(line.person_id, line.name, ", ".join(part for part in parts if part))
