"""Reads for the page, on the store's thread: the roll of a day, a whole life."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.features.members.model import FieldSpec
from app.features.members.rules.roll import voting_base
from app.features.members.service.around import Around, Attended
from app.features.members.service.members import Members
from ui.pages.members import presenter
from ui.pages.members.cardview import Told
from ui.pages.members.life.presenter import PersonTold
from ui.pages.members.presenter import RollView


@dataclass(frozen=True, slots=True)
class RollTold:
    """What was read of the roll in one go."""

    view: RollView
    fields: tuple[FieldSpec, ...]
    attended: Mapping[str, Attended]
    has_draft: bool


@dataclass(frozen=True, slots=True)
class Gathering:
    """The service and its neighbours, asked for what the page shows."""

    members: Members
    around: Around

    def roll(self, day: date) -> RollTold:
        """Read the roll of a day with its rows made ready."""
        table = self.members.table
        everyone, counts = self.members.overview(day)
        attended = self.around.attendance(day.year)
        base = voting_base(everyone, (), table)
        return RollTold(
            view=presenter.roll_view(everyone, counts, base, attended, table),
            fields=self.members.fields.all(),
            attended=attended,
            has_draft=bool(self.members.drafts.kept()),
        )

    def card(self, person_id: str, day: date, attended: Attended | None) -> Told:
        """Read what the drawer shows of a member."""
        return Told(
            self.members.card(person_id, day),
            attended,
            tuple(self.around.tasks(person_id)),
            self.members.loans.open_of(person_id),
        )

    def person(
        self, person_id: str, day: date, attended: Attended | None
    ) -> PersonTold:
        """Read a member's whole record."""
        life, around = self.members.life, self.around
        return PersonTold(
            card=self.members.card(person_id, day),
            lines=life.of(person_id),
            kinds=life.kinds(),
            loans=self.members.loans.of(person_id),
            posts=tuple(around.posts(person_id)),
            tasks=tuple(around.tasks(person_id)),
            helping=tuple(around.helping(person_id)),
            attended=attended,
            fields=self.members.fields.all(),
            on=day,
        )
