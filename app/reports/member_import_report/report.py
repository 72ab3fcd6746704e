"""Builds the report on one import; ``record_id`` is the run's id."""

from collections.abc import Iterator
from datetime import date

from app.documents.inline import bind, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Heading,
    Para,
    Row,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.member_import.model.reading import file_line
from app.features.member_import.model.run import RunLine, Said
from app.kernel.dates import PartialDate, short
from app.reports.errors import UnknownReport
from app.reports.letterhead import head, letterhead
from app.reports.member_import_report.model import Facts, Wording
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "member_import_report"
_SHOWN = 3
_ENROL, _CORRECT, _SAME = "enrol", "correct", "same"


def gather(sources: Sources, record_id: str) -> Facts:
    """Read the run; one that was undone is no longer in the book."""
    run = sources.member_import.run(record_id)
    if run is None:
        raise UnknownReport(kind=f"{KIND}:{record_id}")
    on = date.fromisoformat(run.at[:10])
    specs = sources.members.fields.all()
    table = sources.members.table
    words = {spec.key: spec.label for spec in table.status}
    words |= {spec.key: spec.label for spec in table.event}
    return Facts(
        on=on,
        run=run,
        labels={spec.key: sources.member_import.label(spec.key) for spec in specs}
        | {spec.key: spec.label for spec in specs},
        words={**words, "male": "Nam", "female": "Nữ"},
        dates=frozenset(spec.key for spec in specs if spec.kind == "date"),
        masked=frozenset(s.key for s in specs if s.masked or s.kind == "digits"),
        letter=letterhead(sources, on),
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the report out: sums first, then what needs another look."""
    summary = wording.summary.format(file=facts.run.file, day=short(facts.on))
    blocks: list[Block] = [
        head(facts.letter, "", facts.on),
        Title(wording.kind.upper(), summary),
        *(Para(lit(line)) for line in _sums(facts, wording)),
    ]
    for title, table in _tables(facts, wording):
        blocks += [Heading(title, 2), table or Para(lit(wording.nothing))]
    if facts.run.absent:
        blocks += [
            Heading(wording.absent_heading, 2),
            Para(lit(", ".join(facts.run.absent))),
            Para(lit(wording.absent_note)),
        ]
    role = (facts.letter.signer_role or wording.default_role).upper()
    blocks += [
        Para(lit(bind(wording.masked_note))),
        SignatureBlock(right=Signer(role, facts.letter.signer)),
    ]
    return Doc(
        title=f"{wording.kind} {summary}",
        form="BC",
        dated=facts.on,
        blocks=tuple(blocks),
        file_stem=wording.file_stem.format(day=facts.on.isoformat()),
        author=facts.letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.run.id}",
    )


def _sums(facts: Facts, wording: Wording) -> Iterator[str]:
    run = facts.run
    yield wording.read.format(rows=len(run.lines), sheet=run.sheet)
    yield wording.written.format(
        enrolled=run.count(_ENROL), corrected=run.count(_CORRECT)
    )
    same = sum(line.result == _SAME for line in run.lines)
    if same:
        yield wording.same.format(same=same)
    if run.left_out:
        yield wording.left.format(left=len(run.left_out), heading=wording.left_heading)


def _tables(facts: Facts, wording: Wording) -> Iterator[tuple[str, Table | None]]:
    titles = wording.columns
    first = (Col(titles.line, 14, "center"), Col(titles.name, 46))
    lines, left = facts.run.lines, facts.run.left_out
    yield wording.left_heading, _table((*first, Col(titles.why)), _left(facts, wording))
    for what, heading in (
        ("unrepaired", wording.unrepaired_heading),
        ("repaired", wording.repaired_heading),
    ):
        cols = (*first, Col(titles.field, 34), Col(titles.before), Col(titles.after))
        yield heading, _table(cols, list(_repairs(facts, wording, what)))
    problems = [
        row(*_who(line, wording), said.text)
        for line in lines
        if line not in left
        for said in line.said
        if said.what == "problem"
    ]
    yield wording.problem_heading, _table((*first, Col(titles.why)), problems)
    acts = (*first, Col(titles.act, 26), Col(titles.what))
    yield wording.written_heading, _table(acts, list(_written(facts, wording)))


def _table(cols: tuple[Col, ...], rows: list[Row]) -> Table | None:
    return Table(cols, tuple(rows), small=True) if rows else None


def _who(line: RunLine, wording: Wording) -> tuple[str, str]:
    return str(file_line(line.line)), line.name or wording.no_name


def _left(facts: Facts, wording: Wording) -> list[Row]:
    return [
        row(*_who(line, wording), " ".join(said.text for said in _reasons(line)))
        for line in facts.run.left_out
    ]


def _reasons(line: RunLine) -> Iterator[Said]:
    return (said for said in line.said if said.what in {"problem", "question"})


def _repairs(facts: Facts, wording: Wording, what: str) -> Iterator[Row]:
    for line in facts.run.lines:
        if line.act == "nothing":
            continue
        for said in line.said:
            if said.what == what:
                label = facts.labels.get(said.field, said.field)
                old, new = (_hidden(said.field, v, facts) for v in (said.old, said.new))
                yield row(*_who(line, wording), label, old, new)


def _written(facts: Facts, wording: Wording) -> Iterator[Row]:
    acts = {_ENROL: wording.enrolled, _CORRECT: wording.corrected}
    for line in facts.run.lines:
        if line.act in acts:
            told = "; ".join(_told(line, facts, wording))
            yield row(*_who(line, wording), acts[line.act], told)


def _told(line: RunLine, facts: Facts, wording: Wording) -> Iterator[str]:
    for said in line.said:
        if said.what == "event":
            day = short(date.fromisoformat(said.new)) if said.new else ""
            label = facts.words.get(said.field, said.field)
            yield wording.event.format(event=label, day=day).strip()
        elif said.what == "changed":
            yield wording.change.format(
                field=facts.labels.get(said.field, said.field),
                old=_shown(said.field, said.old, facts) or wording.empty,
                new=_shown(said.field, said.new, facts),
            )


def _shown(field: str, value: str, facts: Facts) -> str:
    if value and field in facts.dates:
        return PartialDate.from_iso(value).text()
    return _hidden(field, facts.words.get(value, value), facts)


def _hidden(field: str, value: str, facts: Facts) -> str:
    if field not in facts.masked or len(value) <= _SHOWN:
        return value
    end = f"•••{value[-_SHOWN:]}"
    return f"{end} ({len(value)})" if value.isdigit() else end


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give one sheet with every row and what became of it; cells are text."""
    titles = wording.columns
    acts = {_ENROL: wording.enrolled, _CORRECT: wording.corrected}
    rows = []
    for line in facts.run.lines:
        number, name = _who(line, wording)
        told = [*_told(line, facts, wording), *(s.text for s in _reasons(line))]
        cells = (number, name, acts.get(line.act, ""), "; ".join(told))
        rows.append(SheetRow(cells))
    sheet = Sheet(
        title=wording.written_heading,
        columns=(
            SheetCol(titles.line, "text", 7),
            SheetCol(titles.name, "text", 30),
            SheetCol(titles.act, "text", 14),
            SheetCol(titles.what, "text", 70),
        ),
        rows=tuple(rows),
        heading=(wording.kind, *_sums(facts, wording)),
    )
    return Workbook(wording.kind, facts.on, (sheet,), facts.letter.unit)


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="member_import")
