"""What can be wrong with an export of members."""

from app.kernel.errors import UserError


class ExportFormUnknown(UserError):
    """There is no such form (facts: form, known)."""


class FormatNotOffered(UserError):
    """The form has no such file format (facts: form, format, offered)."""


class ExportReasonMissing(UserError):
    """Numbers of persons are asked for in full without saying why."""


class ListFieldUnknown(UserError):
    """A list cannot have such a column (facts: key, known)."""


class NoListFields(UserError):
    """No column was chosen for the list."""


class TooManyColumns(UserError):
    """More columns than a landscape page can show (facts: count, limit)."""


class InsideTheBook(UserError):
    """The file would lie in the folder of the encrypted book (facts: path, folder)."""


class TargetExists(UserError):
    """A file of that name is there already (fact: path)."""
