"""What can be wrong with a meeting, as codes and facts."""

from app.kernel.errors import UserError


class UnknownMeetingKind(UserError):
    """The rule set of that day knows no such kind of meeting."""


class FormNotOffered(UserError):
    """A meeting is planned in person; another form needs its conditions first."""


class TimeUnreadable(UserError):
    """A time of day is written HH:MM."""


class MeetingAlreadyPlanned(UserError):
    """A meeting of the same kind stands on the same day already."""


class MeetingInFuture(UserError):
    """A meeting of a day that has not come cannot be opened or closed."""


class ClosingBeforeOpening(UserError):
    """The meeting would end before it began."""


class TimeInFuture(UserError):
    """A time of today that has not come yet."""


class SignatureDayWrong(UserError):
    """Minutes cannot be signed before the meeting or after today."""


class StepTimesWrong(UserError):
    """A step would end before it began, or lie outside the meeting."""


class VoteTimeWrong(UserError):
    """A vote would have been taken before the opening or after the close."""


class WrongState(UserError):
    """The act does not belong to the state the meeting is in."""


class MinutesFrozen(UserError):
    """Signed or locked minutes are not changed; an addendum is."""


class TextMissing(UserError):
    """A field that must say something is empty."""


class TextTooLong(UserError):
    """The text is longer than the field can hold."""


class NotOnTheRoll(UserError):
    """The person is not on the roll of this meeting."""


class RollNotOpen(UserError):
    """The roll is taken when the meeting has been opened."""


class ExemptionWithoutBasis(UserError):
    """Who is not exempt by the roll is marked exempt only with a basis in words."""


class SpeakerMissing(UserError):
    """An opinion belongs to somebody."""


class UnknownMatter(UserError):
    """The rules of votes know no such matter."""


class NegativeVotes(UserError):
    """Votes are counted from zero."""


class NobodyVoted(UserError):
    """A vote without a voice is not a vote."""


class TooFewOfficialMembers(UserError):
    """With fewer official members the cell must not decide."""


class VotesExceedPresent(UserError):
    """More voices than members present who may vote."""


class BallotsExceedVoters(UserError):
    """More papers handed out than members present who may vote."""


class BallotsReturnedExceedHandedOut(UserError):
    """More papers came back than were handed out."""


class BallotSumWrong(UserError):
    """The papers counted do not make the papers that came back."""


class ChairMissing(UserError):
    """The meeting has no chair."""


class ClerkMissing(UserError):
    """The meeting has no clerk."""


class RollIncomplete(UserError):
    """Somebody on the roll has not been called."""


class AbsenceWithoutReason(UserError):
    """An excused absence needs its reason."""


class AgendaEmpty(UserError):
    """The meeting has no matter on its agenda."""


class ConclusionMissing(UserError):
    """The meeting has no conclusion."""


class VoteMissing(UserError):
    """The conclusion has not been voted on."""


class TaskUnanswered(UserError):
    """A task of last time has no answer."""


class TaskNoteMissing(UserError):
    """A task not done or carried over needs a sentence."""


class MinutesUnread(UserError):
    """The minutes have not been read out."""


class NumberTaken(UserError):
    """The number is given already in this series."""


class NumberUnusable(UserError):
    """A number of a paper is at least one."""


class NumberAlreadyGiven(UserError):
    """The paper has its number; numbers are not exchanged."""


class NothingToSuggest(UserError):
    """Every suggested matter stands on the agenda already."""


class NoSuchStep(UserError):
    """The course of this meeting has no such step."""


class MeetingPaused(UserError):
    """Nothing moves while the meeting stands still."""


class NotInTheRoom(UserError):
    """Only who is present can come late or leave early."""


class LeftBeforeArriving(UserError):
    """Somebody would leave before he came, or outside the meeting."""


class RecordOfOtherMeeting(UserError):
    """The entry belongs to another meeting."""


class MoveNeedsReason(UserError):
    """A planned meeting changes its day only with a reason."""


class NothingMoved(UserError):
    """The meeting stands on that day and time already."""


class MeetingDayPassed(UserError):
    """Nothing is planned on a day that has passed."""


class MeetingOverlaps(UserError):
    """Another meeting of the day runs at that time."""


class SecondRegularNeedsReason(UserError):
    """The month has its regular meeting; one more needs a reason."""


class NothingToPlan(UserError):
    """Every line of the proposal was left out."""


class LineOutsideYear(UserError):
    """A line of a year's plan lies in another year."""


class YearNotPlannable(UserError):
    """The calendar of the program does not reach that year."""


class UnknownWay(UserError):
    """The record of notices knows no such way of telling."""


class TellingInFuture(UserError):
    """What is ticked has happened already."""


class TellingAfterMeeting(UserError):
    """Members are told, and papers sent, before the meeting."""


class NotPostedYet(UserError):
    """Minutes are posted after the meeting was held."""


class PostedBeforeMeeting(UserError):
    """Minutes cannot be posted before the day of the meeting."""


class PaperKindRefused(UserError):
    """Files of this kind are not kept as papers."""


class PaperHasMacros(UserError):
    """The office file carries a program."""


class PaperNotWhatItSays(UserError):
    """The file is not what its ending says."""


class PaperTooLarge(UserError):
    """The file is larger than a paper may be."""


class PaperAlreadyThere(UserError):
    """The meeting has the same file already."""


class PaperWithoutFile(UserError):
    """The paper is noted by its name only."""


class PaperUnreadable(UserError):
    """The file is damaged or protected by a passphrase."""


class TooManyPapers(UserError):
    """The meeting has as many files as it may have."""
