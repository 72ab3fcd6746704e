"""What the step of mapping is shown of each column of a list."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from app.features.member_import.model.header import Header, Sample
from app.features.member_import.rules import mapping
from app.features.member_import.rules.vocabulary import Vocabulary
from app.infra.spreadsheets import rereading
from app.infra.spreadsheets.model import Sheet


def samples(
    page: Sheet,
    header: Header,
    vocabulary: Vocabulary,
    kept: Collection[str],
    encodings: Mapping[int, str],
    *,
    is_told: bool,
) -> Iterator[Sample]:
    """Give the columns with a heading or a meaning.

    ``encodings`` are those somebody has named; ``is_told`` when the mapping is told
    too, so that nothing is open.
    """
    offered = rereading.choices(page, header.row + header.height)
    for heading in header.headings:
        if not heading.text and not heading.target:
            continue
        sample = Sample(
            heading,
            mapping.samples(page.rows, header, heading.column),
            mapping.is_kept(heading.target, kept),
            could_be=() if is_told else mapping.could_be(header, heading, vocabulary),
        )
        yield _with_encoding(sample, page, offered.get(heading.column, ()), encodings)


def _with_encoding(
    sample: Sample, page: Sheet, offered: tuple[str, ...], encodings: Mapping[int, str]
) -> Sample:
    """Say in which encoding a column was read, and in which others it could be."""
    column = sample.heading.column
    found = next((c for c in page.conversions if c.column == column), None)
    if found is not None:
        sample = replace(
            sample, encoding=found.encoding, before=found.before, after=found.after
        )
    if not offered:
        return sample
    return replace(
        sample,
        encodings=offered,
        reading=encodings.get(column, rereading.reading_of(page, column)),
        named=column in encodings,
    )
