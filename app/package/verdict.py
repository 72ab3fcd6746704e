"""What we say about a received package: facts in order, each yes, no or not reached."""

from dataclasses import dataclass
from datetime import datetime

from app.package.content.header import Header
from app.package.content.scores import ScoresData

# The facts in the order they are established; the names are public (``verify --json``).
FACTS = (
    "readable",
    "envelope",
    "addressed",
    "intact",
    "container",
    "signature_form",
    "signature",
    "signer",
    "manifest",
    "files",
    "header",
    "recipient",
    "kinds",
    "figures",
    "order",
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about a package; ``ok`` is None when it was not reached."""

    name: str
    ok: bool | None
    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Warning_:  # noqa: N801  (the plain word is a built-in exception)
    """Something to know that does not make a package unacceptable."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything established about one file; never raised, always returned.

    ``sentence`` is what a clerk reads first: the refusal, or that it is acceptable.
    """

    file_name: str
    file_sha256: str
    size: int
    moment: datetime
    facts: tuple[Fact, ...]
    sentence: str
    warnings: tuple[Warning_, ...] = ()
    header: Header | None = None
    manifest_sha256: str = ""
    signer_cert_sha256: str = ""
    signer_name: str = ""
    words: tuple[str, ...] = ()
    missing: tuple[int, ...] = ()
    applies: bool = False
    scores: ScoresData | None = None

    @property
    def failed(self) -> Fact | None:
        """Return the fact that speaks against the package."""
        return next((fact for fact in self.facts if fact.ok is False), None)

    @property
    def acceptable(self) -> bool:
        """Say whether nothing speaks against the package and all was looked at."""
        known = [fact for fact in self.facts if fact.name != "order"]
        return self.failed is None and all(fact.ok for fact in known)

    @property
    def code(self) -> str:
        """Return the code of the refusal, or of the place in the order."""
        return self.failed.code if self.failed else self.facts[-1].code or "OK"
