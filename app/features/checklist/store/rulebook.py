"""Reads the criteria sets from ``data/rules/four_good``, strictly and once.

What can go wrong: a damaged installation. A file that cannot be read raises a
``DataFileError``; a set that contradicts itself raises ``BadRuleSet``.
"""

import functools
from pathlib import Path

from app.features.checklist.errors import BadRuleSet
from app.features.checklist.model.ruleset import (
    EvidenceRule,
    GroupFile,
    ParameterFile,
    RuleSet,
    SetHead,
)
from app.features.checklist.rules.sets import faults
from app.infra.datafile import read_toml
from app.infra.paths import rules_folder

_NOT_GROUPS = frozenset({"set", "parameters"})
_ROMAN = {"I": 1, "V": 5, "X": 10}


def shipped() -> Path:
    """Return the folder of the sets that come with the program."""
    return rules_folder() / "rules" / "four_good"


@functools.cache
def read_sets(folder: Path) -> tuple[RuleSet, ...]:
    """Read every set below ``folder``, in the order of their ids."""
    return tuple(read_set(file.parent) for file in sorted(folder.glob("*/set.toml")))


def read_set(folder: Path) -> RuleSet:
    """Read one set: its head, its groups in Roman order, its parameters."""
    groups = sorted(
        (file for file in folder.glob("*.toml") if file.stem not in _NOT_GROUPS),
        key=lambda file: _roman(file.stem),
    )
    files = [read_toml(file, GroupFile) for file in groups]
    rule_set = RuleSet(
        head=read_toml(folder / "set.toml", SetHead),
        groups=tuple(file.group for file in files),
        criteria=tuple(c for file in files for c in file.criterion),
        parameters=read_toml(folder / "parameters.toml", ParameterFile).parameter,
    )
    wrong = faults(rule_set)
    if wrong:
        raise BadRuleSet(folder=folder.name, detail=wrong[0])
    return rule_set


@functools.cache
def evidence_rule() -> EvidenceRule:
    """Read which files may be evidence."""
    return read_toml(shipped() / "evidence.toml", EvidenceRule)


def _roman(text: str) -> int:
    """Give the value of a Roman number; other names go last."""
    digits = [_ROMAN.get(letter, 0) for letter in text]
    if not all(digits):
        return 1000
    total = 0
    for digit, following in zip(digits, [*digits[1:], 0], strict=True):
        total += digit if digit >= following else -digit
    return total
