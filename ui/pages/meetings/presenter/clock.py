"""Times of the table in words: hours and minutes, minutes and seconds."""

_MINUTE, _HOUR = 60, 3600


def clock_word(seconds: int) -> str:
    """Write a length as hours and minutes: 01:36."""
    return f"{seconds // _HOUR:02d}:{seconds % _HOUR // _MINUTE:02d}"


def minutes_word(seconds: int) -> str:
    """Write a length as minutes and seconds: 02:14."""
    return f"{seconds // _MINUTE:02d}:{seconds % _MINUTE:02d}"
