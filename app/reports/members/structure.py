"""The structure of the members on a day: how many of each kind, and who they are."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.documents.inline import bind, lit
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
from app.documents.xlsx_model import Sheet, SheetCol, SheetRow, Workbook
from app.features.members.model import Counts, Member
from app.kernel.dates import short
from app.kernel.text import fold
from app.reports.errors import UnknownReport
from app.reports.letterhead import Letterhead, head, letterhead
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "member_structure"
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings of the table."""

    group: str
    count: str
    percent: str
    names: str


@dataclass(frozen=True, slots=True)
class Titles:
    """What is counted."""

    standing: str
    status: str
    gender: str
    age: str
    party_age: str
    education: str
    theory: str


@dataclass(frozen=True, slots=True)
class Bands:
    """First years of the bands of ages."""

    age: tuple[int, ...]
    party_age: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level and the words that mean it in a record."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/member_structure.toml``."""

    source: str
    confidence: str
    kind: str
    summary: str
    file_stem: str
    sheet: str
    total: str
    guests: str
    empty: str
    unknown: str
    no_party_age: str
    other: str
    under: str
    between: str
    above: str
    average: str
    authority: str
    default_role: str
    male: str
    female: str
    official: str
    probationary: str
    columns: Columns
    titles: Titles
    bands: Bands
    education: tuple[Level, ...]
    theory: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The members that are counted on a day, guests left out."""

    on: date
    members: tuple[Member, ...]
    counts: Counts
    statuses: dict[str, str]
    letter: Letterhead


@dataclass(frozen=True, slots=True)
class Part:
    """One group: its name and who belongs to it."""

    label: str
    names: tuple[str, ...]


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the roll of the day ``record_id`` (ISO; empty: today)."""
    try:
        on = date.fromisoformat(record_id) if record_id else sources.clock.today()
    except ValueError as error:
        raise UnknownReport(kind=f"{KIND}:{record_id}") from error
    counted = {s.key for s in sources.members.table.status if s.counted}
    members = [m for m in sources.members.roll(on) if m.status in counted]
    return Facts(
        on=on,
        members=tuple(members),
        counts=sources.members.counts(on),
        statuses={s.key: s.label for s in sources.members.table.status},
        letter=letterhead(sources, on),
    )


def parts(facts: Facts, wording: Wording) -> list[tuple[str, list[Part]]]:
    """Count everything that is counted; in each table nobody stands twice."""
    say, titles, bands = _Grouping(facts, wording), wording.titles, wording.bands
    genders = {"male": wording.male, "female": wording.female}
    stands = {"official": wording.official, "probationary": wording.probationary}
    away = [m for m in facts.members if m.status != m.standing]
    found = [
        (titles.standing, say.by(lambda m: stands[m.standing], stands.values())),
        (titles.gender, say.by(lambda m: genders.get(m.gender, ""), genders.values())),
        (titles.age, say.by_band(lambda m: _age(m, facts.on), bands.age)),
        (
            titles.party_age,
            say.by_band(lambda m: m.party_years, bands.party_age, wording.no_party_age),
        ),
        (titles.education, say.by_level("education", wording.education)),
        (titles.theory, say.by_level("theory_level", wording.theory)),
    ]
    if away:
        labels = facts.statuses
        status = say.by(lambda m: labels[m.status], labels.values())
        found.insert(1, (titles.status, status))
    return found


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Puts the members into groups; groups nobody belongs to are left out."""

    facts: Facts
    wording: Wording

    def by(
        self, of: Callable[[Member], str], order: Iterable[str], unknown_label: str = ""
    ) -> list[Part]:
        groups: dict[str, list[str]] = {label: [] for label in order}
        unknown = groups.pop("", [])
        for member in self.facts.members:
            label = of(member)
            (groups.setdefault(label, []) if label else unknown).append(member.name)
        found = [Part(label, tuple(names)) for label, names in groups.items() if names]
        rest = Part(unknown_label or self.wording.unknown, tuple(unknown))
        return [*found, rest] if unknown else found

    def by_band(
        self,
        of: Callable[[Member], int | None],
        bands: Sequence[int],
        unknown_label: str = "",
    ) -> list[Part]:
        labels = [self._band(number, bands) for number in range(len(bands) + 1)]

        def label(member: Member) -> str:
            years = of(member)
            if years is None:
                return ""
            return labels[sum(years >= first for first in bands)]

        return self.by(label, labels, unknown_label)

    def by_level(self, field: str, levels: Sequence[Level]) -> list[Part]:
        patterns = [(level.label, _pattern(level.words)) for level in levels]

        def label(member: Member) -> str:
            text = member.values.get(field, "")
            folded = fold(text)
            found = (name for name, words in patterns if words.search(folded))
            return next(found, f"{self.wording.other}: {text}" if text else "")

        return self.by(label, (level.label for level in levels))

    def _band(self, number: int, bands: Sequence[int]) -> str:
        if number == 0:
            return self.wording.under.format(to=bands[0])
        if number == len(bands):
            return self.wording.above.format(from_=bands[-1])
        return self.wording.between.format(
            from_=bands[number - 1], to=bands[number] - 1
        )


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{re.escape(fold(word))}\b" for word in words))


def _age(member: Member, on: date) -> int | None:
    birth = member.birth
    if birth is None:
        return None
    first = (birth.month or 1, birth.day or 1)
    return on.year - birth.year - ((on.month, on.day) < first)


def build(facts: Facts, wording: Wording) -> Doc:
    """Lay the table out: a section for each thing counted, names behind each figure."""
    letter, titles = facts.letter, wording.columns
    summary = wording.summary.format(day=short(facts.on))
    cols = (
        Col(titles.group, 52),
        Col(titles.count, 18, "center"),
        Col(titles.percent, 18, "center"),
        Col(titles.names),
    )
    rows: list[Row] = []
    for title, groups in parts(facts, wording) if facts.members else []:
        rows.append(row(title, kind="section"))
        rows += [row(*_cells(part, facts)) for part in groups]
    blocks: tuple[Block, ...] = (
        head(letter, "", facts.on),
        Title(wording.kind.upper(), summary),
        *(Para(lit(bind(line))) for line in _notes(facts, wording)),
        Table(cols, tuple(rows), small=True),
        SignatureBlock(
            right=Signer(
                (letter.signer_role or wording.default_role).upper(),
                letter.signer,
                authority=(wording.authority,),
            )
        ),
    )
    return Doc(
        title=f"{wording.kind} {summary}",
        form="DS",
        dated=facts.on,
        blocks=blocks,
        file_stem=wording.file_stem.format(day=facts.on.isoformat()),
        author=letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.on.isoformat()}",
        landscape=True,
    )


def _cells(part: Part, facts: Facts) -> list[str]:
    count, whole = len(part.names), len(facts.members)
    share = f"{_HUNDRED * count / whole:.1f}".replace(".", ",")
    return [part.label, str(count), share, ", ".join(part.names)]


def _notes(facts: Facts, wording: Wording) -> list[str]:
    if not facts.members:
        return [wording.empty]
    count = facts.counts
    lines = [
        wording.total.format(
            total=count.total,
            official=count.official,
            probationary=count.probationary,
        )
    ]
    if count.temporary_in:
        lines.append(wording.guests.format(guests=count.temporary_in))
    ages = [age for m in facts.members if (age := _age(m, facts.on)) is not None]
    if ages:
        mean = f"{sum(ages) / len(ages):.1f}".replace(".", ",")
        lines.append(wording.average.format(years=mean, count=len(ages)))
    return lines


def workbook(facts: Facts, wording: Wording) -> Workbook:
    """Give the table as a spreadsheet; every cell is text."""
    title = f"{wording.kind} {wording.summary.format(day=short(facts.on))}"
    titles = wording.columns
    columns = (
        SheetCol(titles.group, "id", 34),
        SheetCol(titles.count, "id", 10),
        SheetCol(titles.percent, "id", 10),
        SheetCol(titles.names, "id", 48),
    )
    rows: list[SheetRow] = []
    for heading, groups in parts(facts, wording) if facts.members else []:
        rows.append(SheetRow((heading,), "section"))
        rows += [SheetRow(tuple(_cells(part, facts))) for part in groups]
    lines = (facts.letter.unit, title, *_notes(facts, wording))
    sheet = Sheet(wording.sheet, columns, tuple(rows), lines)
    return Workbook(title, facts.on, (sheet,), facts.letter.unit)


REPORT = Report(KIND, Wording, gather, build, None, workbook, page="members")
