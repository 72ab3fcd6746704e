"""The service other parts of the program hold: the self-score in one place."""

from datetime import date

from app.features.session_score.model.ruleset import Measure, ScoreRules, ScoreSet
from app.features.session_score.model.scheme import OwnLine, Scheme
from app.features.session_score.model.sheet import ScoreView, YearScore
from app.features.session_score.service.context import Asking, Context
from app.features.session_score.service.reading import Reading
from app.features.session_score.service.schemes import Schemes
from app.features.session_score.service.scoring import Scoring
from app.features.session_score.store.rows import ScoreStore
from app.infra.store import Store
from app.kernel.facts import Fact


class SessionScore:
    """The scores of a cell's sessions.

    ``schemes`` keeps which set is used from when; ``scoring`` records one meeting.
    """

    def __init__(self, store: Store, rules: ScoreRules, ask: Asking) -> None:
        ctx = Context(store, ScoreStore(store), rules, ask)
        self.rules = rules
        self.schemes = Schemes(ctx)
        self._ctx = ctx
        self._reading = Reading(ctx)
        self.scoring = Scoring(ctx, self._reading)

    def offered(self, on: date) -> tuple[ScoreSet, ...]:
        """List the sets in force on a day, the proposed one first."""
        return self.rules.offered(on)

    def measures(self) -> tuple[Measure, ...]:
        """List the facts a line may rest on."""
        return self.rules.measures.measure

    def chosen(self) -> list[Scheme]:
        """List the choices of a set, oldest first."""
        return self._ctx.rows.schemes()

    def chosen_on(self, day: date) -> Scheme | None:
        """Give the choice in force on a day."""
        return self._ctx.rows.scheme_on(day)

    def own_lines(self, scheme_id: str) -> list[OwnLine]:
        """List the cell's own lines of a choice."""
        return self._ctx.rows.lines(scheme_id)

    def is_in_use(self, scheme_id: str) -> bool:
        """Say whether signed minutes rest on a choice."""
        return self._ctx.rows.is_settled(scheme_id)

    def sheet(self, meeting_id: str) -> ScoreView:
        """Show the sheet of a meeting; see ``Reading.sheet``."""
        return self._reading.sheet(meeting_id)

    def kept(self, year: int) -> list[ScoreView]:
        """Read every score kept with a meeting held in a year, in order of day."""
        return self._reading.kept_in(year)

    def settle(self, meeting_id: str) -> None:
        """Write a kept score down for good; called while the minutes are signed."""
        self.scoring.settle(meeting_id)

    def year(self, year: int) -> YearScore:
        """Rate a year by the rule of its set."""
        return self._reading.year(year)

    def facts(self, year: int) -> list[Fact]:
        """Give the year's figures; see data/rules/meeting_quality/FACTS.md."""
        return self._reading.facts(year)
