"""Figures that features compute from recorded work, for checklists and reports."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with what it was computed from.

    ``name`` is ``area.figure`` ("meeting.regular_months"); rule files refer to it.
    ``of`` is the denominator where the figure is a share, else None. ``inputs`` are
    short Vietnamese lines that let the reader check the sum ("Tháng 01: 05/01/2026").
    """

    name: str
    value: int
    of: int | None = None
    inputs: tuple[str, ...] = ()
