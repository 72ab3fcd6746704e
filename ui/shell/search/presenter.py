"""Orders the answers of a search into groups. No Qt."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.kernel.places import Hit, Place
from app.kernel.text import clean, fold
from app.kernel.words import N_, _

COMMANDS = N_("Việc làm")
_PEOPLE = N_("Đảng viên, quần chúng")
# The fixed order of groups (ui-spec.md §2.3); a group nobody listed goes last.
ORDER = (
    COMMANDS,
    _PEOPLE,
    N_("Kỳ họp"),
    N_("Nghị quyết, nhiệm vụ"),
    N_("Bốn tốt"),
    N_("Văn bản"),
    N_("Nội dung biên bản"),
)
_ICONS = {
    COMMANDS: "play",
    _PEOPLE: "contact-round",
    "Kỳ họp": "users-round",
    "Nghị quyết, nhiệm vụ": "list-checks",
    "Bốn tốt": "badge-check",
    "Văn bản": "file-text",
    "Nội dung biên bản": "message-square-text",
}
MOST_IN_A_GROUP = 8
# So many letters may stand before the first word that was looked for.
_BEFORE_HIT = 40
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"([^\w\u0300-\u036f]+)")


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do by its name: opens a place, or names an act of the window."""

    title: str
    place: Place | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """One answer: where it leads, or which act of the window it starts."""

    icon: str
    title: str
    excerpt: str
    place: Place | None
    act: str = ""
    # The excerpt in pieces, with whether each is a word that was looked for.
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Answers of one kind."""

    title: str
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the overlay shows for what was typed."""

    groups: tuple[Group, ...]
    empty: str


def view(typed: str, hits: Iterable[Hit], commands: Sequence[Command]) -> SearchView:
    """Group the answers; the best come first in their group."""
    text = clean(typed)
    if not text:
        return SearchView((), "")
    found: dict[str, list[Result]] = {}
    # Features name their groups in the language of the window.
    known = {_("Đảng viên"): _PEOPLE} | {_(title): title for title in ORDER}
    for command in commands:
        if all(word in fold(command.title) for word in fold(text).split()):
            found.setdefault(COMMANDS, []).append(
                Result(_ICONS[COMMANDS], command.title, "", command.place, command.act)
            )
    wanted = set(fold(text).split())
    for hit in sorted(hits, key=lambda one: _distance(one, wanted)):
        group = known.get(hit.group, hit.group)
        icon = _ICONS.get(group, "file-text")
        found.setdefault(group, []).append(
            Result(
                icon,
                hit.title,
                hit.excerpt,
                hit.place,
                pieces=pieces(hit.excerpt, hit.about or text),
            )
        )
    rank = {title: at for at, title in enumerate(ORDER)}
    groups = tuple(
        Group(_(title), tuple(results[:MOST_IN_A_GROUP]))
        for title, results in sorted(
            found.items(), key=lambda pair: rank.get(pair[0], len(rank))
        )
    )
    empty = "" if groups else _nothing(text)
    return SearchView(groups, empty)


def pieces(excerpt: str, typed: str) -> tuple[tuple[str, bool], ...]:
    """Cut an excerpt where the words that were looked for begin and end."""
    wanted = tuple(_WORD.findall(fold(typed)))
    found: list[tuple[str, bool]] = []
    for part in _BETWEEN.split(excerpt.replace("\n", " ")):
        is_hit = bool(wanted) and fold(part).startswith(wanted)
        if not part:
            continue
        if found and found[-1][1] is is_hit:
            found[-1] = (found[-1][0] + part, is_hit)
        else:
            found.append((part, is_hit))
    return _from_hit(found)


def _from_hit(found: list[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """Leave out what stands far before the first word that was looked for.

    A line of the list shows some ninety letters; the sentence is longer at times.
    """
    is_without = not any(is_hit for _words, is_hit in found)
    if is_without or found[0][1] or len(found[0][0]) <= _BEFORE_HIT:
        return tuple(found)
    head = found[0][0]
    cut = head.find(" ", len(head) - _BEFORE_HIT)
    return (f"…{head[cut + 1 :]}", False), *found[1:]


def _distance(hit: Hit, wanted: set[str]) -> tuple[bool, bool]:
    """Put the marks as typed first, then titles that have the very words."""
    return not hit.exact, not wanted <= set(fold(hit.title).split())


def _nothing(text: str) -> str:
    return _(
        "Không thấy “{text}”. Thử bỏ bớt chữ, hoặc tìm theo số nghị quyết."
    ).format(text=text)
