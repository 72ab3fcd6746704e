"""What one import did, as it is kept for the report on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A change, a repair or a problem of one field, with the values before and after.

    ``what`` is changed, repaired, unrepaired, problem, question or event; ``text`` is
    the sentence of a problem or question.
    """

    what: str
    field: str
    old: str = ""
    new: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class RunLine:
    """One row of the list and what became of it: enrol, correct or nothing.

    ``raw`` are the cells as the file had them.
    """

    line: int
    name: str
    result: str
    act: str
    said: tuple[Said, ...]
    raw: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One import that was written."""

    id: str
    at: str
    file: str
    sheet: str
    lines: tuple[RunLine, ...]
    absent: tuple[str, ...]

    def count(self, act: str) -> int:
        """Count the rows of one act."""
        return sum(line.act == act for line in self.lines)

    @property
    def left_out(self) -> tuple[RunLine, ...]:
        """List the rows that said something and were not written."""
        return tuple(
            line
            for line in self.lines
            if line.act == "nothing" and line.result != "same"
        )


@dataclass(frozen=True, slots=True)
class RunTitle:
    """An import in the list of the last ones."""

    id: str
    at: str
    file: str
    written: int
    left: int
