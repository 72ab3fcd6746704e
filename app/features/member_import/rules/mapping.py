"""The step between header and rows: what each column is taken for. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from app.features.member_import.errors import ColumnTakenTwice, NameColumnMissing
from app.features.member_import.model.header import (
    UNKNOWN,
    Header,
    Heading,
)
from app.features.member_import.model.reading import Row
from app.features.member_import.rules.reading.dates import written
from app.features.member_import.rules.vocabulary import Vocabulary

_SAMPLES = 3
# Targets that are no fields but say something of one.
_HELPING = frozenset(
    {"name", "standing", "status", "status_on", "event", "deletion", "form_code"}
)


def check(header: Header, vocabulary: Vocabulary) -> None:
    """Refuse a mapping without a name, or with two columns for one field."""
    targets: list[str] = []
    for heading in header.headings:
        targets += heading.target.split("+") if heading.target else []
    for target in targets:
        if targets.count(target) > 1:
            raise ColumnTakenTwice(label=vocabulary.label(target))
    if not {"full_name", "name.given"} & set(targets):
        raise NameColumnMissing


def is_kept(target: str, fields: Collection[str]) -> bool:
    """Say whether anything of a column ends up in the book."""
    parts = (part.split(".")[0] for part in target.split("+"))
    return any(part in fields or part in _HELPING for part in parts)


def fields_in(header: Header, fields: Collection[str]) -> frozenset[str]:
    """Name the fields of ``fields`` that the list has a column for."""
    parts = [part for h in header.headings for part in h.target.split("+")]
    names = {name for p in parts for name in (p.split(".")[0], p.replace(".", "_"))}
    return frozenset(names) & frozenset(fields)


def remapped(header: Header, targets: Mapping[int, str], how: str) -> Header:
    """Return the header with the columns meaning what ``targets`` says."""
    headings = tuple(
        _as_told(h, targets.get(h.column, ""), how) for h in header.headings
    )
    return replace(header, headings=headings)


def _as_told(heading: Heading, target: str, how: str) -> Heading:
    if target == heading.target and heading.sure:
        return heading
    return replace(heading, target=target, sure=True, how=how if target else UNKNOWN)


def could_be(
    header: Header, heading: Heading, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """List the fields a heading may mean, when only the secretary can know.

    With a column for the other field beside it nothing is open.
    """
    other = vocabulary.alternative(heading.text)
    mapped = {target for h in header.headings for target in h.target.split("+")}
    if not other or not heading.target or other in mapped:
        return ()
    return (heading.target, other)


def samples(rows: Sequence[Row], header: Header, column: int) -> tuple[str, ...]:
    """Give the first filled cells below a heading."""
    below = rows[header.row + header.height :]
    texts = (
        " ".join(written(row[column]).split()) for row in below if column < len(row)
    )
    return tuple(islice((text for text in texts if text), _SAMPLES))


def weight(rows: Sequence[Row], header: Header) -> int:
    """Weigh a sheet by its mapped columns, then by its rows."""
    mapped = sum(bool(heading.target) for heading in header.headings)
    return mapped * 1000 + min(len(rows), 999)
