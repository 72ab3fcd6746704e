"""What would be written of a list with the answers given so far."""

from collections.abc import Iterable

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import ImportRow, Preview
from app.features.member_import.rules.comparing import choices as chosen


class Tally:
    """Judges a row again when an answer is about it, and only then.

    So a list of 5,000 rows answers every key at once. ``ready`` are the lines that
    would be written, ``waiting`` counts the repairs that wait for a yes.
    """

    def __init__(self, preview: Preview, choices: Choices) -> None:
        self.preview = preview
        self.choices = choices
        self.rows = {row.line: row for row in preview.rows}
        self.ready: set[int] = set()
        self.waiting = 0
        self._waits: dict[int, int] = {}
        self._judge(preview.rows)

    def take(self, choices: Choices, lines: Iterable[int]) -> None:
        """Take other answers, which are about these lines only."""
        self.choices = choices
        self._judge(self.rows[line] for line in lines)

    def waiting_lines(self) -> list[int]:
        """List the lines with a repair that waits."""
        return list(self._waits)

    def _judge(self, rows: Iterable[ImportRow]) -> None:
        for row in rows:
            if chosen.decide(row, self.choices) == chosen.NOTHING:
                self.ready.discard(row.line)
            else:
                self.ready.add(row.line)
            waits = sum(1 for _ in chosen.waiting_in(row, self.choices))
            self.waiting += waits - self._waits.pop(row.line, 0)
            if waits:
                self._waits[row.line] = waits
