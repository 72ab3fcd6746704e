"""What officials and standards decide about packages, from ``data/package``.

Every file is a dated record with its source; the numbers are explained beside them.
"""

import functools
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.infra.datafile import read_toml
from app.infra.paths import rules_folder


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a package and its parts may be before we refuse to look further."""

    package_bytes: int
    unpacked_bytes: int
    file_bytes: int
    entries: int
    ratio: int
    ratio_from_bytes: int
    manifest_bytes: int
    signature_bytes: int
    envelope_header_bytes: int
    json_bytes: int
    json_depth: int
    json_string: int
    json_rows: int
    json_values: int
    json_digits: int
    recipients: int
    certificates: int
    path_bytes: int


@dataclass(frozen=True, slots=True)
class LimitsFile:
    """The dated record around ``Limits``."""

    valid_from: date
    source: str
    confidence: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long keys and lists of revoked keys hold, and the clock rules."""

    valid_from: date
    source: str
    confidence: str
    authority_years: int
    signing_years: int
    encryption_years: int
    revocation_list_days: int
    revocation_warning_days: int
    revocation_tolerance_days: int
    reminder_days: int
    ahead_hours: int
    released_on: date
    practice_from: date
    practice_until: date


@dataclass(frozen=True, slots=True)
class PassphraseCost:
    """What guessing one passphrase costs (Argon2id)."""

    valid_from: date
    source: str
    confidence: str
    memory_kib: int
    passes: int
    lanes: int
    salt_bytes: int
    shortest: int


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file a package may carry, known by its first bytes."""

    extension: str
    media_type: str
    magic: tuple[str, ...]
    inside: tuple[str, ...] = ()
    forbidden_inside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileTypes:
    """The allow-list of kinds of file."""

    valid_from: date
    source: str
    confidence: str
    type: tuple[FileType, ...]

    def of(self, name: str) -> FileType | None:
        """Return the kind that the ending of ``name`` claims."""
        ending = name.rpartition(".")[2].lower()
        return next((t for t in self.type if t.extension == ending), None)

    def of_media(self, media_type: str) -> FileType | None:
        """Return the kind with this media type."""
        return next((t for t in self.type if t.media_type == media_type), None)


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The list from which the four words of a package are taken."""

    valid_from: date
    source: str
    confidence: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """What our packages say about themselves."""

    valid_from: date
    source: str
    confidence: str
    format: str
    format_version: int
    schema_version: int
    classification: str
    file_prefix: str
    app_name: str
    app_version: str
    app_build: str


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """One kind of printed document that goes into the package.

    ``only`` "scored" leaves it out of a year without scores.
    """

    kind: str
    of: Literal["year", "meeting"]
    role: str
    needed: bool
    only: Literal["", "scored"] = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the yearly package is made of."""

    valid_from: date
    source: str
    confidence: str
    oldest_evidence_months: int
    document: tuple[DocumentRule, ...]


@functools.cache
def limits() -> Limits:
    """Return the limits in force."""
    return read_toml(rules_folder() / "package" / "limits.toml", LimitsFile).limits


@functools.cache
def lifetimes() -> Lifetimes:
    """Return the lifetimes of keys and the clock rules."""
    return read_toml(rules_folder() / "package" / "lifetimes.toml", Lifetimes)


@functools.cache
def passphrase_cost() -> PassphraseCost:
    """Return the cost of deriving a key from a passphrase."""
    return read_toml(rules_folder() / "package" / "passphrase.toml", PassphraseCost)


@functools.cache
def file_types() -> FileTypes:
    """Return the allow-list of kinds of file."""
    return read_toml(rules_folder() / "package" / "file_types.toml", FileTypes)


@functools.cache
def check_words() -> CheckWords:
    """Return the list of check words."""
    return read_toml(rules_folder() / "package" / "check_words.toml", CheckWords)


@functools.cache
def package_format() -> Format:
    """Return the format our packages are written in."""
    return read_toml(rules_folder() / "package" / "format.toml", Format)


@functools.cache
def contents() -> Contents:
    """Return what the yearly package is made of."""
    return read_toml(rules_folder() / "package" / "contents.toml", Contents)
