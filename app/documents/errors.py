"""What can be wrong with a document that a person can put right."""

from app.kernel.errors import UserError


class SecrecyMarkRefused(UserError):
    """A mark says the paper is secret; the programme is not for such content."""


class TemplateUnreadable(UserError):
    """A file is no Word file (.docx), or is damaged."""


class TemplateTooLarge(UserError):
    """A Word file is larger than a template may be."""


class TemplateCarriesProgram(UserError):
    """A Word file carries macros, embedded objects or fields that fetch something."""
