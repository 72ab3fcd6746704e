"""The answer of import-members as one JSON object (keys: app/cli/README.md)."""

from collections.abc import Callable, Mapping

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.header import ColumnMap, Sample
from app.features.member_import.model.outcome import (
    REFUSED,
    RESULTS,
    Candidate,
    Conflict,
    Difference,
    ImportRow,
    Preview,
)
from app.features.member_import.model.reading import Repair, block, file_line
from app.features.member_import.rules import wording
from app.features.member_import.rules.comparing import choices as chosen
from app.features.member_import.rules.headings import letter

Label = Callable[[str], str]
Json = dict[str, object]


def as_json(
    columns: ColumnMap, preview: Preview, choices: Choices, label: Label, *, wrote: bool
) -> Json:
    """Put everything the import saw and did into one object."""
    return {
        "file": preview.file,
        "sheet": preview.sheet,
        "sheets": [
            {"name": s.name, "rows": s.rows, "hidden": s.hidden, "usable": s.usable}
            for s in columns.sheets
        ],
        "encoding": preview.encoding,
        "header_row": preview.header.row + 1,
        "header_rows": preview.header.height,
        "mapping": [_column(sample, label) for sample in columns.columns],
        "rows": [_row(row, choices, label) for row in preview.rows],
        "skipped": list(preview.skipped),
        "counts": {name: preview.count(name) for name in RESULTS},
        "written": wrote,
        "blocks": len(preview.header.offsets) + 1,
        "remembered": columns.remembered,
        "refusals": [_refusal(row) for row in preview.rows if row.result == REFUSED],
        "absent": list(preview.absent),
        "ready": len(chosen.ready(preview, choices)),
        "waiting_repairs": len(chosen.waiting_repairs(preview, choices)),
    }


def _column(sample: Sample, label: Label) -> Json:
    heading = sample.heading
    return {
        "column": letter(heading.column),
        "heading": heading.text,
        "field": heading.target,
        "kept": sample.kept,
        "label": label(heading.target),
        "how": heading.how,
        "could_be": list(sample.could_be),
        "encoding": sample.encoding,
        "encodings": list(sample.encodings),
        "reading": sample.reading,
        "encoding_named": sample.named,
    }


def _refusal(row: ImportRow) -> Json:
    return {
        "line": file_line(row.line),
        "name": row.name,
        "why": [problem.text for problem in row.problems],
    }


def _row(row: ImportRow, choices: Choices, label: Label) -> Json:
    return {
        "line": file_line(row.line),
        "name": row.name,
        "result": row.result,
        "values": dict(row.values),
        "changes": [_change(d) for d in row.changes],
        "repairs": [_repair(row, r, choices, label) for r in row.repairs],
        "problems": [
            {"code": p.code, "field": p.field, "text": p.text} for p in row.problems
        ],
        "conflicts": [_conflict(c, label) for c in row.conflicts],
        "candidates": [_candidate(c) for c in row.candidates],
        "events": [
            {"kind": e.kind, "on": e.on, "place": e.place, "note": e.note}
            for e in row.events
        ],
        "block": block(row.line),
        "act": chosen.decide(row, choices).act,
    }


def _change(change: Difference) -> Json:
    return {"field": change.field, "old": change.old, "new": change.new}


def _repair(row: ImportRow, done: Repair, choices: Choices, label: Label) -> Json:
    return {
        "field": done.field,
        "kind": done.kind,
        "before": done.before,
        "after": done.after,
        "asks": done.asks,
        "text": wording.repair(done, label(done.field)),
        "old": done.before,
        "new": done.after,
        "why": wording.remark(done),
        "needs_yes": done.needs,
        "accepted": choices.takes(row.line, done),
    }


def _conflict(conflict: Conflict, label: Label) -> Json:
    return {
        "field": conflict.field,
        "kind": conflict.kind,
        "old": conflict.old,
        "new": conflict.new,
        "options": list(conflict.options),
        "text": wording.question(conflict, label(conflict.field)),
    }


def _candidate(candidate: Candidate) -> Json:
    shown: Mapping[str, str] = candidate.values
    return {
        "person_id": candidate.person_id,
        "name": candidate.name,
        "why": candidate.why,
        "birth": shown.get("birth", ""),
        "card_no": shown.get("card_no", ""),
        "status": candidate.status,
        "member": candidate.member,
        "changes": [_change(d) for d in candidate.changes],
    }
