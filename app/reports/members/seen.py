"""A list as it is seen: the people, their order and the fields somebody chose. Pure."""

from collections.abc import Collection

from app.documents.inline import bind, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Para,
    Table,
    row,
)
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.members.rules.outlook import masked
from app.kernel.dates import short
from app.reports.members.errors import (
    ListFieldUnknown,
    NoListFields,
    TooManyColumns,
)
from app.reports.members.model import (
    ExportRules,
    Facts,
    Listed,
    Order,
    Wording,
)
from app.reports.members.superior import laid_out, sums

_CENTRED = frozenset({"no", "gender", "age", "party_age", "attended"})
# Words of a name stay whole in a column of at least so many characters.
_SHEET_WIDTHS = {"no": 6, "full_name": 28}


def checked_fields(order: Order, facts: Facts, rules: ExportRules) -> tuple[str, ...]:
    """Give the fields of a list, or raise what is wrong with them."""
    fields = tuple(dict.fromkeys(order.fields)) or tuple(
        key for key in rules.list_fields if key in facts.labels
    )
    for key in fields:
        if key not in facts.labels:
            raise ListFieldUnknown(key=key, known=", ".join(facts.labels))
    if not set(fields) - {"no"}:
        raise NoListFields
    limit = rules.most_columns_on_paper
    if order.format in {"pdf", "docx"} and len(fields) > limit:
        raise TooManyColumns(count=len(fields), limit=limit)
    return fields


def hidden_fields(order: Order, fields: tuple[str, ...], facts: Facts) -> set[str]:
    """Name the chosen fields that are shown only in part."""
    return set() if order.unmask else set(fields) & facts.hidden


def workbook(
    order: Order, fields: tuple[str, ...], facts: Facts, words: Wording
) -> Workbook:
    """Write the list as a spreadsheet in which every cell is text."""
    title = f"{words.list_title} {words.summary.format(day=short(facts.on))}"
    hidden = hidden_fields(order, fields, facts)
    sheet = Sheet(
        title=words.list_sheet,
        columns=tuple(
            SheetCol(facts.labels[key], "id", _SHEET_WIDTHS.get(key, 0))
            for key in fields
        ),
        rows=tuple(
            SheetRow(tuple(_cells(fields, hidden, person))) for person in facts.people
        ),
        heading=(facts.letter.unit, title, *_notes(order, fields, facts, words)),
    )
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


def paper(
    order: Order,
    fields: tuple[str, ...],
    facts: Facts,
    words: Wording,
    rules: ExportRules,
) -> Doc:
    """Lay the list out on landscape pages."""
    widths = {key: one.mm for one in rules.width for key in one.fields}
    cols = tuple(
        Col(
            facts.labels[key],
            widths.get(key, 0.0),
            "center" if key in _CENTRED else "left",
        )
        for key in fields
    )
    hidden = hidden_fields(order, fields, facts)
    rows = tuple(row(*_cells(fields, hidden, person)) for person in facts.people)
    notes = (Para(lit(bind(line))) for line in _notes(order, fields, facts, words))
    body: tuple[Block, ...] = (Table(cols, rows, small=True), *notes)
    return laid_out(facts, words, words.list_title, body)


def _cells(
    fields: tuple[str, ...], hidden: Collection[str], person: Listed
) -> list[str]:
    texts = person.texts
    return [masked(texts[key]) if key in hidden else texts[key] for key in fields]


def _notes(
    order: Order, fields: tuple[str, ...], facts: Facts, words: Wording
) -> list[str]:
    lines = [words.seen.format(filter=order.filter)] if order.filter else []
    lines += sums(facts, words)
    if hidden_fields(order, fields, facts):
        lines.append(words.masked_note)
    return lines
