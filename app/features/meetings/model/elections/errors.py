"""What can be wrong with an election, as codes and facts."""

from app.kernel.errors import UserError


class ElectionTermsMissing(UserError):
    """Nobody has entered which share elects; no source known to us says it."""


class ElectionTermsTaken(UserError):
    """Other terms begin on the same day."""


class ElectionTermsBasisMissing(UserError):
    """The terms name no paper of the superior."""


class ElectionTermsInUse(UserError):
    """A vote rests on these terms; new ones from a later day are entered."""


class ElectionShareWrong(UserError):
    """The share is less than half or more than the whole, or a figure is negative."""


class ElectionNotForSize(UserError):
    """A cell of this size does not elect this office."""


class ElectionNotHere(UserError):
    """Meetings of this kind do not elect this office."""


class ElectionMustBeSecret(UserError):
    """The cell's terms ask for ballot papers."""


class ElectionSeatsOutside(UserError):
    """So many seats the office does not have."""


class ElectionCandidatesMissing(UserError):
    """An election without candidates, or with more than a ballot paper can hold."""


class ElectionCandidateTwice(UserError):
    """Somebody stands twice among the candidates."""


class ElectionTooFewCandidates(UserError):
    """Fewer candidates than the cell's terms ask for these seats."""


class ElectionVotesExceed(UserError):
    """More votes for a candidate than valid papers or voters."""


class ElectionSumTooHigh(UserError):
    """More votes together than the valid papers have places."""
