"""Declarations of form fields: what is asked, how it is checked. No Qt here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.kernel.dates import PartialDate

Kind = Literal[
    "text",
    "long",
    "number",
    "date",
    "partial",
    "choice",
    "person",
    "password",
    "masked",
    "switch",
]
Value = str | int | bool | date | PartialDate | None
# Answers the sentence that is wrong with the value, or None.
Check = Callable[[Value], str | None]


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose: its key, its words, a second line, further search words."""

    key: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form.

    ``help`` says in one sentence how to fill it; ``basis`` names the paper behind it.
    A ``masked`` text (phone, personal number) shows its last three signs until [Hiện].
    ``width`` is in u; 0 takes the width that suits the kind. ``group`` starts a group
    under that title; ``unit`` stands behind a number.
    """

    key: str
    label: str
    kind: Kind = "text"
    help: str = ""
    basis: str = ""
    optional: bool = False
    choices: tuple[Option, ...] = ()
    check: Check | None = None
    width: int = 0
    group: str = ""
    unit: str = ""
    placeholder: str = ""
    smallest: int | None = None
    largest: int | None = None
    longest: int = 0
    locked_by: str = ""
