"""What can be put right about the checklist."""

from app.kernel.errors import EnvironmentProblem, UserError


class NoRuleSet(EnvironmentProblem):
    """No criteria set is valid in that year."""


class BadRuleSet(EnvironmentProblem):
    """A criteria set contradicts itself; the installation is damaged."""


class UnknownCriterion(UserError):
    """The year's set has no criterion of that id."""


class YearClosed(UserError):
    """The year is past; its marks are read only."""


class YearNotBegun(UserError):
    """The year lies ahead; nothing can be judged yet."""


class NothingToConfirm(UserError):
    """The program proposes nothing for this criterion."""


class ReasonNeeded(UserError):
    """Deciding otherwise than the program proposes needs a reason."""


class EvidenceNeeded(UserError):
    """Judging "đạt" alone needs evidence or a written reason."""


class NotAJudgement(UserError):
    """The state "chưa đánh giá" is no judgement; withdraw the mark instead."""


class NotMarked(UserError):
    """There is no mark to withdraw."""


class NoCriterionChosen(UserError):
    """Evidence has to prove at least one criterion."""


class EvidenceKindRefused(UserError):
    """The file is of a kind that is not accepted as evidence."""


class EvidenceNotWhatItSays(UserError):
    """The ending says Word or Excel, the content is something else."""


class EvidenceHasMacros(UserError):
    """The office file carries a program (macro)."""


class EvidenceFromFuture(UserError):
    """The paper is dated after today."""


class EvidenceAlreadyThere(UserError):
    """The same file already proves this criterion."""


class UnknownEvidence(UserError):
    """The evidence is not there any more."""


class UnknownParameter(UserError):
    """The set has no such figure to enter."""


class ParameterOutOfRange(UserError):
    """The figure lies outside of what is possible."""


class BasisNeeded(UserError):
    """A threshold needs the paper it is taken from."""


class ReportIssued(UserError):
    """The report is final; it is taken back before it is changed."""


class ReportNumberMissing(UserError):
    """A final report has a number."""


class ReportInFuture(UserError):
    """The report is dated after today."""


class ReportNotIssued(UserError):
    """There is no final report to take back."""
