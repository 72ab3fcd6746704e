"""Where the window has been: back and forward between places. No Qt."""

from app.kernel.places import Place

_MOST = 100


class History:
    """A list of places and where we stand in it."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Go to a new place; what lay ahead is forgotten."""
        if self._places and self._places[self._at] == place:
            return
        self._places = [*self._places[: self._at + 1], place][-_MOST:]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """Step back and return the place, or None at the beginning."""
        return self._step(-1)

    def forward(self) -> Place | None:
        """Step forward and return the place, or None at the end."""
        return self._step(1)

    def _step(self, by: int) -> Place | None:
        if not 0 <= self._at + by < len(self._places):
            return None
        self._at += by
        return self._places[self._at]
