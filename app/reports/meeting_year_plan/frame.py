"""What both plans of a year share: their common words, their opening and closing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.documents.inline import bind, inl, lit
from app.documents.model import Block, Doc, Heading, Para, Title
from app.documents.numbering import DOTS, Numberer, number_line
from app.reports.letterhead import Closing, foot, head
from app.reports.meeting_year_plan.facts import Facts


@dataclass(frozen=True, slots=True)
class PlanWording:
    """The words that every plan of a year has."""

    source: str
    kind: str
    summary: str
    file_stem: str
    draft_mark: str
    basis: str
    purpose_heading: str
    purpose: tuple[str, ...]
    carrying_heading: str
    carrying_out: tuple[str, ...]
    columns: tuple[str, ...]
    default_role: str
    closing: Closing


def plan(kind: str, facts: Facts, words: PlanWording, blocks: Iterable[Block]) -> Doc:
    """Make the document of a plan from its blocks."""
    summary = words.summary.format(year=facts.year)
    return Doc(
        title=f"{words.kind}: {summary}",
        form="KH",
        dated=facts.on,
        blocks=tuple(blocks),
        file_stem=words.file_stem.format(year=facts.year),
        author=facts.letter.unit or DOTS,
        subject=summary,
        doc_id=f"{kind}-{facts.year}",
    )


def opening(facts: Facts, words: PlanWording, number: Numberer) -> Iterator[Block]:
    """Begin with the head, the basis and the purpose."""
    yield head(facts.letter, number_line(None, "KH"), None, words.draft_mark)
    yield Title(words.kind.upper(), words.summary.format(year=facts.year))
    unit = facts.letter.unit or DOTS
    yield Para(inl(bind(words.basis), unit=unit, year=facts.year))
    yield Heading(number.roman(words.purpose_heading), 1)
    yield from (Para(lit(bind(line))) for line in words.purpose)


def ending(facts: Facts, words: PlanWording, number: Numberer) -> Iterator[Block]:
    """End with how the plan is carried out, and the signature."""
    yield Heading(number.roman(words.carrying_heading), 1)
    yield from (Para(inl(bind(line), year=facts.year)) for line in words.carrying_out)
    yield foot(facts.letter, words.closing, words.default_role)
