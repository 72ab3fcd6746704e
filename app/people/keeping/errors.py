"""What can be wrong with the choice of who keeps the book."""

from app.kernel.errors import UserError


class KeeperKnown(UserError):
    """That person keeps the book already (``name``)."""


class KeeperPostVacant(UserError):
    """The book cannot follow a post that nobody holds."""
