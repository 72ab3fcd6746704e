"""What every part of the service works with: rows, rules, what others answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.features.papers.errors import (
    PaperReasonMissing,
    PaperTextTooLong,
    PaperWithoutTitle,
)
from app.features.papers.model.entries import NewDuty
from app.features.papers.model.records import File, Incoming
from app.features.papers.model.ruleset import PaperBook, PaperRules
from app.features.papers.model.views import (
    Decision,
    HeldMeeting,
    MinutesNumber,
    SignerOnDay,
    TermSpan,
)
from app.features.papers.store.rows import PaperStore
from app.infra.attachments import Attachments
from app.infra.datafile import read_toml
from app.infra.store import Command, Store
from app.kernel.changes import Change
from app.kernel.text import clean


@dataclass(frozen=True, slots=True)
class DutyLine:
    """The task of an incoming paper, as the tasks feature answers it."""

    title: str
    owner: str
    due_on: date | None
    done: bool
    dropped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperColleagues:
    """What people, meetings and tasks answer; ``assign`` joins the open command.

    ``assign`` gets the duty, the day, and the sentence that names the paper.
    """

    officers: Callable[[date], Sequence[SignerOnDay]]
    terms: Callable[[], Sequence[TermSpan]]
    meeting: Callable[[str], HeldMeeting]
    meetings: Callable[[int], Sequence[HeldMeeting]]
    decisions: Callable[[str], Sequence[Decision]]
    minutes_numbers: Callable[[], Sequence[MinutesNumber]]
    task: Callable[[str], DutyLine]
    assign: Callable[[NewDuty, date, str], str]


def read_rules(folder: Path) -> PaperBook:
    """Read the dated sets of ``rules/papers`` under the data folder."""
    found = [read_toml(path, PaperRules) for path in sorted(folder.glob("*.toml"))]
    return PaperBook(tuple(sorted(found, key=lambda one: one.valid_from)))


@dataclass(frozen=True, slots=True)
class Context:
    """The shared ground of the parts of the service."""

    store: Store
    rows: PaperStore
    book: PaperBook
    colleagues: PaperColleagues
    attachments: Attachments

    def today(self) -> date:
        """Tell the day."""
        return self.store.clock.today()

    def line(self, text: str, field: str) -> str:
        """Return one line as it may be stored; it may be empty."""
        words = " ".join(clean(text).split())
        self._short_enough(words, field, self._rules().longest_line)
        return words

    def title(self, text: str, field: str = "title") -> str:
        """Return one line that says something, or raise."""
        words = self.line(text, field)
        if not words:
            raise PaperWithoutTitle(field=field)
        return words

    def text(self, text: str, field: str) -> str:
        """Return a text as it may be stored."""
        words = clean(text)
        self._short_enough(words, field, self._rules().longest_text)
        return words

    def reason(self, text: str, field: str = "reason") -> str:
        """Return a reason in words, or raise."""
        words = self.line(text, field)
        if not words:
            raise PaperReasonMissing(field=field)
        return words

    def term_of(self, day: date) -> TermSpan | None:
        """Find the term a day belongs to."""
        return next(
            (t for t in self.colleagues.terms() if t.from_on <= day <= t.to_on), None
        )

    def _rules(self) -> PaperRules:
        return self.book.on(self.today())

    @staticmethod
    def _short_enough(words: str, field: str, limit: int) -> None:
        if len(words) > limit:
            raise PaperTextTooLong(field=field, length=len(words), limit=limit)


def file_values(file: File) -> dict[str, object]:
    """Write a file as the columns keep it."""
    return {
        "sha256": file.sha256,
        "file_name": clean(file.name).replace("\n", " "),
        "file_size": file.size,
        "media_type": file.media_type,
    }


def change(record_id: str, unit: Command, *kinds: str) -> Change:
    """Say that papers changed, and what else."""
    return Change.of("papers", *kinds, record_id=record_id, command_id=unit.id)


def quoted(paper: Incoming) -> str:
    """Name an incoming paper in a sentence: number, issuer, what it is about.

    The task it brings is found by the search, so a restricted one says no subject.
    """
    head = f"{paper.number}, {paper.issuer}" if paper.number else paper.issuer
    return head if paper.restricted else f"{head}: {paper.subject}"
