"""What can be wrong with a paper or its number, as codes and facts."""

from app.kernel.errors import UserError


class PaperWithoutTitle(UserError):
    """A paper says in a line what it is about."""


class PaperTextTooLong(UserError):
    """The text is longer than a paper can hold here."""


class PaperFormUnknown(UserError):
    """No rule set knows this type of paper."""


class PaperFormNotIssued(UserError):
    """A cell does not issue this type under the rules of that day."""


class MinutesNumberedElsewhere(UserError):
    """Minutes get their number at their meeting."""


class PaperNotDraft(UserError):
    """An issued paper is withdrawn or its number voided, never rewritten."""


class PaperNotIssued(UserError):
    """Only an issued paper is withdrawn or loses its number."""


class PaperInFuture(UserError):
    """A paper bears no day that has not come."""


class PaperOutsideTerms(UserError):
    """The day belongs to no term, so no series of numbers is known."""


class PaperOfPastTerm(UserError):
    """A new number is given in the term that runs, not in one that is over."""


class PaperBeforeMeeting(UserError):
    """A paper cannot be older than the meeting that decided it."""


class PaperOfUnheldMeeting(UserError):
    """The meeting has not been closed, so nothing it decides can be issued."""


class PaperVoteNotPassed(UserError):
    """The vote did not carry the matter."""


class PaperAlreadyFromDecision(UserError):
    """The decision has a paper of this type already."""


class DecisionUnknown(UserError):
    """The meeting recorded no such decision."""


class PaperNumberTaken(UserError):
    """A number of the type and term was given before, even if voided since."""


class PaperNumberUnusable(UserError):
    """A number is a whole number from 1 on."""


class PaperNumberTooFar(UserError):
    """So many numbers are not skipped at once; it is a slip of typing."""


class PaperNumberSkips(UserError):
    """Skipping numbers needs a reason."""


class PaperNumberGoesBack(UserError):
    """A new number follows the last one; a lower one is entered as an old paper."""


class PaperDayOutOfOrder(UserError):
    """Numbers and days go the same way."""


class PaperSignerMissing(UserError):
    """Nobody is recorded who could sign on that day."""


class PaperSignerHeldNoPost(UserError):
    """The signer held no post on the day of the paper."""


class PaperReasonMissing(UserError):
    """Withdrawing, voiding and skipping need a reason in words."""


class WithdrawnBeforeIssue(UserError):
    """A paper is withdrawn on or after its day, and not in the future."""


class NoSuchGap(UserError):
    """The number is borne by a paper or explained already."""


class RegisterFileMissing(UserError):
    """No file is kept with the paper."""


class IncomingWithoutIssuer(UserError):
    """An incoming paper says who issued it."""


class IncomingReceivedInFuture(UserError):
    """A paper is entered on the day it was received or later."""


class IncomingBeforeIssue(UserError):
    """A paper cannot be received before the day it bears."""


class IncomingDeadlineTooEarly(UserError):
    """The deadline lies before the paper was received."""


class IncomingTwice(UserError):
    """The same paper of the same body stands in the register."""


class IncomingStruck(UserError):
    """The entry was struck out, so nothing more is done with it."""


class IncomingKnownTooEarly(UserError):
    """A paper is made known at a meeting after it was received."""


class IncomingHasDuty(UserError):
    """The paper has its task already."""


class IncomingKnownUnsaid(UserError):
    """Made known at which meeting, or how else."""


class IncomingKnownAtCancelled(UserError):
    """The meeting was called off, so nothing was made known at it."""
