"""What a person can put right before the book is open."""

from app.kernel.errors import UserError


class NoBookThere(UserError):
    """The chosen folder holds no book (``path``)."""


class StoredElsewhere(UserError):
    """The folder of this run is fixed from outside (``path``)."""


class NoSecondPlace(UserError):
    """The second place for copies is not chosen or cannot be seen (``path``)."""
