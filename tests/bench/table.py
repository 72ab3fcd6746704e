"""A table of measurements in Markdown."""

import statistics
from dataclasses import dataclass, field


@dataclass
class Table:
    """Rows of figures under a title; ``add`` takes the raw values of several runs."""

    title: str
    unit: str
    rows: list[tuple[str, list[float]]] = field(default_factory=list)
    note: str = ""

    def add(self, name: str, values: list[float]) -> None:
        """Add one measured thing with the values of its runs."""
        self.rows.append((name, values))

    def text(self) -> str:
        """Write the table: median, minimum, maximum, number of runs."""
        lines = [
            f"## {self.title}",
            "",
            f"| what | median {self.unit} | min | max | n |",
        ]
        lines.append("| --- | --- | --- | --- | --- |")
        for name, values in self.rows:
            low, high = min(values), max(values)
            middle = statistics.median(values)
            n = len(values)
            lines.append(f"| {name} | {middle:.3f} | {low:.3f} | {high:.3f} | {n} |")
        if self.note:
            lines += ["", self.note]
        return "\n".join([*lines, ""])
