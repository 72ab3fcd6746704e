"""The yearly report on the four goods, domain-members-documents.md §4.7.

Figures and tables come from recorded work; limits, causes, proposal and next tasks are
the secretary's words and stay dotted while he has none.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from app.documents.inline import Inline, bind, inl, lit
from app.documents.model import (
    Block,
    Bullets,
    Col,
    Doc,
    Heading,
    Para,
    Section,
    Table,
    Title,
    row,
)
from app.documents.numbering import DOTS, ROOM, Numberer
from app.features.checklist.model.year import GroupView, Standing
from app.features.meetings.model.records import HELD
from app.kernel.dates import short
from app.reports.four_good.checks import checks, stage
from app.reports.four_good.model import (
    Facts,
    HeldMeeting,
    Roll,
    Wording,
    figure_of,
    proof_of,
    year_of,
)
from app.reports.letterhead import foot, head, letterhead, number_text
from app.reports.model import Report
from app.reports.sources import Sources

KIND = "four_good_report"


def gather(sources: Sources, record_id: str) -> Facts:
    """Ask for the year ``record_id`` ("2026")."""
    year = year_of(KIND, record_id)
    report = sources.checklist.report.of_year(year)
    today = sources.clock.today()
    on = report.issued_on or min(today, date(year, 12, 31))
    counts = sources.members.counts(on)
    figures = {fact.name: fact for fact in sources.development.facts(year)}
    admissions = figures["admissions.count"]
    return Facts(
        view=sources.checklist.overview(year),
        report=report,
        letter=letterhead(sources, on),
        on=on,
        roll=Roll(counts.total, counts.official, counts.probationary),
        held=tuple(
            HeldMeeting(m.title, m.on_day, m.counts.present, m.counts.due)
            for m in sources.meetings.of_year(year)
            if m.state in HELD
        ),
        admitted=admissions.inputs,
        admission_target=admissions.of or 0,
    )


def build(facts: Facts, wording: Wording) -> Doc:
    """Write the report as a document."""
    year = facts.view.year
    return Doc(
        title=f"{wording.kind}: {wording.summary.format(year=year)}",
        form="BC",
        dated=facts.on,
        blocks=tuple(_Writer(facts, wording).blocks()),
        file_stem=wording.file_stem.format(year=year),
        author=facts.letter.unit,
        subject=wording.summary.format(year=year),
        doc_id=f"{KIND}-{year}",
    )


class _Writer:
    """Writes one part after the other, in the order of the paper."""

    def __init__(self, facts: Facts, wording: Wording) -> None:
        self._facts = facts
        self._view = facts.view
        self._words = wording
        self._number = Numberer()

    def blocks(self) -> Iterator[Block]:
        """Give the whole paper."""
        words, text = self._words.headings, self._facts.report.text
        yield from self._head()
        yield Heading(self._number.roman(words.situation), 1)
        yield from self._situation()
        yield Heading(self._number.roman(words.results), 1)
        for group in self._view.groups:
            yield from self._group(group)
        yield Heading(self._number.roman(words.limits), 1)
        yield Heading(self._number.arabic(words.limits_list), 2)
        yield from self._limits()
        yield Heading(self._number.arabic(words.causes), 2)
        yield from _written(text.causes)
        yield Heading(self._number.roman(words.rating), 1)
        yield from self._rating()
        yield Heading(
            self._number.roman(words.next_tasks.format(year=self._view.year + 1)), 1
        )
        yield from _written(text.next_tasks)
        yield foot(self._facts.letter, self._words.closing, self._words.default_role)
        yield from self._appendix()

    def _head(self) -> Iterator[Block]:
        report, words = self._facts.report, self._words
        number = report.number if report.is_final else ""
        yield head(
            self._facts.letter,
            number_text(number, "BC"),
            report.issued_on,
            "" if report.is_final else words.draft_mark,
        )
        yield Title(words.kind.upper(), words.summary.format(year=self._view.year))
        yield self._line(
            words.intro,
            source=self._view.rule_set.head.source,
            unit=self._facts.letter.unit or DOTS,
            year=self._view.year,
        )

    def _situation(self) -> Iterator[Block]:
        words, roll = self._words, self._facts.roll
        yield self._line(
            words.counts,
            total=roll.total,
            official=roll.official,
            probationary=roll.probationary,
        )
        letter = self._facts.letter
        if letter.signer:
            yield self._line(words.officer, role=letter.signer_role, name=letter.signer)
        yield self._line(words.meetings_held, count=len(self._facts.held))

    def _group(self, group: GroupView) -> Iterator[Block]:
        words, count = self._words, group.figures
        yield Heading(self._number.arabic(group.group.title), 2)
        extra = "".join(
            sentence.format(count=number)
            for sentence, number in (
                (words.awaiting, count.awaiting + count.open),
                (words.not_judged, count.not_judged),
            )
            if number
        )
        yield self._line(
            words.group_result,
            met=count.met,
            applicable=count.applicable,
            missing=count.missing,
            extra=extra,
        )
        code, title, proof, state = words.result_columns
        yield Table(
            (
                Col(code, 16, "center"),
                Col(title),
                Col(proof, 55),
                Col(state, 28, "center"),
            ),
            tuple(
                row(
                    each.criterion.id,
                    each.criterion.title,
                    "; ".join(p for p in (figure_of(each), proof_of(each)) if p),
                    words.states.of(each.standing),
                )
                for each in group.rows
            ),
            small=True,
        )

    def _limits(self) -> Iterator[Block]:
        missing = [r for r in self._view.rows if r.standing is Standing.MISSING]
        words = self._words
        if missing:
            yield self._line(words.missing_list, count=len(missing))
            yield Bullets(
                tuple(lit(f"{r.criterion.id} {r.criterion.title}") for r in missing)
            )
        else:
            yield self._line(words.nothing_missing)
        yield from _written(self._facts.report.text.limits)

    def _rating(self) -> Iterator[Block]:
        view, words = self._view, self._words
        count, verdict = view.figures, view.verdict
        yield self._line(
            words.totals,
            total=count.total,
            applicable=count.applicable,
            met=count.met,
            missing=count.missing,
            rest=count.awaiting + count.open + count.not_judged,
            not_applicable=count.not_applicable,
        )
        yield self._line(
            words.verdicts.of(verdict.kind),
            percent=verdict.percent,
            threshold=verdict.threshold,
            basis=verdict.basis or DOTS,
            gates=", ".join(verdict.gates),
        )
        yield Para(inl(words.proposal), keep_next=True)
        yield from _written(self._facts.report.text.proposal)

    def _appendix(self) -> Iterator[Block]:
        words = self._words
        yield Section(landscape=False)
        title = words.appendix_of.format(year=self._view.year)
        yield Title(words.headings.appendix.upper(), title, rule=False)
        yield Heading(f"1. {words.headings.evidence}", 2)
        yield from self._evidence()
        yield Heading(f"2. {words.headings.meetings}", 2)
        yield from self._meetings()
        yield Heading(f"3. {words.headings.development}", 2)
        yield from self._development()

    def _evidence(self) -> Iterator[Block]:
        if not self._view.evidence:
            yield self._line(self._words.no_evidence)
            return
        no, title, day, used = self._words.evidence_columns
        yield Table(
            (
                Col(no, 12, "center"),
                Col(title),
                Col(day, 28, "center"),
                Col(used, 40),
            ),
            tuple(
                row(
                    number,
                    each.title,
                    short(each.issued_on) if each.issued_on else "",
                    ", ".join(each.criteria),
                )
                for number, each in enumerate(self._view.evidence, 1)
            ),
            small=True,
        )

    def _meetings(self) -> Iterator[Block]:
        if not self._facts.held:
            yield self._line(self._words.no_meetings)
            return
        no, day, title, present = self._words.meeting_columns
        yield Table(
            (
                Col(no, 12, "center"),
                Col(day, 30, "center"),
                Col(title),
                Col(present, 32, "center"),
            ),
            tuple(
                row(number, short(m.on), m.title, f"{m.present}/{m.due}")
                for number, m in enumerate(self._facts.held, 1)
            ),
            small=True,
        )

    def _development(self) -> Iterator[Block]:
        words, facts = self._words, self._facts
        if not facts.admitted:
            yield self._line(words.nobody_admitted, target=facts.admission_target)
            return
        yield self._line(
            words.admitted,
            count=len(facts.admitted),
            target=facts.admission_target,
            names=", ".join(facts.admitted),
        )

    def _line(self, sentence: str, **values: object) -> Para:
        return _para(sentence, values)


def _para(sentence: str, values: Mapping[str, object]) -> Para:
    return Para(inl(bind(sentence), **values))


def _written(text: str) -> Iterator[Block]:
    """Give the secretary's words paragraph by paragraph, or a line to write on."""
    lines: list[Inline] = [lit(line) for line in text.split("\n") if line.strip()]
    for line in lines or [lit(ROOM)] * 2:
        yield Para(line)


REPORT = Report(KIND, Wording, gather, build, checks, stage=stage, page="checklist")
