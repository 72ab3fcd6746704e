"""What can be wrong with a document that a person can put right."""

from app.kernel.errors import UserError


class SecrecyMarkRefused(UserError):
    """A mark says the paper is secret; the programme is not for such content."""
