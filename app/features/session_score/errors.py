"""What can be wrong with a score, as codes and facts."""

from app.kernel.errors import UserError


class ScoreSetUnknown(UserError):
    """There is no such set."""


class ScoreSetTooNew(UserError):
    """The set was not in force yet on that day."""


class ScoreSchemeMissing(UserError):
    """The cell has not chosen how its sessions are scored."""


class ScoreSchemeTaken(UserError):
    """Another choice begins on the same day."""


class ScoreSchemeInUse(UserError):
    """Signed minutes rest on this choice; a new one from a later day is made."""


class ScoreLinesNotAsked(UserError):
    """The set has no points, so there are no own lines."""


class ScoreLineUntitled(UserError):
    """A line has no words."""


class ScoreLineTwice(UserError):
    """Two lines of one part say the same."""


class ScoreGroupUnknown(UserError):
    """A line belongs to no part of the set."""


class ScoreFactUnknown(UserError):
    """A line rests on a fact nobody records."""


class ScorePointsUnreadable(UserError):
    """Points are a number with at most two places."""


class ScorePointsOutside(UserError):
    """More points than the line has, or fewer than none."""


class ScoreStepsUnreadable(UserError):
    """Steps are written "90 = 5; 60 = 3"."""


class ScoreStepsWithoutFact(UserError):
    """Steps belong to a fact."""


class ScoreGroupSumWrong(UserError):
    """The lines of a part do not add up to its points."""


class ScoreTotalWrong(UserError):
    """The lines do not add up to the total of the set."""


class ScoreLineLacking(UserError):
    """A line the set asks for has no points yet."""


class ScoreTooManyLines(UserError):
    """More lines than a sheet can hold."""


class ScoreTextTooLong(UserError):
    """The text is longer than its field."""


class ScoreReasonMissing(UserError):
    """Points other than the fact gives need a reason; a judged line needs words."""


class ScoreLineUnknown(UserError):
    """The sheet has no such line."""


class ScoreKindNotScored(UserError):
    """Meetings of this kind have no score."""


class ScoreFrozen(UserError):
    """The minutes are signed; so is the score."""


class ScoreNotOpened(UserError):
    """A meeting that has not begun has nothing to score."""


class ScoreVoteOutside(UserError):
    """More voices for the score than members present."""


class ScoreNotKept(UserError):
    """No score of this meeting was recorded."""
