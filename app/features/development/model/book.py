"""The admission rules as their dated data files declare them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

Confidence = Literal["O", "S2", "S1", "I", "A", "B", "C", "D"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the file; one made by hand is never printed by the program."""

    code: str
    title: str
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the way. What it needs and what it does is said by its fields."""

    id: str
    group: str
    name: str
    short: str
    actor: str
    after: tuple[str, ...] = ()
    paper: tuple[Paper, ...] = ()
    optional: bool = False
    vote: bool = False
    needs_helper: bool = False
    needs_certificate: bool = False
    gives_certificate: bool = False
    has_receipt: bool = False
    admits: bool = False
    own_record: bool = False
    after_probation: bool = False
    makes_official: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class StageGroup:
    """A column of the board."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class StageFile:
    """What ``stages.toml`` holds."""

    source: str
    confidence: Confidence
    valid_from: date
    group: tuple[StageGroup, ...]
    stage: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The acts that hold from a day on, and what differs between them.

    ``ceremony_from`` says from which day of the admission decision the ceremony's
    limit runs: the day it was issued or the day the cell received it.
    """

    id: str
    charter: str
    guide: str
    forms: str
    confidence: Confidence
    education: str
    ceremony_from: Literal["issued", "received"]
    from_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Common:
    """Figures that every pack seen has in common."""

    age_min_years: int
    age_max_years: int
    certificate_valid_months: int
    introducer_same_unit_months: int
    vote_numerator: int
    vote_denominator: int
    ceremony_working_days: int
    own_record_working_days: int
    probation_months: int
    official_review_working_days: int
    least_official_members: int
    growth_percent_low: int
    growth_percent_high: int
    source: str
    confidence: Confidence
    review_months: int
    review_confidence: Confidence
    warn_days: int
    reason_characters: int
    highest_target: int


@dataclass(frozen=True, slots=True)
class PackFile:
    """What ``packs.toml`` holds."""

    pack: tuple[Pack, ...]
    common: Common


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day off, or a Saturday or Sunday worked instead. Uncounted ones are told."""

    day: date
    name: str
    counted: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """What ``calendar/<year>.toml`` holds."""

    year: int
    source: str
    confidence: Confidence
    off: tuple[NamedDay, ...] = ()
    work: tuple[NamedDay, ...] = ()


@dataclass(frozen=True)
class AdmissionBook:
    """Stages, packs and calendars together."""

    stages: StageFile
    packs: PackFile
    calendars: tuple[CalendarFile, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Stage]:
        """Find stages by id."""
        return {stage.id: stage for stage in self.stages.stage}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Give the place of each stage on the way."""
        return {stage.id: n for n, stage in enumerate(self.stages.stage)}

    @property
    def common(self) -> Common:
        """Give the figures all packs share."""
        return self.packs.common

    def pack_on(self, day: date) -> Pack:
        """Return the pack in force on ``day``; before the first one, the first."""
        known = [(pack.from_on, pack) for pack in self.packs.pack if pack.from_on]
        known.sort(key=lambda entry: entry[0])
        valid = [pack for first, pack in known if first <= day]
        return valid[-1] if valid else known[0][1]
