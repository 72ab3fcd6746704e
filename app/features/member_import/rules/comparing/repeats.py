"""Finds rows of a list that came before: the same person, or the same number. Pure."""

from collections.abc import Callable, Mapping

from app.features.member_import.errors import NumberOfOtherRow, RowTwice
from app.features.member_import.model.reading import file_line
from app.features.member_import.rules.comparing.people import NUMBERS, folded
from app.kernel.errors import UserError


class Seen:
    """Which rows of the list came before, by what identifies a person."""

    def __init__(self, label: Callable[[str], str]) -> None:
        self._label = label
        self._numbers: dict[tuple[str, str], tuple[int, str, str]] = {}
        self._names: dict[tuple[str, str], tuple[int, str]] = {}

    def twice(self, line: int, values: Mapping[str, str]) -> UserError | None:
        """Remember a row; say when an earlier one is the same person."""
        numbers = [(f, values[f]) for f in NUMBERS if values.get(f)]
        shown, birth = values.get("full_name", ""), values.get("birth", "")
        name = folded(shown), birth
        card = values.get("card_no", "")
        holders = ((n[0], self._numbers[n]) for n in numbers if n in self._numbers)
        field, holder = next(holders, ("", None))
        problem: UserError | None = None
        if holder is not None:
            problem = self._of(field, holder, shown, birth)
        elif all(name) and name in self._names:
            before, other_card = self._names[name]
            is_other = bool(card and other_card and card != other_card)
            problem = None if is_other else _twice(before)
        for number in numbers:
            self._numbers.setdefault(number, (line, shown, birth))
        self._names.setdefault(name, (line, card))
        return problem

    def _of(
        self, field: str, holder: tuple[int, str, str], name: str, birth: str
    ) -> UserError:
        """Say that a number came before: of the same person, or of somebody else."""
        line, other, born = holder
        is_same = folded(name) == folded(other) or (bool(birth) and birth == born)
        if is_same or not (name and other):
            return _twice(line)
        first = file_line(line)
        label = self._label(field)
        return NumberOfOtherRow(field=field, label=label, first=first, name=other)


def _twice(line: int) -> RowTwice:
    return RowTwice(field="full_name", first=file_line(line))
