"""The words beside an election: whether the figures can be right, who is elected."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.features.meetings.model.elections.records import ElectionOutcome
from app.kernel.words import _


@dataclass(frozen=True, slots=True)
class Tally:
    """The figures as typed so far."""

    is_secret: bool
    returned: int
    invalid: int
    present: int
    seats: int
    votes: tuple[int, ...]

    @property
    def papers(self) -> int:
        """Count the valid papers, or in an open vote those in the room."""
        return self.returned - self.invalid if self.is_secret else self.present


def tally_words(tally: Tally) -> tuple[str, bool]:
    """Say what the figures come to, and whether they can be right."""
    if not any(tally.votes):
        return "", True
    most, given = tally.papers * tally.seats, sum(tally.votes)
    over = [votes for votes in tally.votes if votes > tally.papers]
    label = _("Phiếu hợp lệ") if tally.is_secret else _("Có mặt")
    words = _("{label} {papers}; cộng {given} lượt bầu, nhiều nhất {most}.").format(
        label=label, papers=tally.papers, given=given, most=most
    )
    if over:
        words += " " + _("Có người được {votes} phiếu, nhiều hơn {papers}.").format(
            votes=max(over), papers=tally.papers
        )
    return words, not over and given <= most


def outcome_words(outcomes: Iterable[ElectionOutcome]) -> str:
    """Say of every election who is elected, who ties, how many seats are open."""
    return " ".join(_outcome(one) for one in outcomes)


def _outcome(one: ElectionOutcome) -> str:
    parts = [
        _("trúng cử {names}").format(names=", ".join(one.elected))
        if one.elected
        else _("chưa ai trúng cử")
    ]
    if one.tied:
        parts.append(_("bằng phiếu {names}").format(names=", ".join(one.tied)))
    if one.open_seats:
        parts.append(_("còn thiếu {count} người").format(count=one.open_seats))
    return f"{one.title}: {'; '.join(parts)}."
