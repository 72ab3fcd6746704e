"""The states a thing can be in, and the colour families that help to tell them apart.

No Qt here: presenters say ``Status``, widgets turn it into a shape, a tone and a bar.
"""

from enum import Enum


class Tone(Enum):
    """A colour family of the theme: text, background and line token share its name."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"
    MUTE = "mute"


class Status(Enum):
    """What a shape says; no two of them share an outline, so grey print still reads."""

    DONE = "done"
    ATTENTION = "attention"
    BAD = "bad"
    NOT_YET = "not_yet"
    IN_PROGRESS = "in_progress"
    NOT_APPLICABLE = "not_applicable"
    REPLACED = "replaced"
    INFO = "info"

    @property
    def icon(self) -> str:
        """Name the outline shape of the icon set."""
        return _SHAPES[self][0]

    @property
    def tone(self) -> Tone:
        """Name the colour family."""
        return _SHAPES[self][1]

    @property
    def printed(self) -> str:
        """Give the sign that stands for the shape in plain text and in print."""
        return _SHAPES[self][2]


_SHAPES = {
    Status.DONE: ("circle-check", Tone.OK, "✓"),
    Status.ATTENTION: ("triangle-alert", Tone.WARN, "▲"),
    Status.BAD: ("octagon-x", Tone.BAD, "✗"),
    Status.NOT_YET: ("circle-dashed", Tone.MUTE, "○"),
    Status.IN_PROGRESS: ("circle-dot-dashed", Tone.WARN, "◔"),
    Status.NOT_APPLICABLE: ("minus", Tone.MUTE, "–"),
    Status.REPLACED: ("copy", Tone.INFO, "②"),
    Status.INFO: ("info", Tone.INFO, "ℹ"),
}
