"""Answers what was said and decided, with the sentence and the meeting it stands in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from app.infra.store import Store
from app.infra.textindex.excerpt import sentence
from app.infra.textindex.model import Found, Match, Shelf
from app.kernel.dates import short
from app.kernel.places import Hit, Place
from app.kernel.text import clean
from app.kernel.words import _
from app.today.finding.question import QuestionWords, matter

# In which order texts of minutes are told, where they answer equally well.
_DECIDED = ("conclusion", "vote", "matter", "addendum", "opinion")
# At which step of the meeting such a text stands; see the pages' places.
_STEPS = {
    "conclusion": "conclusion",
    "vote": "vote",
    "matter": "discussion",
    "addendum": "conclusion",
    "opinion": "discussion",
}
_TASKS = ("task", "task_note")
_PAPERS = ("paper", "received")
_USED = ("used_paper",)
_KINDS = (_DECIDED, _TASKS, _PAPERS, _USED)
# How many answers of a kind are worth naming, and how many texts are looked at for it.
_LIMIT = 12
_LOOKED_AT = {Shelf.DECIDED: 80, Shelf.SAID: 12}
_EXACT = frozenset({Match.PHRASE, Match.MARKED})


@dataclass(frozen=True, slots=True)
class Named:
    """A record as an answer names it: its title, and its day where it has one."""

    title: str
    on_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finders:
    """What other services answer.

    ``meeting``, ``task``, ``paper`` and ``received`` name a record by its id; ``scans``
    search what is small enough to be read through each time, ``people`` those
    named as the sources on the shelf of people are.
    ``is_resolution`` tells papers that decide from papers that write.
    """

    meeting: Callable[[str], Named]
    task: Callable[[str], Named]
    paper: Callable[[str], Named]
    received: Callable[[str], Named]
    is_resolution: Callable[[str], bool]
    scans: Sequence[Callable[[str], list[Hit]]] = ()
    people: Mapping[str, Callable[[str], list[Hit]]] = field(default_factory=dict)


class Search:
    """The search field of the window."""

    def __init__(self, store: Store, words: QuestionWords, finders: Finders) -> None:
        self._store = store
        self._words = words
        self._ask = finders

    def search(self, typed: str) -> list[Hit]:
        """Find what was typed, best first in each group.

        A question ("chi bộ đã quyết gì về đèn ngõ 12?") is searched for what it is
        about; where no text has all of its words, those with most of them answer.
        """
        if not clean(typed):
            return []
        about = matter(typed, self._words)
        hits = [*self._scanned(typed), *self._texts(about, self._store.texts.find)]
        if not hits and about != clean(typed):
            hits = self._texts(about, self._store.texts.some)
        return hits

    def _scanned(self, typed: str) -> list[Hit]:
        # Rolls are read through only where a name or a number can be meant.
        is_number = typed.strip()[0].isdigit()
        meant = self._store.texts.kinds(typed, Shelf.PEOPLE)
        people = self._ask.people.items()
        scans = [scan for kind, scan in people if is_number or kind in meant]
        return [hit for scan in (*scans, *self._ask.scans) for hit in scan(typed)]

    def _texts(
        self, about: str, find: Callable[[str, Shelf, int], list[Found]]
    ) -> list[Hit]:
        found = [
            one
            for shelf, limit in _LOOKED_AT.items()
            for one in find(about, shelf, limit)
        ]
        of = {name: [one for one in found if one.source in name] for name in _KINDS}
        return [
            *self._minutes(about, of[_DECIDED]),
            # Resolutions and the tasks that carry them out share a group: in turn.
            *_in_turn(self._papers(about, of[_PAPERS]), self._tasks(about, of[_TASKS])),
            *self._used(about, of[_USED]),
        ]

    def _minutes(self, about: str, found: list[Found]) -> list[Hit]:
        ranked = sorted(found, key=lambda one: one.on_day, reverse=True)
        ranked.sort(key=lambda one: (one.match, _DECIDED.index(one.source)))
        group, best = _("Nội dung biên bản"), ranked[:_LIMIT]
        names = self._meetings(best)
        return [
            Hit(
                group,
                names[one.owner],
                _said(one, about),
                Place("meetings", f"{one.owner}:{_STEPS[one.source]}"),
                one.match in _EXACT,
                about,
            )
            for one in best
        ]

    def _meetings(self, found: list[Found]) -> dict[str, str]:
        return {key: _dated(self._ask.meeting(key)) for key in {f.owner for f in found}}

    def _tasks(self, about: str, found: list[Found]) -> list[Hit]:
        group, hits = _("Nghị quyết, nhiệm vụ"), []
        seen: set[str] = set()
        for one in sorted(found, key=lambda one: one.match):
            if one.owner in seen or len(seen) == _LIMIT:
                continue
            seen.add(one.owner)
            title = _dated(self._ask.task(one.owner))
            text = one.text.partition("\n")[2] if one.source == "task" else one.text
            words = sentence(text, about) or one.lead.strip()
            place = Place("tasks", one.owner)
            exact = one.match in _EXACT
            hits.append(Hit(group, title, words, place, exact, about))
        return hits

    def _papers(self, about: str, found: list[Found]) -> list[Hit]:
        hits = []
        for one in sorted(found, key=lambda one: one.match)[:_LIMIT]:
            is_ours = one.source == "paper"
            name = self._ask.paper if is_ours else self._ask.received
            decides = is_ours and self._ask.is_resolution(one.owner)
            group = _("Nghị quyết, nhiệm vụ") if decides else _("Văn bản")
            words = sentence(one.text.partition("\n")[2], about)
            hits.append(
                Hit(
                    group,
                    _dated(name(one.owner)),
                    words or one.lead,
                    Place("tasks", one.owner),
                    one.match in _EXACT,
                    about,
                )
            )
        return hits

    def _used(self, about: str, found: list[Found]) -> list[Hit]:
        group, best = _("Văn bản"), found[:_LIMIT]
        names = self._meetings(best)
        return [
            Hit(
                group,
                one.text,
                _("{issuer}, dùng tại: {meeting}")
                .format(issuer=one.lead, meeting=names[one.owner])
                .removeprefix(", "),
                Place("meetings", one.owner),
                one.match in _EXACT,
                about,
            )
            for one in best
        ]


def _said(one: Found, about: str) -> str:
    """Give the sentence with who said it, or the matter it was said on."""
    words = sentence(one.text, about)
    if one.lead and words:
        return f"{one.lead}: {words}"
    return words or one.lead


def _in_turn(first: list[Hit], second: list[Hit]) -> list[Hit]:
    pairs = zip_longest(first, second)
    return [hit for pair in pairs for hit in pair if hit is not None]


def _dated(named: Named) -> str:
    if named.on_day is None:
        return named.title
    day = short(named.on_day)
    return named.title if day in named.title else f"{named.title}, {day}"
