"""The report of a year's scores: facts in, document and spreadsheet out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.inline import lit
from app.documents.model import Block, Col, Doc, Heading, Para, Table, Title, row
from app.documents.numbering import DOTS, Numberer
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.session_score.model.sheet import (
    Scored,
    ScoreView,
    Standing,
    YearScore,
)
from app.features.session_score.rules.points import written
from app.kernel.dates import short
from app.reports.four_good.model import year_of
from app.reports.letterhead import Letterhead, head, letterhead, signed
from app.reports.model import Report
from app.reports.score_sheet.table import table
from app.reports.score_sheet.wording import ScoreWords, sum_sentence
from app.reports.sources import Sources

KIND = "score_year"


@dataclass(frozen=True, slots=True)
class YearColumns:
    """Headings of the table of the year, and of the spreadsheet."""

    no: str
    day: str
    meeting: str
    total: str
    level: str
    changed: str
    part: str
    line: str
    most: str
    given: str
    points: str
    facts: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(ScoreWords):
    """``data/documents/score_year.toml``."""

    source: str
    file_stem: str
    kind: str
    summary: str
    by_set: str
    year_level: str
    year_level_open: str
    year_without_rule: str
    voted: str
    superior: str
    none: str
    overview: str
    authority: str
    default_role: str
    sheet: str
    year_columns: YearColumns


@dataclass(frozen=True, slots=True)
class Facts:
    """The scores kept in a year, and who signs."""

    year: int
    scores: tuple[ScoreView, ...]
    rating: YearScore
    letter: Letterhead
    on: date


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the year ``record_id`` ("2026").

    The paper is of the last session scored, so an unchanged year stays unchanged.
    """
    year = year_of(KIND, record_id)
    scores = tuple(sources.scores.kept(year))
    on = max((one.heading.on_day for one in scores), default=date(year, 12, 31))
    return Facts(year, scores, sources.scores.year(year), letterhead(sources, on), on)


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the year out: one table of the sessions, then each with its lines."""
    summary = wording.summary.format(year=facts.year)
    return Doc(
        title=f"{wording.kind} {summary}",
        form="PCD",
        dated=facts.on,
        blocks=tuple(_blocks(facts, wording, summary)),
        file_stem=wording.file_stem.format(year=facts.year),
        author=facts.letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.year}",
    )


def _blocks(facts: Facts, words: Wording, summary: str) -> Iterator[Block]:
    yield head(facts.letter, "", facts.on)
    yield Title(words.kind.upper(), summary)
    if not facts.scores:
        yield Para(lit(words.none.format(year=facts.year)))
        return
    number = Numberer()
    yield Heading(number.roman(words.overview), 1)
    yield _overview(facts, words)
    yield Para(lit(_year_sentence(facts.rating, words)))
    for one in facts.scores:
        yield Heading(number.roman(_of(one)), 1)
        yield from _session(one, words)
    yield signed(facts.letter, words.authority, words.default_role)


def _of(view: ScoreView) -> str:
    return f"{view.heading.title} ({short(view.heading.on_day)})"


def _session(view: ScoreView, words: Wording) -> Iterator[Block]:
    if view.set:
        yield Para(lit(words.by_set.format(set=view.set.title)), keep_next=True)
    yield table(view, words)
    for sentence in sum_sentence(view, words):
        yield Para(lit(sentence))
    sheet = view.sheet
    if sheet and sheet.in_favour is not None:
        said = words.voted.format(count=sheet.in_favour, present=view.present)
        yield Para(lit(said))
    if sheet and sheet.superior:
        yield Para(lit(words.superior.format(text=sheet.superior)))


def _overview(facts: Facts, words: Wording) -> Table:
    titles = words.year_columns
    cols = (
        Col(titles.no, 11, "center"),
        Col(titles.day, 24, "center"),
        Col(titles.meeting),
        Col(titles.total, 26, "center"),
        Col(titles.level, 26, "center"),
        Col(titles.changed, 26, "center"),
    )
    rows = tuple(
        row(
            number,
            short(one.heading.on_day),
            one.heading.title,
            _total(one),
            one.sum.level_title if one.sum else "",
            str(len(_changed(one)) or ""),
        )
        for number, one in enumerate(facts.scores, start=1)
    )
    return Table(cols, rows, small=True)


def _total(view: ScoreView) -> str:
    if view.sum is None or view.sum.open:
        return DOTS[:4]
    return f"{written(view.sum.total)}/{written(view.sum.most)}"


def _changed(view: ScoreView) -> list[Scored]:
    return [one for one in view.lines if one.standing is Standing.CHANGED]


def _year_sentence(rating: YearScore, words: Wording) -> str:
    if not rating.rule_known:
        return words.year_without_rule
    scored = sum(one.total is not None for one in rating.months)
    wording = words.year_level if rating.is_final else words.year_level_open
    return wording.format(level=rating.level_title or DOTS, months=scored)


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give every line of every session as one row of a spreadsheet."""
    titles, summary = wording.year_columns, wording.summary.format(year=facts.year)
    heads = (
        (titles.day, 12),
        (titles.meeting, 36),
        (titles.part, 26),
        (titles.line, 40),
        (titles.most, 10),
        (titles.given, 12),
        (titles.points, 10),
        (titles.facts, 60),
        (titles.reason, 40),
    )
    sheet = Sheet(
        title=wording.sheet.format(year=facts.year),
        columns=tuple(SheetCol(title, "text", width) for title, width in heads),
        rows=tuple(_sheet_rows(facts)),
        heading=(
            facts.letter.unit,
            f"{wording.kind} {summary}",
            _year_sentence(facts.rating, wording),
        ),
    )
    return Workbook(f"{wording.kind} {summary}", facts.on, (sheet,), facts.letter.unit)


def _sheet_rows(facts: Facts) -> Iterator[SheetRow]:
    for view in facts.scores:
        day, title = short(view.heading.on_day), view.heading.title
        for line in view.lines:
            yield SheetRow(
                (
                    day,
                    title,
                    line.group,
                    line.title,
                    written(line.most),
                    _points(line.given),
                    _points(line.points),
                    "\n".join(line.facts),
                    line.reason,
                )
            )


def _points(hundredths: int | None) -> str:
    return "" if hundredths is None else written(hundredths)


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="meetings")
