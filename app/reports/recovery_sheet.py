"""The recovery sheet: the book's key on paper. Drawn from its argument, never kept.

It is no report of the registry on purpose: nothing about it may reach the store, the
list of versions or a file the user did not choose.
"""

from dataclasses import dataclass
from datetime import date

from app.documents.inline import inl, lit
from app.documents.model import (
    CodeBlock,
    Doc,
    Heading,
    Para,
    SignatureBlock,
    Signer,
    Title,
)
from app.documents.profile import profile_for
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder
from app.kernel.dates import short

_GROUP = 4


@dataclass(frozen=True, slots=True)
class Wording:
    """The printed sentences, from ``data/documents/recovery_sheet.toml``."""

    source: str
    kind: str
    summary: str
    warning: str
    code_heading: str
    code_note: str
    steps_heading: str
    steps: tuple[str, ...]
    use: str
    made: str
    giver: str
    receiver: str
    note: str


def build(code: str, unit_name: str, made_on: date, wording: Wording) -> Doc:
    """Lay out the sheet; ``code`` may come with or without its separators."""
    letters = "".join(c for c in code if c.isalnum())
    groups = tuple(
        letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP)
    )
    steps = (f"{number}. {step}" for number, step in enumerate(wording.steps, 1))
    return Doc(
        title=wording.kind,
        form="TKP",
        dated=made_on,
        file_stem="to khoi phuc",
        author=unit_name,
        blocks=(
            Title(wording.kind, wording.summary.format(unit=unit_name), rule=False),
            Para(inl(wording.warning)),
            Heading(wording.code_heading, 2),
            CodeBlock(groups, letters),
            Para(lit(wording.code_note), small=True),
            Heading(wording.steps_heading, 2),
            *(Para(lit(step)) for step in steps),
            Para(inl(wording.use)),
            Para(lit(wording.made.format(date=short(made_on)))),
            SignatureBlock(
                left=Signer(wording.giver, note=wording.note),
                right=Signer(wording.receiver, note=wording.note),
            ),
        ),
    )


def recovery_sheet(code: str, unit_name: str, made_on: date) -> bytes:
    """Draw the PDF of the sheet for the 56-character ``code``."""
    from app.documents.pdf.render import render_pdf  # noqa: PLC0415  (heavy; loaded when first needed)

    wording = read_toml(rules_folder() / "documents" / "recovery_sheet.toml", Wording)
    return render_pdf(build(code, unit_name, made_on, wording), profile_for(made_on))
