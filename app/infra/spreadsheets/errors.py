"""Why a list cannot be read, one class per reason a person can do something about."""

from app.kernel.errors import UserError


class UnreadableList(UserError):
    """The file is not a spreadsheet or list that we can read."""


class EmptyList(UnreadableList):
    """The file holds no rows at all."""


class ListTooLarge(UnreadableList):
    """The file has more bytes than a list of members can need."""


class TooManyRows(UnreadableList):
    """The sheet has more rows than a cell can have members."""


class StrayCell(UnreadableList):
    """A cell far outside the table makes the sheet larger than memory."""


class HtmlCalledWorkbook(UnreadableList):
    """A web page saved under the name of a workbook."""


class PasswordOnWorkbook(UnreadableList):
    """The workbook asks for a password."""


class DamagedWorkbook(UnreadableList):
    """The workbook is cut off or damaged."""


class NotASpreadsheet(UnreadableList):
    """The bytes are those of some other kind of file."""


class LettersLost(UnreadableList):
    """The text was saved with question marks where Vietnamese letters had been."""


class ListMissing(UnreadableList):
    """There is no such file, or it may not be read."""
