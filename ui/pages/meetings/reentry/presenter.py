"""What was typed from the sheets becomes a ``PaperSheet``, or sentences. Pure.

Fields are named ``paper.<sheet>.<row>.<column>``; members are written by their number
on the roll-call sheet or by their name, whichever is quicker.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.meetings.model.entries import NewBallot, NewOpinion, TaskDraft
from app.features.meetings.model.papersheet import (
    Concluded,
    PaperSheet,
    RollEntry,
    StepTimes,
    TaskAnswer,
)
from app.features.meetings.model.records import Attendee, Mark, Outcome, State
from app.features.meetings.model.ruleset import Matter
from app.features.meetings.model.views import MeetingView
from app.kernel.text import fold
from app.kernel.words import _
from ui.widgets.forms.dateparse import read_date

ROOT = "paper"
# The sheet of what was said beside the matters; each matter has its own.
SAID = "said"
MARKS = {
    "1": Mark.PRESENT,
    "2": Mark.EXCUSED,
    "3": Mark.UNEXCUSED,
    "4": Mark.EXEMPT,
}
OUTCOMES = {"1": Outcome.DONE, "2": Outcome.NOT_DONE, "3": Outcome.ROLLED_OVER}
COUNTS = ("handed_out", "returned", "invalid", "in_favour", "against", "other")
# Papers are handed out in secret votes only.
_PAPERS = "handed_out"
_RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True)
class Kit:
    """The sheets of one meeting: who is called, in the printed order, and the rest."""

    view: MeetingView
    called: tuple[Attendee, ...]
    today: date

    @property
    def is_running(self) -> bool:
        """Say whether the meeting was opened on the screen before the power failed."""
        return self.view.meeting.state is State.RUNNING

    @property
    def tasks(self) -> tuple[tuple[str, str, str], ...]:
        """Give the tasks to answer as the sheet lists them: id, title, owner."""
        answered = {
            one.task_id
            for one in self.view.record.reviews
            if one.outcome is not Outcome.NONE
        }
        return tuple(
            (one.task_id, one.title, one.owner)
            for one in self.view.open_tasks
            if one.task_id not in answered
        )

    @property
    def matters(self) -> tuple[Matter, ...]:
        """Give what this kind of meeting votes on."""
        asked = self.view.kind.matters
        return tuple(one for one in self.view.matters if not asked or one.id in asked)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was read: the sheet, and what is wrong by the name of its field."""

    sheet: PaperSheet
    problems: Mapping[str, str]


def name(*parts: object) -> str:
    """Name a field."""
    return ".".join((ROOT, *map(str, parts)))


def said_on(number: int) -> str:
    """Name the sheet of what was said on a matter, counted from 0."""
    return f"{SAID}{number}"


class Reader:
    """Reads typed fields; every complaint is kept under its field."""

    def __init__(self, kit: Kit, typed: Mapping[str, str]) -> None:
        self._kit = kit
        self._typed = {key: text.strip() for key, text in typed.items()}
        self.problems: dict[str, str] = {}

    def read(self) -> Typed:
        """Read everything."""
        votes = tuple(self._ballots())
        sheet = PaperSheet(
            opened=self._text("times", "opened"),
            closed=self._text("times", "closed"),
            read=self._text("times", "read"),
            remark=self._text("times", "remark"),
            place=self._text("times", "place"),
            chair_id=self._member("times", "chair"),
            clerk_id=self._member("times", "clerk"),
            roll=tuple(self._roll()),
            rest_present=self._text("roll", "rest") == "1",
            steps=tuple(self._steps()),
            answers=tuple(self._answers()),
            said=tuple(self._said()),
            concluded=tuple(self._concluded()),
            conclusion=self._text("times", "conclusion"),
            given=tuple(self._given()),
            ballots=tuple(ballot for ballot, _at in votes),
            voted=tuple(at for _ballot, at in votes),
        )
        return Typed(sheet, self.problems)

    def _text(self, *parts: object) -> str:
        return self._typed.get(name(*parts), "")

    def _wrong(self, sentence: str, *parts: object) -> None:
        self.problems[name(*parts)] = sentence

    def _roll(self) -> Iterator[RollEntry]:
        for number in range(len(self._kit.called)):
            person = self._kit.called[number].person_id
            mark = self._text("roll", number, "mark")
            reason = self._text("roll", number, "reason")
            arrived = self._text("roll", number, "arrived")
            if mark and mark not in MARKS:
                self._wrong(_("Gõ 1, 2, 3 hoặc 4."), "roll", number, "mark")
            elif mark:
                yield RollEntry(person, MARKS[mark], reason, arrived)
            elif arrived:
                yield RollEntry(person, Mark.PRESENT, reason, arrived)
            elif reason:
                sentence = _("Ghi lý do thì phải gõ 2 hoặc 3 ở ô trước.")
                self._wrong(sentence, "roll", number, "mark")

    def _steps(self) -> Iterator[StepTimes]:
        for number, step in enumerate(self._kit.view.steps):
            began = self._text("steps", number, "began")
            ended = self._text("steps", number, "ended")
            if began or ended:
                yield StepTimes(step.id, began, ended)

    def _answers(self) -> Iterator[TaskAnswer]:
        for number, (task_id, _title, _owner) in enumerate(self._kit.tasks):
            outcome = self._text("tasks", number, "outcome")
            note = self._text("tasks", number, "note")
            if not outcome and not note:
                continue
            if outcome not in OUTCOMES:
                self._wrong(_("Gõ 1, 2 hoặc 3."), "tasks", number, "outcome")
                continue
            due = self._day("tasks", number, "due")
            yield TaskAnswer(task_id, OUTCOMES[outcome], note, due)

    def _said(self) -> Iterator[NewOpinion]:
        """Read what was said on each matter, then what was said beside them."""
        for number, item in enumerate(self._kit.view.record.items):
            yield from self._opinions(said_on(number), item.id)
        yield from self._opinions(SAID, "")

    def _opinions(self, sheet: str, item_id: str) -> Iterator[NewOpinion]:
        for row in self._rows(sheet, ("who", "text")):
            who, text = self._text(sheet, row, "who"), self._text(sheet, row, "text")
            if not who:
                sentence = _("Ai phát biểu? Gõ số thứ tự hoặc tên.")
                self._wrong(sentence, sheet, row, "who")
            if not text:
                self._wrong(_("Ghi nội dung phát biểu."), sheet, row, "text")
            person = self._who(who, sheet, row, "who")
            if who and text:
                speaker = "" if person else who
                yield NewOpinion(
                    text=text, person_id=person, speaker=speaker, item_id=item_id
                )

    def _concluded(self) -> Iterator[Concluded]:
        for number, item in enumerate(self._kit.view.record.items):
            text = self._text("items", number, "text")
            if text:
                yield Concluded(item.id, text)

    def _given(self) -> Iterator[TaskDraft]:
        for row in self._rows("given", ("title", "who", "first", "due")):
            title, who = (
                self._text("given", row, "title"),
                self._text("given", row, "who"),
            )
            if not title:
                self._wrong(_("Ghi nội dung nhiệm vụ."), "given", row, "title")
                continue
            person = self._who(who, "given", row, "who")
            yield TaskDraft(
                title=title,
                owner_id=person,
                owner_text="" if person else who,
                starts_on=self._day("given", row, "first"),
                due_on=self._day("given", row, "due"),
            )

    def _ballots(self) -> Iterator[tuple[NewBallot, str]]:
        columns = ("subject", "at", *COUNTS)
        for row in self._rows("votes", columns):
            subject = self._text("votes", row, "subject")
            if not subject:
                self._wrong(_("Biểu quyết việc gì?"), "votes", row, "subject")
            out, back, invalid, in_favour, against, other = (
                self._count("votes", row, key) for key in COUNTS
            )
            if subject:
                ballot = NewBallot(
                    subject=subject,
                    matter=self._text("votes", row, "matter") or _RESOLUTION,
                    secret=bool(self._text("votes", row, _PAPERS)),
                    handed_out=out,
                    returned=back,
                    invalid=invalid,
                    in_favour=in_favour,
                    against=against,
                    other=other,
                )
                yield ballot, self._text("votes", row, "at")

    def _rows(self, sheet: str, columns: Sequence[str]) -> Iterator[int]:
        """Give the rows of a sheet in which anything was typed."""
        lead = name(sheet) + "."
        found = {
            int(key.removeprefix(lead).split(".")[0])
            for key, text in self._typed.items()
            if key.startswith(lead) and text and key.rsplit(".", 1)[1] in columns
        }
        yield from sorted(found)

    def _count(self, *parts: object) -> int:
        text = self._text(*parts)
        if text and not (text.isascii() and text.isdigit()):
            self._wrong(_("Gõ một số."), *parts)
            return 0
        return int(text or 0)

    def _day(self, *parts: object) -> date | None:
        text = self._text(*parts)
        found = read_date(text, self._kit.today)
        if found.problem:
            self._wrong(found.problem, *parts)
        return found.day

    def _member(self, *parts: object) -> str:
        text = self._text(*parts)
        found = self._who(text, *parts)
        if text and not found and name(*parts) not in self.problems:
            self._wrong(_("Không có đồng chí này trong danh sách."), *parts)
        return found

    def _who(self, text: str, *parts: object) -> str:
        """Find a member by number or name; a guest is nobody, a doubt is said."""
        called = self._kit.called
        if text.isascii() and text.isdigit():
            if 0 < int(text) <= len(called):
                return called[int(text) - 1].person_id
            sentence = _("Danh sách chỉ có số 1 đến {n}.").format(n=len(called))
            self._wrong(sentence, *parts)
            return ""
        wanted = fold(text)
        found = [one for one in called if wanted and fold(one.name) == wanted]
        if len(found) > 1:
            self._wrong(_("Có hai đồng chí trùng tên; gõ số thứ tự."), *parts)
            return ""
        return found[0].person_id if found else ""


def roll_sum(kit: Kit, typed: Mapping[str, str]) -> str:
    """Count the roll as it is typed so far."""
    marks = [
        MARKS.get(typed.get(name("roll", number, "mark"), "").strip())
        for number in range(len(kit.called))
    ]
    rest = typed.get(name("roll", "rest")) == "1"
    blank = marks.count(None)
    present = marks.count(Mark.PRESENT) + (blank if rest else 0)
    words = _("Có mặt {present}, vắng có lý do {excused}, vắng không lý do {unexcused}")
    told = words.format(
        present=present,
        excused=marks.count(Mark.EXCUSED),
        unexcused=marks.count(Mark.UNEXCUSED),
    )
    if blank and not rest:
        return f"{told}; {_('chưa ghi {count}').format(count=blank)}."
    return f"{told}."


def vote_sum(typed: Mapping[str, str], row: int) -> str:
    """Say whether the papers of a secret vote add up, while they are typed."""

    def count(key: str) -> int:
        text = typed.get(name("votes", row, key), "").strip()
        return int(text) if text.isascii() and text.isdigit() else 0

    if not typed.get(name("votes", row, _PAPERS), "").strip():
        return ""
    voiced = sum(count(key) for key in ("invalid", "in_favour", "against", "other"))
    returned = count("returned")
    if voiced == returned:
        return _("Khớp: {count} phiếu thu về.").format(count=returned)
    return _("Thu về {returned} phiếu nhưng các ô cộng lại {voiced}.").format(
        returned=returned, voiced=voiced
    )
