"""The forms of the superior: the national sheet, and book 7-HSĐV on paper too. Pure.

Every cell is text. In a cell with several facts each has its own line, an empty one
too, so that reading the file again finds each fact where it belongs.
"""

from app.documents.inline import bind, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Para,
    Table,
    Title,
    row,
)
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.kernel.dates import short
from app.reports.letterhead import head, signed
from app.reports.members.model import Column, Facts, Listed, SheetForm, Wording


def fields_of(form: SheetForm, facts: Facts) -> tuple[str, ...]:
    """Name the facts of the form for which somebody in it has a value."""
    takes = dict.fromkeys(take for column in form.column for take in column.takes)
    return tuple(take for take in takes if any(p.texts.get(take) for p in facts.people))


def workbook(form: SheetForm, facts: Facts, words: Wording) -> Workbook:
    """Write the form as a spreadsheet; a book has its title lines above the header."""
    summary = words.summary.format(day=short(facts.on))
    heading = (facts.letter.unit, f"{form.title} {summary}") if form.numbered else ()
    sheet = Sheet(
        title=form.sheet,
        columns=tuple(
            SheetCol(_heading(form, column, number), "id", column.width)
            for number, column in enumerate(form.column, 1)
        ),
        rows=tuple(_sheet_row(form, person) for person in facts.people),
        heading=heading,
    )
    title = f"{form.title} {summary}"
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


def _heading(form: SheetForm, column: Column, number: int) -> str:
    return f"{column.heading}\n({number})" if form.numbered else column.heading


def _sheet_row(form: SheetForm, person: Listed) -> SheetRow:
    return SheetRow(
        tuple("\n".join(_facts(form, column, person)) for column in form.column)
    )


def _facts(form: SheetForm, column: Column, person: Listed) -> list[str]:
    """Give the facts of a cell, empty ones too; only a lone one may have lines."""
    texts = [_fact(form, take, person) for take in column.takes]
    if len(texts) > 1:
        texts = [", ".join(text.split("\n")) for text in texts]
    return texts if any(texts) else []


def _fact(form: SheetForm, take: str, person: Listed) -> str:
    if take == "status":
        words = {word.status: word.word for word in form.status}
        return words.get(person.member.status, person.texts["status"])
    return person.texts.get(take, "")


def paper(form: SheetForm, facts: Facts, words: Wording) -> Doc:
    """Lay the form out on landscape pages."""
    notes = (Para(lit(bind(line))) for line in sums(facts, words))
    return laid_out(facts, words, form.title, (_table(form, facts, words), *notes))


def laid_out(facts: Facts, words: Wording, title: str, body: tuple[Block, ...]) -> Doc:
    """Put a list between the head of the cell and the signature, on landscape pages."""
    summary, letter = words.summary.format(day=short(facts.on)), facts.letter
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on),
        Title(title.upper(), summary),
        *body,
        signed(letter, words.authority, words.default_role),
    )
    return Doc(
        title=f"{title} {summary}",
        form="DS",
        dated=facts.on,
        blocks=blocks,
        author=letter.unit,
        subject=summary,
        landscape=True,
    )


def sums(facts: Facts, words: Wording) -> list[str]:
    """Say how many people the list names."""
    if not facts.people:
        return [words.empty]
    lines = [words.counted.format(count=len(facts.people))]
    if facts.guests:
        lines.append(words.guest_note.format(guests=facts.guests))
    return lines


def _table(form: SheetForm, facts: Facts, words: Wording) -> Table:
    cols = tuple(
        Col(_heading(form, column, number), column.width_mm, column.align)
        for number, column in enumerate(form.column, 1)
    )
    rows = tuple(
        row(*(_printed(_facts(form, column, person), words) for column in form.column))
        for person in facts.people
    )
    return Table(cols, rows, tiny=True)


def _printed(texts: list[str], words: Wording) -> str:
    """Leave out what is unknown at the end; before a known fact it is dotted."""
    while texts and not texts[-1]:
        texts = texts[:-1]
    return "\n".join(text or words.unknown_fact for text in texts)
