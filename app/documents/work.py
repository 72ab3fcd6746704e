"""How far the drawing of a document is, row by row; who listens may stop it."""

from dataclasses import dataclass

from app.documents.model import Doc, Table
from app.kernel.progress import Progress, silent


@dataclass(slots=True)
class Work:
    """Counts what is done; ``progress`` may raise ``Cancelled`` at every step."""

    progress: Progress = silent
    total: int = 0
    done: int = 0

    def step(self, count: int = 1) -> None:
        """Tell that some more is done."""
        self.done += count
        self.progress(min(self.done, self.total), self.total)


def rows_of(doc: Doc) -> int:
    """Count the rows of all tables, which nearly all the work is about."""
    return sum(len(block.rows) for block in doc.blocks if isinstance(block, Table))
