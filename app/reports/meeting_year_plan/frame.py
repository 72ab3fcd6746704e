"""What both plans of a year share: their common words, their opening and closing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.documents.inline import bind, inl, lit
from app.documents.model import Block, Doc, Heading, Para, Title
from app.documents.numbering import DOTS, Numberer, number_line
from app.reports.letterhead import Closing, foot, head
from app.reports.meeting_year_plan.facts import Facts
from app.reports.placing.parted import CLOSE, HEAD, TITLE, Parts, letter_words


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


FREE = ("Mục đích", "Tổ chức thực hiện")


def framed(
    facts: Facts,
    words: PlanWording,
    number: Numberer,
    own: Mapping[str, Iterable[Block]],
) -> Parts:
    """Set what is of one plan only between what every plan has.

    One counter goes through the headings, so every part is written in its turn.
    """
    parts: dict[str, Iterable[Block]] = {
        HEAD: (head(facts.letter, number_line(None, "KH"), None, words.draft_mark),),
        TITLE: (Title(words.kind.upper(), words.summary.format(year=facts.year)),),
        "Mục đích": tuple(_purpose(facts, words, number)),
    }
    parts |= {name: tuple(blocks) for name, blocks in own.items()}
    parts["Tổ chức thực hiện"] = tuple(_carrying_out(facts, words, number))
    parts[CLOSE] = (foot(facts.letter, words.closing, words.default_role),)
    return parts


def plan_words(facts: Facts) -> dict[str, str]:
    """Give the words a template of a plan may place."""
    return {**letter_words(facts.letter), "Năm": str(facts.year)}


def _purpose(facts: Facts, words: PlanWording, number: Numberer) -> Iterator[Block]:
    unit = facts.letter.unit or DOTS
    yield Para(inl(bind(words.basis), unit=unit, year=facts.year))
    yield Heading(number.roman(words.purpose_heading), 1)
    yield from (Para(lit(bind(line))) for line in words.purpose)


def _carrying_out(
    facts: Facts, words: PlanWording, number: Numberer
) -> Iterator[Block]:
    yield Heading(number.roman(words.carrying_heading), 1)
    yield from (Para(inl(bind(line), year=facts.year)) for line in words.carrying_out)
