"""What every part of the service works with: rows, rules, what others answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.features.session_score.model.ruleset import (
    Measure,
    Measures,
    Proposal,
    ScoreRules,
    ScoreSet,
)
from app.features.session_score.model.sheet import Heading, Session
from app.features.session_score.store.rows import ScoreStore
from app.infra.datafile import read_toml
from app.infra.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the meetings answer: a session with its facts, and the meetings of a year.

    ``session`` raises ``MissingRecord`` for an unknown meeting.
    """

    session: Callable[[str], Session]
    of_year: Callable[[int], Sequence[Heading]]


def read_rules(folder: Path) -> ScoreRules:
    """Read ``data/rules/meeting_quality``."""
    sets = [
        read_toml(path, ScoreSet) for path in sorted((folder / "sets").glob("*.toml"))
    ]
    return ScoreRules(
        sets=tuple(sets),
        measures=read_toml(folder / "measures.toml", Measures),
        proposal=read_toml(folder / "proposal.toml", Proposal),
    )


@dataclass(frozen=True, slots=True)
class Context:
    """The shared ground of the parts of the service."""

    store: Store
    rows: ScoreStore
    rules: ScoreRules
    ask: Asking

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Give the measures by the name of their fact."""
        return self.rules.measures.named()
