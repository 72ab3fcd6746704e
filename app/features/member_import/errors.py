"""What can be wrong with a list or one of its rows."""

from app.kernel.errors import UserError


class HeaderNotFound(UserError):
    """No row in the first rows names a member's columns."""


class NoMembersInList(UserError):
    """Below the header there is nobody."""


class SheetUnknown(UserError):
    """The file has no such sheet."""


class NameColumnMissing(UserError):
    """The mapping gives no column for the name."""


class ColumnTakenTwice(UserError):
    """The mapping gives the same field two columns."""


class RowNameMissing(UserError):
    """The row has no name."""


class RowNameOdd(UserError):
    """What stands in the column of names is no name."""


class DateNotUnderstood(UserError):
    """The text in a date column is no date."""


class DateImpossible(UserError):
    """The calendar has no such day."""


class DateOfTheMoon(UserError):
    """The date is one of the lunar calendar, or a year by its stem and branch."""


class DateAhead(UserError):
    """The date lies in the future."""


class DateTooEarly(UserError):
    """The date is older than anybody alive."""


class DigitsNotUnderstood(UserError):
    """A number has other characters or another length than such numbers have."""


class DigitsLost(UserError):
    """The spreadsheet has rounded the number."""


class CellFailed(UserError):
    """The formula in a cell has failed or was never computed."""


class CellLettersLost(UserError):
    """A cell holds the sign that stands for a letter nobody can read any more."""


class NumberOfOtherRow(UserError):
    """A row has the number of an earlier row but another name."""


class OnlyAName(UserError):
    """A row without number, date or card number may be a title, not a person."""


class WordNotUnderstood(UserError):
    """A word in a column of fixed words is not one of them."""


class StatusDateMissing(UserError):
    """A status needs the day it began."""


class RowTwice(UserError):
    """Two rows of the list are the same person."""


class StandingUnclear(UserError):
    """Long a member by the admission date, but no official date is given."""


class StandingAgainstDate(UserError):
    """The list says probationary of somebody with an official date."""


class TooYoung(UserError):
    """By the dates of the row the member was, or is, not yet of age."""


class DatesSwapped(UserError):
    """One date of the row lies before another that must come first."""


class DatesSwappedInBook(UserError):
    """A date of the row does not fit one that the book holds."""


class EventDayMissing(UserError):
    """Something happened to the member, but the list gives no whole day."""


class EventTooEarly(UserError):
    """What the list tells lies before the member was born or joined."""


class EventOutOfOrder(UserError):
    """What the list tells cannot have happened in this order."""


class WayOutUnclear(UserError):
    """A member left the Party; the list does not say how in words we know."""


class StatusDiffers(UserError):
    """The list says active of somebody who has left by the book."""


class DeletionAsked(UserError):
    """The list asks to strike the member off; the program never does that."""


class NumberDropped(UserError):
    """The number belongs to somebody else in the book, so it is left empty."""


class ListOnHiddenSheet(UserError):
    """Only a hidden sheet holds a list; it must be named to be taken."""


class FormOfAnotherBook(UserError):
    """The code of a returned form belongs to nobody in this book."""


class MixedFiles(UserError):
    """Several files are taken together only when all are returned forms."""


class UnknownColumn(UserError):
    """A column or a field named on the command line does not exist."""


class EncodingNotPossible(UserError):
    """A column cannot be in the encoding that was named for it."""


class UnknownChoice(UserError):
    """An answer names a line or a field that asks nothing."""


class RowsForOnePerson(UserError):
    """By the answers given two rows mean the same member."""


class RowNotPossible(UserError):
    """What a row says does not fit the book once the answers are taken."""


class NothingToImport(UserError):
    """After the choices no row is left to write."""


class OpenConflicts(UserError):
    """Rows still need an answer and only-valid was not asked for."""
