"""Finds the header of a list and says what its columns mean. Pure.

Every row near the top is tried alone and joined with the next ones, with merged cells
filled; the best reading with a name and two more fields wins (documents.md §6.2).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.features.member_import.model.header import (
    ALIAS,
    SIMILAR,
    UNKNOWN,
    Header,
    Heading,
)
from app.features.member_import.model.reading import Merged, Row
from app.features.member_import.rules.signs import key
from app.features.member_import.rules.vocabulary import Vocabulary
from app.kernel.text import clean

_NAMES = frozenset({"full_name", "name.given", "full_name+other_name"})
_LEAST_OTHERS = 2
_UNKEPT = frozenset({"ordinal", "derived", "form_code"})
_PAIRS = {"gender.male": "gender.female", "gender.female": "gender.male"}
_Grid = list[list[str]]


def letter(column: int) -> str:
    """Name a column as spreadsheets do: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def find_header(
    rows: Sequence[Row], merged: Iterable[Merged], vocabulary: Vocabulary
) -> Header | None:
    """Return the best header, or None when no rows name a member's columns."""
    words = vocabulary.words
    depth = words.header_within_rows + words.header_rows_at_most
    grid = [[_text(cell) for cell in row] for row in rows[:depth]]
    merged = tuple(merged)
    filled = _fill(grid, merged)
    best: Header | None = None
    best_score = 0.0
    # Lower headers first: of two readings as good, the one of fewer rows is right.
    for height in range(1, words.header_rows_at_most + 1):
        for top in range(min(words.header_within_rows, len(grid))):
            others = _below_others(filled, merged, top, vocabulary)
            for found in _joined(filled, top, height, vocabulary):
                texts = ["" if c in others else t for c, t in enumerate(found)]
                headings = understood(texts, vocabulary)
                score = _score(headings)
                if score > best_score:
                    best, best_score = Header(top, height, headings), score
    if best is None:
        return None
    height = _height(best, merged, words.header_rows_at_most)
    return replace(best, height=height, offsets=_offsets(best.headings))


def _height(header: Header, merged: Iterable[Merged], most: int) -> int:
    """Give how many rows the header really has, by its merged cells.

    Headings that reach down beside the columns of a group make its row a header's too.
    """
    mapped = {heading.column for heading in header.headings if heading.target}
    ends = [
        bottom
        for top, left, bottom, _right in merged
        if header.row <= top < header.row + header.height
        and left in mapped
        and bottom < header.row + most
    ]
    return max([header.height, *(end - header.row + 1 for end in ends)])


def _below_others(
    filled: _Grid, merged: Iterable[Merged], top: int, vocabulary: Vocabulary
) -> set[int]:
    """Name the columns that stand below a group of other people, above row ``top``.

    Only where merged cells show that the header begins higher up.
    """
    begins = [area[0] for area in merged if area[0] < top <= area[2]]
    above = filled[min(begins) : top] if begins else []
    return {
        column
        for line in above
        for column, text in enumerate(line)
        if text and vocabulary.is_of_others(text)
    }


def understood(texts: Sequence[str], vocabulary: Vocabulary) -> tuple[Heading, ...]:
    """Say what each column means; of two for one field the surer and first stays."""
    headings = [_heading(column, text, vocabulary) for column, text in enumerate(texts)]
    taken: dict[str, Heading] = {}
    for heading in sorted(headings, key=lambda h: (not h.sure, h.column)):
        taken.setdefault(heading.target, heading)
    single = [h if taken[h.target] is h else _dropped(h) for h in headings]
    beside = _second_list(headings)
    single = [h if h.column < beside else _dropped(h) for h in single]
    return tuple(_as_given_name(_without_lone_marks(single), headings))


def _second_list(headings: Sequence[Heading]) -> int:
    """Give where another list begins on the right: rows numbered and named once more.

    Its columns stand beside other people; none of them tells of the first list.
    """
    numbers = [h.column for h in headings if h.target == "ordinal"]
    names = [h.column for h in headings if h.target in _NAMES]
    for number in numbers[1:]:
        if names and names[0] < number and number + 1 in names:
            return number
    return len(headings)


def _heading(column: int, text: str, vocabulary: Vocabulary) -> Heading:
    target, is_whole = vocabulary.target(text)
    how = UNKNOWN if not target else ALIAS if is_whole else SIMILAR
    return Heading(column, text, target, is_whole, how)


def _dropped(heading: Heading) -> Heading:
    return replace(heading, target="", sure=False, how=UNKNOWN)


def _offsets(headings: Sequence[Heading]) -> tuple[int, ...]:
    """Find the same headings again to the right: a list printed in two columns."""
    texts = [heading.text for heading in headings]
    first = next((h.column for h in headings if h.target in _NAMES), 0)
    again = [c for c in range(first + 1, len(texts)) if texts[c] == texts[first]]
    found = []
    for offset in (column - first for column in again):
        mapped = [h.column for h in headings if h.target and h.column < offset]
        repeated = [
            c
            for c in mapped
            if c + offset < len(texts) and texts[c + offset] == texts[c]
        ]
        if len(repeated) > _LEAST_OTHERS:
            found.append(offset)
    return tuple(found)


def _without_lone_marks(headings: list[Heading]) -> list[Heading]:
    """Drop a column of crosses for men without one for women, and the other way."""
    targets = {h.target for h in headings}
    return [
        _dropped(h) if h.target in _PAIRS and _PAIRS[h.target] not in targets else h
        for h in headings
    ]


def _as_given_name(headings: list[Heading], raw: Sequence[Heading]) -> list[Heading]:
    """Read two columns below one "Họ và tên" as surname and given name."""
    for here, after in pairwise(headings):
        twice = raw[after.column].target == "full_name" and here.text == after.text
        if here.target == "full_name" and twice:
            headings[here.column] = replace(here, target="name.surname")
            headings[after.column] = replace(after, target="name.given")
            break
    return headings


def _text(cell: object) -> str:
    return " ".join(clean(cell).split()) if isinstance(cell, str) else ""


def _fill(grid: _Grid, merged: Iterable[Merged]) -> _Grid:
    filled = [list(row) for row in grid]
    for top, left, bottom, right in merged:
        if top >= len(grid) or left >= len(grid[top]):
            continue
        text = grid[top][left]
        for row in filled[top : bottom + 1]:
            for column in range(left, min(right + 1, len(row))):
                row[column] = text
    return filled


def _joined(
    filled: _Grid, top: int, height: int, vocabulary: Vocabulary
) -> Iterator[list[str]]:
    """Yield the texts of the columns under one reading of the header's rows.

    A file without merged cells (text, or a copy) has a group's title only above its
    first column; the second reading carries it to the right. In the third the lower
    lines speak alone where only they are known ("Đảng" above "Ngày vào Đảng").
    """
    if top + height > len(filled):
        return
    lines = filled[top : top + height]
    yield [_stacked(column) for column in zip(*lines, strict=True)]
    if height > 1:
        carried = [list(line) for line in lines]
        for line, below in pairwise(carried):
            for column in range(1, len(line)):
                if not line[column] and below[column]:
                    line[column] = line[column - 1]
        yield [_stacked(column) for column in zip(*carried, strict=True)]
        yield [_surest(column, vocabulary) for column in zip(*lines, strict=True)]


def _stacked(parts: Iterable[str]) -> str:
    kept: list[str] = []
    for part in parts:
        if part and part not in kept:
            kept.append(part)
    return " ".join(kept)


def _surest(parts: Sequence[str], vocabulary: Vocabulary) -> str:
    """Leave out lines above that only a heading of a group can be."""
    for first in range(len(parts)):
        text = _stacked(parts[first:])
        is_free = not any(map(vocabulary.is_of_others, parts[:first]))
        if text and is_free and vocabulary.is_heading(text):
            return text
    return _stacked(parts)


def _score(headings: Iterable[Heading]) -> float:
    """Weigh a reading; zero when it has no name or too little beside it."""
    found = [h for h in headings if h.target]
    targets = {h.target for h in found}
    if not targets & _NAMES:
        return 0.0
    others = targets - _NAMES - _UNKEPT - {"name.surname"}
    if len(others) < _LEAST_OTHERS:
        return 0.0
    return sum(map(_worth, found))


def _worth(heading: Heading) -> float:
    """Weigh a column; the longer of two fitting readings of a header is the truer."""
    if heading.target in _UNKEPT:
        return 0.5
    facts = 1 + heading.target.count("+")
    words = 0.01 * len(key(heading.text).split()) if heading.sure else 0.0
    return (2.0 if heading.sure else 1.0) * facts + words
