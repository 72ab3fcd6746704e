"""The roll-call of a sheet as it is being entered, kept with every mark."""

from app.features.meetings.model.forms.groups import GroupView, PersonMark
from app.features.meetings.model.records import Mark, RollLine
from ui.pages.meetings.panels.base import Acts

_PERSON = "person:"


class PaperMarks:
    """Who stands on a sheet with which mark; ``kept`` names what is half entered."""

    def __init__(
        self, acts: Acts, group: GroupView, roll: tuple[RollLine, ...], kept: str
    ) -> None:
        self._acts, self._begin = acts, f"{kept}.{_PERSON}"
        self._kept = kept
        self._names = {line.person_id: line.name for line in roll}
        self._exempt = {line.person_id for line in roll if line.exempt}
        members = [key for key in group.group.member_ids if key in self._names]
        known = {line.person_id: line for line in group.lines}
        guests = [key for key in known if key not in members and key in self._names]
        self.people = [(key, self._names[key]) for key in (*members, *guests)]
        self.marks: dict[str, PersonMark] = {
            key: PersonMark(person_id=key, mark=line.mark, reason=line.reason)
            for key, line in known.items()
        }

    def put_back(self) -> None:
        """Show what was entered before the meeting was cut off."""
        keeper = self._acts.keeper
        found = keeper.drafts_of(self._kept) if keeper is not None else {}
        for field, draft in found.items():
            person = field.removeprefix(self._begin)
            if person != field and person in self._names:
                self._list(person)
                self._set(person, Mark(draft.choice), draft.text)

    def give(self, person: str, mark: Mark, reason: str = "") -> None:
        """Give somebody a mark, or take it back, and keep it."""
        self._set(person, mark, reason)
        self._acts.note(f"{self._begin}{person}", reason, mark.value)

    def give_rest(self) -> None:
        """Mark everybody else present who is not exempt."""
        for person, _name in self.people:
            if person not in self.marks and person not in self._exempt:
                self.give(person, Mark.PRESENT)

    def add_guest(self, person: str) -> bool:
        """List a member of another group as present; False for nobody."""
        if person not in self._names:
            return False
        self._list(person)
        self.give(person, Mark.PRESENT)
        return True

    def after(self, person: str) -> str:
        """Name the next person of the list; the last one stays."""
        keys = [key for key, _name in self.people]
        return keys[min(keys.index(person) + 1, len(keys) - 1)]

    def _list(self, person: str) -> None:
        if all(key != person for key, _name in self.people):
            self.people.append((person, self._names[person]))

    def _set(self, person: str, mark: Mark, reason: str) -> None:
        if mark is Mark.NONE:
            self.marks.pop(person, None)
        else:
            self.marks[person] = PersonMark(person_id=person, mark=mark, reason=reason)
