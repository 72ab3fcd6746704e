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


class WordNotUnderstood(UserError):
    """A word in a column of fixed words is not one of them."""


class StatusDateMissing(UserError):
    """A status needs the day it began."""


class RowTwice(UserError):
    """Two rows of the list are the same person."""


class StandingUnclear(UserError):
    """Long a member by the admission date, but no official date is given."""


class DatesSwapped(UserError):
    """One date of the row lies before another that must come first."""


class NothingToImport(UserError):
    """After the choices no row is left to write."""


class OpenConflicts(UserError):
    """Rows still need an answer and only-valid was not asked for."""
