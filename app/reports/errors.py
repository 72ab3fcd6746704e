"""What can be wrong with a request for a document."""

from app.kernel.errors import UserError


class UnknownReport(UserError):
    """Nobody declared a document of this kind (fact: kind)."""


class NothingToExport(UserError):
    """The document has no form in the format asked for (facts: title, format)."""
