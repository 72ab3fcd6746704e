"""The self-assessment sheet "Chi bộ bốn tốt": paper and spreadsheet.

Columns follow domain-four-good.md §9.9; the committee's columns stay empty for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.inline import bind, inl, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Para,
    Row,
    SignatureBlock,
    Signer,
    Table,
    Title,
    row,
)
from app.documents.numbering import DOTS
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.checklist.model.ruleset import State
from app.features.checklist.model.year import CriterionRow, Overview
from app.reports.four_good.model import (
    VerdictWords,
    figure_of,
    proof_of,
    tick,
    year_of,
)
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "criteria_table"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the sheet."""

    no: str
    group: str
    criterion: str
    evidence: str
    result: str
    met: str
    not_met: str
    not_applicable: str
    note: str
    opinion: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/criteria_table.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    draft_mark: str
    basis: str
    totals: str
    gate: str
    reason: str
    figure: str
    sheet: str
    group_total: str
    authority: str
    default_role: str
    reviewer: str
    columns: Columns
    verdicts: VerdictWords


@dataclass(frozen=True, slots=True)
class Facts:
    """The year as it stands, and who signs."""

    view: Overview
    letter: Letterhead
    on: date
    is_final: bool


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the year ``record_id`` ("2026")."""
    year = year_of(KIND, record_id)
    report = sources.checklist.report.of_year(year)
    on = report.issued_on or min(sources.clock.today(), date(year, 12, 31))
    return Facts(
        sources.checklist.overview(year),
        letterhead(sources, on),
        on,
        report.is_final,
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the sheet out on landscape pages."""
    view = facts.view
    summary = wording.summary.format(year=view.year)
    letter = facts.letter
    blocks: tuple[Block, ...] = (
        head(
            letter,
            "",
            facts.on if facts.is_final else None,
            "" if facts.is_final else wording.draft_mark,
        ),
        Title(wording.kind.upper(), summary),
        Para(inl(bind(wording.basis), source=view.rule_set.head.source)),
        _table(facts, wording),
        Para(lit(bind(_totals(view, wording)))),
        Para(lit(bind(verdict_sentence(view, wording.verdicts))), keep_next=True),
        SignatureBlock(
            left=Signer(wording.reviewer.upper()),
            right=Signer(
                (letter.signer_role or wording.default_role).upper(),
                letter.signer,
                authority=(wording.authority,),
            ),
        ),
    )
    return Doc(
        title=f"{wording.kind} {summary}",
        form="PTDG",
        dated=facts.on,
        blocks=blocks,
        file_stem=wording.file_stem.format(year=view.year),
        author=letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{view.year}",
        landscape=True,
    )


def verdict_sentence(view: Overview, words: VerdictWords) -> str:
    """Write the verdict of the year as a sentence."""
    verdict = view.verdict
    return words.of(verdict.kind).format(
        percent=verdict.percent,
        threshold=verdict.threshold,
        basis=verdict.basis or DOTS,
        gates=", ".join(verdict.gates),
    )


def _table(facts: Facts, wording: Wording) -> Table:
    titles = wording.columns
    cols = (
        Col(titles.no, 15, "center"),
        Col(titles.criterion),
        Col(titles.evidence, 46),
        Col(titles.met, 14, "center", titles.result),
        Col(titles.not_met, 16, "center", titles.result),
        Col(titles.not_applicable, 18, "center", titles.result),
        Col(titles.note, 52),
        Col(titles.opinion, 28),
    )
    rows: list[Row] = []
    for group in facts.view.groups:
        heading = f"{group.group.id}. {group.group.title}"
        rows.append(row(heading, kind="section"))
        rows.extend(_row(each, wording) for each in group.rows)
    return Table(cols, tuple(rows), small=True)


def _row(each: CriterionRow, wording: Wording) -> Row:
    criterion = each.criterion
    title = f"{criterion.title} {wording.gate}" if criterion.gate else criterion.title
    return row(
        criterion.id,
        title,
        proof_of(each),
        tick(each, State.MET),
        tick(each, State.NOT_MET),
        tick(each, State.NOT_APPLICABLE),
        note_of(each, wording),
        "",
    )


def note_of(each: CriterionRow, wording: Wording) -> str:
    """Write the figures, and the reason where a person decided otherwise."""
    figure = figure_of(each)
    parts = [wording.figure.format(figure=figure)] if figure else []
    if each.mark is not None and each.mark.reason:
        parts.append(wording.reason.format(reason=each.mark.reason))
    return ". ".join(parts)


def _totals(view: Overview, wording: Wording) -> str:
    count = view.figures
    return wording.totals.format(
        total=count.total,
        applicable=count.applicable,
        met=count.met,
        missing=count.missing,
        not_applicable=count.not_applicable,
        rest=count.awaiting + count.open + count.not_judged,
    )


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the sheet as a spreadsheet of the same columns and order."""
    view = facts.view
    summary = wording.summary.format(year=view.year)
    sheet = Sheet(
        title=wording.sheet.format(year=view.year),
        columns=tuple(
            SheetCol(title, "text", width)
            for title, width in zip(_heads(wording.columns), _SHEET_WIDTHS, strict=True)
        ),
        rows=tuple(_sheet_rows(view, wording)),
        heading=(
            facts.letter.unit,
            f"{wording.kind} {summary}",
            wording.basis.format(source=view.rule_set.head.source),
            _totals(view, wording),
            verdict_sentence(view, wording.verdicts),
        ),
    )
    return Workbook(f"{wording.kind} {summary}", facts.on, (sheet,), facts.letter.unit)


def _heads(titles: Columns) -> tuple[str, ...]:
    return (
        titles.no,
        titles.group,
        titles.criterion,
        titles.evidence,
        titles.met,
        titles.not_met,
        titles.not_applicable,
        titles.note,
        titles.opinion,
        titles.conclusion,
    )


def _sheet_rows(view: Overview, wording: Wording) -> Iterator[SheetRow]:
    for group in view.groups:
        name = f"{group.group.id}. {group.group.title}"
        yield SheetRow((name, *[None] * (len(_SHEET_WIDTHS) - 1)), "section")
        for each in group.rows:
            yield SheetRow(
                (
                    each.criterion.id,
                    group.group.title,
                    each.criterion.title,
                    proof_of(each),
                    tick(each, State.MET),
                    tick(each, State.NOT_MET),
                    tick(each, State.NOT_APPLICABLE),
                    note_of(each, wording),
                    "",
                    "",
                )
            )
    yield SheetRow(_total_cells(view, wording), "total")


_SHEET_WIDTHS = (8, 26, 60, 44, 8, 11, 14, 40, 24, 14)


def _total_cells(view: Overview, wording: Wording) -> tuple[str | int | None, ...]:
    count = view.figures
    return (
        "",
        wording.group_total,
        None,
        None,
        count.met,
        count.missing,
        count.not_applicable,
        None,
        None,
        None,
    )


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="checklist")
