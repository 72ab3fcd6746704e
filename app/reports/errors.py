"""What can be wrong with a request for a document."""

from app.kernel.errors import UserError


class UnknownReport(UserError):
    """Nobody declared a document of this kind (fact: kind)."""


class NothingToExport(UserError):
    """The document has no form in the format asked for (facts: title, format)."""


class PaperCodeUnreadable(UserError):
    """What was typed is no code of a paper, or was typed wrongly (fact: text)."""


class PaperCodeUnknown(UserError):
    """No paper that left this book has the code (fact: code)."""


class ScanKindRefused(UserError):
    """A scan is neither a PDF nor a picture (fact: name)."""


class TemplatePlaceUnknown(UserError):
    """A template names a place the document does not have (facts: place, known)."""


class TemplateBlockMissing(UserError):
    """A template leaves out a part that holds what was entered (fact: missing)."""
