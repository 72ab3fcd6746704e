"""The dated rules of papers, as read from ``data/rules/papers``."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Form:
    """A type of paper: its id, the code in the number, and whether a cell issues it.

    ``numbered_by`` says where its numbers are given: in this register, or at the
    meetings (minutes). ``source`` stands only where it differs from the rule set's.
    """

    id: str
    code: str
    title: str
    issuable: bool
    numbered_by: Literal["register", "meetings"] = "register"
    from_vote: bool = False
    source: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class PaperRules:
    """One rule set: which papers a cell may issue and how they are numbered."""

    id: str
    title: str
    valid_from: date
    source: str
    confidence: str
    note: str
    organ: str
    longest_line: int
    longest_text: int
    spread_within_days: int
    spread_warn_days: int
    deadline_warn_days: int
    form: tuple[Form, ...]

    def form_of(self, form_id: str) -> Form | None:
        """Find a type of paper."""
        return next((form for form in self.form if form.id == form_id), None)


@dataclass(frozen=True, slots=True)
class PaperBook:
    """Every rule set, oldest first."""

    sets: tuple[PaperRules, ...]

    def on(self, day: date) -> PaperRules:
        """Give the rule set in force on a day, the oldest before all of them."""
        known = [one for one in self.sets if one.valid_from <= day]
        return (known or [self.sets[0]])[-1]
