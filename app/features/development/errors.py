"""What can be put right about the development of members."""

from app.kernel.errors import UserError


class UnknownCandidate(UserError):
    """The person is not on the list any more."""


class UnknownStage(UserError):
    """There is no step of that id."""


class CandidateClosed(UserError):
    """The person left the list; nothing more can be recorded."""


class CandidateTwice(UserError):
    """The same person is already on the way."""


class IntroducedInFuture(UserError):
    """The day of introduction lies ahead."""


class StepInFuture(UserError):
    """A step cannot be recorded before its day."""


class StepDone(UserError):
    """The step is recorded already."""


class StepTooEarly(UserError):
    """An earlier step has to be done first."""


class StepBackwards(UserError):
    """The day lies before the step it follows."""


class BeforeProbationEnds(UserError):
    """The cell may consider official status only after the probation."""


class DecisionMissing(UserError):
    """The day of the ceremony is not recorded."""


class CertificateMissing(UserError):
    """The certificate of the awareness class is not recorded."""


class CertificateOutOfDate(UserError):
    """The certificate does not count on that day any more."""


class CertificateInFuture(UserError):
    """The certificate is dated after today."""


class HelperMissing(UserError):
    """Nobody is assigned to help the person."""


class HelperNotOfficial(UserError):
    """Only an official member of the cell can help."""


class VotesMissing(UserError):
    """A vote needs its figures."""


class VotesImpossible(UserError):
    """The figures of the vote contradict each other or the rule."""


class DropReasonNeeded(UserError):
    """Leaving the list needs a reason."""


class BadQuarter(UserError):
    """The planned quarter is not written like 2026-Q4."""


class NoPlan(UserError):
    """There is no plan of that year."""


class PlanIssued(UserError):
    """The plan is issued already; a change makes a new version."""


class PlanNumberMissing(UserError):
    """An issued plan has a number."""


class PlanInFuture(UserError):
    """The plan is dated after today."""


class TargetOutOfRange(UserError):
    """A target is no number of people."""


class PlanWithoutTarget(UserError):
    """A plan needs a target, unless nobody is left to develop."""


class ReviewInFuture(UserError):
    """The review is dated after today."""


class ReviewTwice(UserError):
    """A review of that day is recorded already."""


class DayNameMissing(UserError):
    """A corrected day needs its reason."""
