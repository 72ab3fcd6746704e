"""What a withdrawn leaving gives back: posts, seats, open tasks, people helped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.features.development.service.development import Development
from app.features.tasks.service.tasks import Tasks
from app.infra.store import Store
from app.kernel.words import _
from app.people.returning.model import Comeback
from app.people.returning.service import Comebacks
from app.people.returning.trail import Trace, trail
from app.people.service import People

_EVENT = "member_event"


@dataclass(frozen=True, slots=True)
class GivenBack:
    """Asked by the roll for what the leaving with an event's id took."""

    store: Store
    people: People
    tasks: Callable[[], Tasks]
    development: Callable[[], Development]

    def of(
        self, person_id: str, event_id: str, until: date | None
    ) -> Sequence[Comeback]:
        """List what can come back; handed-over work only when it is for good."""
        posts = Comebacks(self.store, self.people)
        found = posts.of(person_id, _EVENT, event_id, until)
        if until is None:
            found += [*self._tasks(person_id, event_id)]
            found += [*self._helped(person_id, event_id)]
        return found

    def bring(self, person_id: str, event_id: str, until: date | None) -> None:
        """Give back what can come back, inside the command of the withdrawal."""
        found = self.of(person_id, event_id, until)
        posts = Comebacks(self.store, self.people)
        posts.bring(person_id, _EVENT, event_id, until)
        why = _("Đồng chí {name} ở lại chi bộ: nhận lại.")
        words = why.format(name=self.people.called(person_id))
        today = self.people.today()
        for one in found:
            if one.kind == "task" and not one.hurdle:
                self.tasks().hand_over(one.id, person_id, words)
            elif one.kind == "helped" and not one.hurdle:
                self.development().assign_helper(one.id, person_id, today)

    def _tasks(self, person_id: str, event_id: str) -> Sequence[Comeback]:
        held = self._taken(event_id, "task", "owner_id", person_id)
        lines = {one.task.id: one for one in self.tasks().open(self.people.today())}
        words = _("Nhiệm vụ “{title}”")
        return [
            Comeback("task", key, words.format(title=lines[key].task.title), None, why)
            for key, why in held.items()
            if key in lines
        ]

    def _helped(self, person_id: str, event_id: str) -> Sequence[Comeback]:
        held = self._taken(event_id, "development_candidate", "helper_id", person_id)
        board = self.development().board(self.people.today().year)
        names = {view.candidate.id: view.name for view in board.people}
        words = _("Giúp đỡ quần chúng {name}")
        return [
            Comeback("helped", key, words.format(name=names[key]), None, why)
            for key, why in held.items()
            if key in names
        ]

    def _taken(
        self, event_id: str, table: str, field: str, person_id: str
    ) -> dict[str, str]:
        """Give the records that went from the person to another, with a hurdle."""
        found = {}
        for trace in trail(self.store, _EVENT, event_id, {table}):
            if trace.before.get(field) != person_id or field not in (trace.after or {}):
                continue
            found[trace.record_id] = self._hurdle(trace, field)
        return found

    def _hurdle(self, trace: Trace, field: str) -> str:
        holder = self.store.value(
            f'SELECT {field} FROM "{trace.table}" WHERE id = ?',  # noqa: S608  (one of two tables and columns)
            trace.record_id,
        )
        if trace.after is not None and holder == trace.after[field]:
            return ""
        return _("đã giao người khác sau đó")
