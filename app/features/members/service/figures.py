"""What may be asked of the roll: who, how many, whose votes, figures and badges."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date

from app.features.members.model import Base, Counts, Member, Record
from app.features.members.rules import outlook, roll
from app.features.members.rules.badges import BadgeLine, lines_of_year, party_years
from app.features.members.rules.life import BADGE, EARLY, POSTHUMOUS
from app.features.members.rules.outlook import badge_duties
from app.features.members.service.happenings import Happenings
from app.features.members.service.life import Life
from app.features.members.service.loans import Loans
from app.features.members.service.parts import Parts
from app.features.members.service.reading import Reading
from app.kernel.facts import Fact
from app.kernel.places import Duty, Hit

# Badges are at most ten years apart.
_YEARS_AHEAD = 11


class Figures(Reading):
    """The roll of any day and what is counted from it; nothing is written here."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.happenings = Happenings(parts)
        self.life = Life(parts, self.happenings)
        self.loans = Loans(parts.store, self.happenings)

    def roll(self, on: date, *, with_former: bool = False) -> list[Member]:
        """List everyone on the roll on a day, guests included, in name order.

        ``with_former`` adds those who had left by then, below the others.
        """
        here, gone = self._everyone(on)
        return [*here, *(gone if with_former else ())]

    def overview(self, on: date) -> tuple[list[Member], Counts]:
        """List everybody, those who left last, with the counts of the day."""
        here, gone = self._everyone(on)
        return [*here, *gone], roll.counts(here, on, self.table)

    def _everyone(self, on: date) -> tuple[tuple[Member, ...], ...]:
        """Give who is on the roll on a day, and who had left by then.

        A year of meetings asks for the same days again and again.
        """

        def work() -> tuple[tuple[Member, ...], ...]:
            records = self._records(on)
            here, gone = roll.everyone(records, on, self.table)
            by_id = {record.person_id: record for record in records}
            return tuple(self._dressed(here, on, by_id)), tuple(gone)

        return self._store.answers.worked_out("members.everyone", (self, on), work)

    def _dressed(
        self, members: Sequence[Member], on: date, records: Mapping[str, Record]
    ) -> list[Member]:
        """Add posts and party ages of the day."""
        rules = self._parts.rules.badges
        return [
            replace(
                member,
                party_years=party_years(
                    records[member.person_id], member, on, rules, self._kinds
                ),
            )
            for member in self._with_posts(members, on)
        ]

    def counts(self, on: date) -> Counts:
        """Count the heads of a day."""
        here = roll.roll(self._records(), on, self.table)
        return roll.counts(here, on, self.table)

    def voting_base(self, on: date, present: Collection[str] = ()) -> Base:
        """Return whose votes make the whole; ``present`` are person ids who came."""
        return roll.voting_base(self.roll(on), present, self.table)

    def meeting_base(self, on: date, present: Collection[str] = ()) -> Base:
        """Return whose presence a meeting counts, probationary members included."""
        return roll.meeting_base(self.roll(on), present, self.table)

    def _next_badge(self, found: Record, on: date) -> BadgeLine | None:
        """Find the badge this member is due for next, over the coming years."""
        for line in self._badges([found], *range(on.year, on.year + _YEARS_AHEAD)):
            if line.award_on >= on and not line.has_badge:
                return line
        return None

    def facts(self, year: int) -> list[Fact]:
        """Give the figures of a year; the running year counts up to today."""
        on = min(date(year, 12, 31), self._store.clock.today())
        records = self._records(on)
        members = roll.roll(records, on, self.table)
        counted = roll.counts(members, on, self.table)
        return outlook.facts(records, year, members, counted)

    def duties(self, on: date) -> list[Duty]:
        """Name what the roll asks of the secretary by its dates."""
        records = self._records()
        members = roll.roll(records, on, self.table)
        rules, days = self._parts.rules.badges, self._parts.working_days
        return [
            *outlook.duties(records, members, on, self.table, days),
            *badge_duties(self._badges(records, on.year, on.year + 1), on, rules),
            *self.loans.duties(on),
        ]

    def badges(self, year: int) -> list[BadgeLine]:
        """List the badges of a year's award days: who is due, since when, given or not.

        Sorted by day of award, then years (most first), then name.
        """
        return self._badges(self._records(), year)

    def _badges(self, records: Sequence[Record], *years: int) -> list[BadgeLine]:
        life = self.life.by_member(BADGE, EARLY, POSTHUMOUS)
        rules = self._parts.rules.badges
        return [
            line
            for year in years
            for line in lines_of_year(records, life, year, rules, self.table)
        ]

    def search(self, text: str) -> list[Hit]:
        """Answer the search field."""
        return outlook.hits(self.roll(self._store.clock.today()), text)
