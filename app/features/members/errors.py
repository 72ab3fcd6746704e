"""What a secretary may have to put right in the roll."""

from app.kernel.errors import UserError


class NameMissing(UserError):
    """A member needs a name."""


class UnknownMember(UserError):
    """There is no such member in this book."""


class AlreadyMember(UserError):
    """The person is on the roll already."""


class CardNumberTaken(UserError):
    """Another member holds this card number."""


class DigitsWrong(UserError):
    """A number has other characters or another length than such numbers have."""


class FieldDateWrong(UserError):
    """The text typed into a date field is no date."""


class DatesOutOfOrder(UserError):
    """One date of the record lies before another that must come first."""


class FieldSwitchedOff(UserError):
    """The field is not kept in this book unless the cell switches it on."""


class UnknownField(UserError):
    """No field of the member record has this name."""


class UnknownEvent(UserError):
    """The status table names no such event."""


class EventNotPossible(UserError):
    """The event does not follow from the member's status on that day."""


class EventInFuture(UserError):
    """An event can only be recorded when it has happened."""


class PaperNumberMissing(UserError):
    """The event rests on a paper whose number is missing."""


class EventBreaksLater(UserError):
    """A later recorded event would no longer follow."""


class EventEndsEarly(UserError):
    """The last day lies before the first."""


class LastDayMissing(UserError):
    """The event ends by itself, and its last day is missing."""


class CountsFromWrong(UserError):
    """The official day lies after the decision or before the admission."""


class FirstEventStays(UserError):
    """Without this event the member would never have been on the roll."""


class EventGone(UserError):
    """The event is not in the book any more."""


class PaperFileMissing(UserError):
    """No paper file hangs on the event."""


class LifeLineGone(UserError):
    """The line of the member's life is not in the book any more."""


class LifeKindUnknown(UserError):
    """There is no such kind of line (``kind``)."""


class LifeKindOff(UserError):
    """Lines of this kind are not kept in this book (``label``)."""


class LifeLineEmpty(UserError):
    """The line says nothing (``label``)."""


class LifeDateMissing(UserError):
    """The line needs a day (``label``)."""


class LifeDateFuture(UserError):
    """The line lies in the future (``label``, ``on``)."""


class LifeEndsEarly(UserError):
    """The line ends before it begins (``on``, ``until``)."""


class LoanInFuture(UserError):
    """A file can be lent or come back only when it has happened (``on``)."""


class BadgeYearsWrong(UserError):
    """There is no badge of so many years (``years``, ``known``)."""


class BorrowerMissing(UserError):
    """Nobody is named to whom the file is lent."""


class LoanOpen(UserError):
    """The file is lent already (``name``, ``to``, ``since``)."""


class LoanGone(UserError):
    """The loan is not in the book, or the file is back already."""


class LoanBackwards(UserError):
    """The file would be due or back before it was lent (``since``)."""


class NobodyChosen(UserError):
    """No member was chosen for an act on several."""


class ReadmittedTooEarly(UserError):
    """The time out of the Party is too short (``since``, ``months``, ``first``)."""


class ReadmittedOften(UserError):
    """Somebody may be admitted again only so many ``times``."""


class ConsentMissing(UserError):
    """The superior's ``consent`` to an admission anew is not named."""


class RecordClearedWrong(UserError):
    """A criminal record cannot be cleared after the admission anew (``on``)."""


class HandedToLeaver(UserError):
    """What is handed over would go to somebody who leaves too (``name``)."""
