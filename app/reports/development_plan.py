"""The yearly plan of developing members (KH), domain-members-documents.md §4.6.

Targets, list and figures come from recorded work; situation and measures are the
secretary's words and stay dotted while there are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.documents.inline import bind, inl, lit
from app.documents.model import (
    Block,
    Col,
    Doc,
    Heading,
    KeyValue,
    KeyValues,
    Para,
    Row,
    Table,
    Title,
    row,
)
from app.documents.numbering import DOTS, ROOM, Numberer, roman
from app.features.development.model.book import Common
from app.features.development.model.candidate import (
    PersonView,
    Plan,
    PlanText,
    Targets,
)
from app.features.development.rules.figures import in_source
from app.kernel.dates import short
from app.kernel.places import Place
from app.kernel.words import _
from app.reports.errors import UnknownReport
from app.reports.letterhead import (
    Closing,
    Letterhead,
    foot,
    head,
    letterhead,
    number_text,
)
from app.reports.model import Check, Rank, Report, Stage
from app.reports.sources import Sources

KIND = "development_plan"


@dataclass(frozen=True, slots=True)
class TargetWords:
    """How each target is named."""

    source: str
    trained: str
    files: str
    admitted: str
    official: str


@dataclass(frozen=True, slots=True)
class Headings:
    """Headings of the parts."""

    purpose: str
    situation: str
    targets: str
    people: str
    measures: str
    carrying_out: str


@dataclass(frozen=True, slots=True)
class Wording:
    """``data/documents/development_plan.toml``."""

    source: str
    kind: str
    summary: str
    file_stem: str
    draft_mark: str
    version: str
    basis: str
    purpose: tuple[str, ...]
    members: str
    non_members: str
    in_list: str
    last_year: str
    no_one_left: str
    people_count: str
    rate: str
    rate_unknown: str
    nobody: str
    carrying_out: tuple[str, ...]
    default_role: str
    headings: Headings
    targets: TargetWords
    people_columns: tuple[str, ...]
    closing: Closing


@dataclass(frozen=True, slots=True)
class Facts:
    """The plan with what was recorded when it was made."""

    year: int
    plan: Plan | None
    letter: Letterhead
    on: date
    people: tuple[PersonView, ...]
    members: int
    admitted_last_year: int
    target_last_year: int
    common: Common


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the plan of the year ``record_id`` ("2026")."""
    if not (record_id.isascii() and record_id.isdecimal() and len(record_id) == 4):  # noqa: PLR2004  (digits of a year)
        raise UnknownReport(kind=f"{KIND}:{record_id}")
    year = int(record_id)
    development = sources.development
    plan = development.plans.of_year(year)
    on = (plan.issued_on if plan else None) or min(
        sources.clock.today(), date(year, 12, 31)
    )
    last = {fact.name: fact for fact in development.facts(year - 1)}
    admissions = last["admissions.count"]
    return Facts(
        year=year,
        plan=plan,
        letter=letterhead(sources, on),
        on=on,
        people=tuple(in_source(development.board(year).people)),
        members=sources.members.counts(on).total,
        admitted_last_year=admissions.value,
        target_last_year=admissions.of or 0,
        common=development.book.common,
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the plan as a document."""
    summary = wording.summary.format(year=facts.year)
    return Doc(
        title=f"{wording.kind}: {summary}",
        form="KH",
        dated=facts.on,
        blocks=tuple(_Writer(facts, wording).blocks()),
        file_stem=wording.file_stem.format(year=facts.year),
        author=facts.letter.unit,
        subject=summary,
        doc_id=f"{KIND}-{facts.year}",
        revision=facts.plan.version if facts.plan else 1,
    )


class _Writer:
    """Writes one part after the other, in the order of the paper."""

    def __init__(self, facts: Facts, wording: Wording) -> None:
        self._facts = facts
        self._words = wording
        self._targets = facts.plan.targets if facts.plan else Targets()
        self._text = facts.plan.text if facts.plan else PlanText()
        self._number = Numberer()

    def blocks(self) -> Iterator[Block]:
        """Give the whole paper."""
        words = self._words
        yield from self._head()
        yield Heading(self._number.roman(words.headings.purpose), 1)
        yield from (Para(lit(bind(line))) for line in words.purpose)
        yield Heading(self._number.roman(words.headings.situation), 1)
        yield from self._situation()
        yield Heading(self._number.roman(words.headings.targets), 1)
        yield from self._target_lines()
        yield Heading(self._number.roman(words.headings.people), 1)
        yield from self._people()
        yield Heading(self._number.roman(words.headings.measures), 1)
        yield from _written(self._text.measures)
        yield Heading(self._number.roman(words.headings.carrying_out), 1)
        yield from (
            Para(inl(bind(line), year=self._facts.year)) for line in words.carrying_out
        )
        yield foot(self._facts.letter, words.closing, words.default_role)

    def _head(self) -> Iterator[Block]:
        facts, words, plan = self._facts, self._words, self._facts.plan
        issued = plan.issued_on if plan else None
        number = plan.number if plan and issued else ""
        yield head(
            facts.letter,
            number_text(number, "KH"),
            issued,
            "" if issued else words.draft_mark,
        )
        yield Title(words.kind.upper(), words.summary.format(year=facts.year))
        if plan and plan.version > 1:
            text = words.version.format(version=plan.version)
            yield Para(inl(bind(text)), align="center", indent=False)
        unit = facts.letter.unit or DOTS
        yield Para(inl(bind(words.basis), unit=unit, year=facts.year))

    def _situation(self) -> Iterator[Block]:
        facts, words = self._facts, self._words
        yield Para(inl(bind(words.members), members=facts.members))
        members = self._text.non_members
        count = DOTS if members is None else members
        yield Para(inl(bind(words.non_members), count=count))
        yield Para(inl(bind(words.in_list), count=len(facts.people)))
        yield Para(
            inl(
                bind(words.last_year),
                year=facts.year - 1,
                admitted=facts.admitted_last_year,
                target=facts.target_last_year or DOTS,
            )
        )
        yield from _written(self._text.situation)

    def _target_lines(self) -> Iterator[Block]:
        words, targets, facts = self._words, self._targets, self._facts
        if facts.plan is not None and facts.plan.no_candidates_left:
            yield Para(lit(words.no_one_left))
            return
        pairs = (
            (words.targets.source, targets.source),
            (words.targets.trained, targets.trained),
            (words.targets.files, targets.files),
            (words.targets.admitted, targets.admitted),
            (words.targets.official, targets.official),
        )
        yield KeyValues(
            tuple(
                KeyValue(label, lit(words.people_count.format(count=count)))
                if facts.plan
                else KeyValue(label)
                for label, count in pairs
            )
        )
        yield Para(lit(bind(self._rate(targets.admitted))))

    def _rate(self, admitted: int) -> str:
        """Hold the target against the reference line of NQ 21 (3-4 % a year)."""
        facts, words = self._facts, self._words
        low, high = facts.common.growth_percent_low, facts.common.growth_percent_high
        if not facts.members:
            return words.rate_unknown.format(low=low, high=high)
        tenths = admitted * 1000 // facts.members
        rate = f"{tenths // 10},{tenths % 10}"
        return words.rate.format(rate=rate, low=low, high=high)

    def _people(self) -> Iterator[Block]:
        people, titles = self._facts.people, self._words.people_columns
        if not people:
            yield Para(lit(self._words.nobody))
            return
        widths = (11, 28, 13, 24, 26, 24, 20, 0)
        cols = tuple(
            Col(title, width, "center" if title == titles[0] else "left")
            for title, width in zip(titles, widths, strict=True)
        )
        yield Table(
            cols,
            tuple(_person(number, each) for number, each in enumerate(people, 1)),
            small=True,
        )


def _person(number: int, each: PersonView) -> Row:
    candidate = each.candidate
    issued, ends = candidate.certificate_on, each.certificate_ends
    course = f"{short(issued)}\n{short(ends)}" if issued and ends else ""
    return row(
        number,
        each.name,
        each.birth.year if each.birth else "",
        candidate.unit,
        each.helper,
        course,
        quarter_text(candidate.planned_quarter),
        each.stage.short,
    )


def quarter_text(quarter: str) -> str:
    """Write a quarter as papers do: ``Quý I/2027``."""
    year, _dash, part = quarter.partition("-Q")
    return f"Quý {roman(int(part))}/{year}" if part else ""


def _written(text: str) -> Iterator[Block]:
    lines = [lit(line) for line in text.split("\n") if line.strip()]
    for line in lines or [lit(ROOM)] * 2:
        yield Para(line)


def checks(facts: Facts) -> tuple[Check, ...]:
    """Say what should be looked at before the plan is signed."""
    place = Place("development", "plan")
    if facts.plan is None:
        return (Check(Rank.REPAIR, _("Chưa ghi chỉ tiêu của năm"), place=place),)
    found = []
    if not facts.plan.text.measures:
        detail = _("Trên giấy để dòng chấm để viết tay")
        found.append(Check(Rank.KNOW, _("Chưa viết biện pháp"), detail, place))
    without = [each.name for each in facts.people if not each.helper]
    if without:
        title = _("Chưa phân công người giúp đỡ: {names}")
        found.append(Check(Rank.KNOW, title.format(names=", ".join(without))))
    if not facts.letter.signer:
        settings = Place("settings", "unit")
        title = _("Chưa ghi người ký kế hoạch")
        found.append(Check(Rank.REPAIR, title, place=settings))
    return tuple(found) or (Check(Rank.OK, _("Kế hoạch đủ nội dung")),)


def stage(facts: Facts) -> Stage:
    """Say which step comes next: written, numbered and issued."""
    steps = (_("Dự thảo"), _("Ghi số, ngày ban hành"), _("Đã ban hành"))
    if facts.plan is not None and facts.plan.issued_on is not None:
        note = _("Sửa chỉ tiêu thì có bản mới.")
        return Stage(steps, len(steps), note)
    return Stage(steps, 1, _("Ghi số và ngày ở trang Phát triển đảng viên."))


REPORT = Report(KIND, Wording, gather, build, checks, stage=stage, page="development")
