"""What can be wrong with bringing something back."""

from app.kernel.errors import UserError


class NothingInBin(UserError):
    """What was to be brought back is not in the bin any more."""
