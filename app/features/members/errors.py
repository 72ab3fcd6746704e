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
