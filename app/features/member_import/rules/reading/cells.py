"""Reads one cell of each other kind: names, numbers, telephones, fixed words. Pure."""

import re
import unicodedata
from dataclasses import dataclass, field

from app.features.member_import.errors import (
    CellFailed,
    CellLettersLost,
    DigitsLost,
    DigitsNotUnderstood,
    WordNotUnderstood,
)
from app.features.member_import.model.reading import Cell, Repair
from app.features.member_import.model.words import Column, ValueWord
from app.features.member_import.rules.reading.dates import DateReader
from app.features.member_import.rules.vocabulary import Vocabulary
from app.kernel.errors import UserError
from app.kernel.text import fold

_NUMBERING = re.compile(r"^\d+\s*[.)\-]\s*")
_SPACED = re.compile(r"[\s.\-'’`]+")
_POINT_ZERO = re.compile(r"^(\d+)\.0+$")
_ROUNDED = re.compile(r"^\d([.,]\d+)?e\+?\d+$", re.IGNORECASE)
# What stands around a number: ="…" and quotation marks that keep it a text, "Số" before
# it, a remark in brackets and signs behind it.
_WRAPPED = re.compile(r"^=?[\"'“”‘’`]+(.*?)[\"'“”‘’`]*$", re.DOTALL)
_ABOUT = re.compile(r"^(?:s[oố]\s*[:.]?\s*)?(.*?)(?:\s*\([^()\d]*\))?[\s;,.]*$", re.I)
_GROUPED = re.compile(r"^\d{1,3}(?:,\d{3})+$")
_LOST_LETTER = "\ufffd"
# Kinds of columns in which "chưa có" says that the cell is empty.
_EXACT = frozenset({"digits", "date", "phone", "code", "event"})
# Signs around a name that are not part of it.
_AROUND = ' -.,;:*"“”'
_SEVERAL = re.compile(r"[;/\n]|,\s|\s-\s")
_LETTERS = re.compile(r"[^\W\d_]+")
_DAY = re.compile(
    r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}|\d{1,2}[/.\-]\d{4}|(?<!\d)\d{4}(?!\d)"
)
_ON = re.compile(r"\s*(?:từ|vào)?\s*(?:ngày|tháng|năm)?\s*$", re.IGNORECASE)
_MOBILE_WITHOUT_ZERO = 9
# What stands in a column that asks for deletion where nothing is asked.
_NO = frozenset({"khong", "0", "k", "no", "false"})


@dataclass(slots=True)
class Found:
    """What reading one row collects."""

    values: dict[str, str] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)
    problems: list[UserError] = field(default_factory=list)
    status: ValueWord | None = None
    deletion_asked: bool = False
    happened: list[tuple[Column, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CellReader:
    """Reads cells by the kind of their column into a ``Found``."""

    vocabulary: Vocabulary
    dates: DateReader

    def read(self, cell: Cell, text: str, column: Column, found: Found) -> None:
        """Read a cell that shows ``text``; an empty one adds nothing."""
        signs = self.vocabulary.signs
        if not text or signs.is_blank(text):
            return
        lost = CellFailed if signs.has_failed(text) else CellLettersLost
        if lost is CellFailed or _LOST_LETTER in text:
            problem = lost(field=column.target, label=column.label, value=text)
            found.problems.append(problem)
        elif column.kind == "text":
            found.values[column.target] = text
        elif column.kind not in _EXACT or not signs.says_nothing(text):
            self._by_kind(cell, text, column, found)

    def _by_kind(self, cell: Cell, text: str, column: Column, found: Found) -> None:
        if column.kind == "date":
            self._date(cell, text, column, found)
        elif column.kind == "digits":
            _digits(cell, text, column, found)
        elif column.kind in {"gender", "standing", "status"}:
            self._word(text, column, found)
        elif column.kind == "name":
            self._name(cell, text, column, found)
        else:
            self._plain(cell, text, column, found)

    def _plain(self, cell: Cell, text: str, column: Column, found: Found) -> None:
        if column.kind == "phone":
            _phone(cell, text, column, found)
        elif column.kind == "event":
            found.happened.append((column, text))
        elif column.kind == "deletion":
            found.deletion_asked = fold(text) not in _NO
        elif column.kind == "mark":
            if self._is_crossed(text, column):
                found.values[column.target] = "x"
        elif column.kind == "code":
            found.values[column.target] = _bare(text)

    def _is_crossed(self, text: str, column: Column) -> bool:
        """Say whether a cross stands there, or the word of the column itself."""
        word = self.vocabulary.value("gender", text)
        own = column.target.rpartition(".")[2]
        return self.vocabulary.is_mark(text) or (word is not None and word.value == own)

    def _date(self, cell: Cell, text: str, column: Column, found: Found) -> None:
        reading = self.dates.read(cell, column.target, column.label, text)
        if reading.iso:
            found.values[column.target] = reading.iso
        if reading.repair:
            found.repairs.append(reading.repair)
        if reading.problem:
            found.problems.append(reading.problem)

    def _word(self, text: str, column: Column, found: Found) -> None:
        word = self.vocabulary.value(column.target, text)
        if word is None and column.kind == "status":
            word = self._dated_status(text, column, found)
        if word is None:
            wrong = WordNotUnderstood(
                field=column.target, label=column.label, value=text
            )
            found.problems.append(wrong)
        elif column.kind == "status":
            found.status = word
            standing = self.vocabulary.value("standing", text)
            if standing is not None:
                found.values.setdefault("standing", standing.value)
        else:
            found.values[column.target] = word.value

    def _dated_status(
        self, text: str, column: Column, found: Found
    ) -> ValueWord | None:
        """Read "Chuyển đi 12/5/2024": a status with its day."""
        day = _DAY.search(text)
        if day is None:
            return None
        words = f"{text[: day.start()]} {text[day.end() :]}".strip(" -,;:.()")
        word = self.vocabulary.value(column.target, _ON.sub("", words))
        iso = self.dates.read(day[0], "status_on", column.label).iso
        if word is not None and iso:
            found.values.setdefault("status_on", iso)
        return word

    def _name(self, cell: Cell, text: str, column: Column, found: Found) -> None:
        shown = " ".join(text.split())
        bare = shown.lstrip("'’`")
        if bare != shown:
            bare = bare.rstrip("'’`")
        name = _NUMBERING.sub("", bare).strip(_AROUND)
        name = self.vocabulary.without_honorific(name).strip(_AROUND)
        if isinstance(cell, str) and not unicodedata.is_normalized("NFC", cell):
            found.repairs.append(Repair(column.target, "composed", shown, name))
        if column.target == "full_name" and name.isupper() and len(name) > 1:
            cased = in_title_case(name)
            if cased != name:
                found.repairs.append(
                    Repair(column.target, "name_case", name, cased, instead=name)
                )
                name = cased
        found.values[column.target] = name


def in_title_case(name: str) -> str:
    """Write a name in capitals as names are written; H'HEN becomes H'Hen."""
    return _LETTERS.sub(lambda m: m.group()[0] + m.group()[1:].lower(), name)


def _bare(text: str) -> str:
    """Take off the apostrophe that makes text of a number, and the ".0" of a number."""
    return _POINT_ZERO.sub(r"\1", text.lstrip("'’`").strip())


def _figures(text: str) -> str:
    """Take off what stands around and between the figures of a number."""
    inner = _WRAPPED.sub(r"\1", text.strip())
    inner = _ABOUT.sub(r"\1", _bare(inner))
    if _GROUPED.match(inner):
        inner = inner.replace(",", "")
    return _SPACED.sub("", _bare(inner))


def _digits(cell: Cell, text: str, column: Column, found: Found) -> None:
    label, target = column.label, column.target
    if isinstance(cell, float) or _ROUNDED.match(_bare(text)):
        found.problems.append(DigitsLost(field=target, label=label, value=text))
        return
    bare = _figures(text)
    if bare and not bare.strip("0"):
        return  # Zeros alone only fill the cell.
    if not (bare.isascii() and bare.isdigit()):
        found.problems.append(_odd(column, text))
        return
    longer = [n for n in sorted(column.lengths) if n > len(bare)]
    if len(bare) in column.lengths:
        if isinstance(cell, int):
            found.repairs.append(Repair(target, "number", text, bare))
        found.values[target] = bare
    elif longer and longer[0] - len(bare) <= _most_zeros(bare, longer[0]):
        padded = bare.zfill(longer[0])
        found.repairs.append(
            Repair(target, "padded", bare, padded, asks=True, needs=True)
        )
        found.values[target] = padded
    else:
        found.problems.append(_odd(column, text))


def _most_zeros(bare: str, length: int) -> int:
    """Give how many zeros may have been lost; codes of provinces begin with up to two.

    A short card number of seven figures has lost one at most.
    """
    return 3 if length > 9 and bare else 1  # noqa: PLR2004  (old numbers are shorter)


def _odd(column: Column, text: str) -> DigitsNotUnderstood:
    lengths = " hoặc ".join(str(n) for n in sorted(column.lengths))
    return DigitsNotUnderstood(
        field=column.target, label=column.label, value=text, lengths=lengths
    )


def _phone(cell: Cell, text: str, column: Column, found: Found) -> None:
    number = _bare(text)
    if not number.strip("0"):
        return
    if len(_SEVERAL.split(number)) > 1:
        first = _SEVERAL.split(number)[0].strip()
        found.repairs.append(Repair(column.target, "first_of_many", number, first))
        number = first
    lost = isinstance(cell, int) or number.isdigit()
    if lost and len(number) == _MOBILE_WITHOUT_ZERO and not number.startswith("0"):
        found.repairs.append(
            Repair(column.target, "padded", number, f"0{number}", asks=True, needs=True)
        )
        number = f"0{number}"
    found.values[column.target] = number
