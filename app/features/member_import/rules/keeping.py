"""What is kept of an import for its report: every row and what became of it. Pure."""

from collections.abc import Callable, Iterator

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.outcome import ImportRow, Preview
from app.features.member_import.model.run import RunLine, Said
from app.features.member_import.rules import wording
from app.features.member_import.rules.comparing import choices as chosen

Label = Callable[[str], str]
Clean = Callable[[str], str]


def run_lines(
    preview: Preview, choices: Choices, label: Label, clean: Clean
) -> list[RunLine]:
    """Describe every row; ``clean`` takes out what the book must not store."""
    return [
        RunLine(
            line=row.line,
            name=clean(row.name),
            result=row.result,
            act=chosen.decide(row, choices).act,
            said=tuple(_cleaned(said, clean) for said in _said(row, choices, label)),
            raw=tuple(map(clean, row.raw)),
        )
        for row in preview.rows
    ]


def _said(row: ImportRow, choices: Choices, label: Label) -> Iterator[Said]:
    decision = chosen.decide(row, choices)
    for change in row.changes:
        if change.field in decision.values:
            new = decision.values[change.field]
            yield Said("changed", change.field, change.old, new)
    for event in decision.events:
        yield Said("event", event.kind, new=event.on, text=event.place)
    for repair in row.repairs:
        taken = choices.takes(row.line, repair)
        what = "repaired" if taken else "unrepaired"
        yield Said(what, repair.field, repair.before, repair.after, repair.kind)
    for problem in row.problems:
        yield Said("problem", problem.field, text=problem.text)
    if chosen.is_open(row, choices):
        for conflict in row.conflicts:
            asked = wording.question(conflict, label(conflict.field))
            yield Said("question", conflict.field, text=asked)


def _cleaned(said: Said, clean: Clean) -> Said:
    old, new, text = clean(said.old), clean(said.new), clean(said.text)
    return Said(said.what, said.field, old, new, text)
