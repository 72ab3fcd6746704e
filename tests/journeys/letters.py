"""A keyboard with every Vietnamese letter on a key of its own.

``xdotool`` otherwise puts a foreign letter on a spare key for a moment; a program that
is busy looks at the key too late and the letter is lost.
"""

import subprocess
import unicodedata

_PLAIN = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
# Keys that keyboards have for media buttons; nobody presses them in a journey.
_SPARE = (
    *range(120, 122),
    *range(128, 132),
    *range(137, 149),
    *range(150, 169),
    *range(170, 192),
    *range(210, 247),
)
_MAP = """xkb_keymap {
    xkb_keycodes { include "evdev+aliases(qwerty)"
%s
    };
    xkb_types { include "complete" };
    xkb_compat { include "complete" };
    xkb_symbols { include "pc+us"
%s
    };
};
"""


def letters() -> list[str]:
    """Return the small letters that an English keyboard lacks."""
    whole = [
        unicodedata.normalize("NFC", one + tone) for one in _PLAIN for tone in _TONES
    ]
    return [letter for letter in (*whole, "đ") if not letter.isascii()]


def put_on_keys(environment: dict[str, str]) -> None:
    """Give the display of ``environment`` such a keyboard; capitals are with Shift."""
    codes, symbols = [], []
    for number, letter in zip(_SPARE, letters(), strict=False):
        codes.append(f"        <V{number}> = {number};")
        small, capital = (f"U{ord(one):04X}" for one in (letter, letter.upper()))
        symbols.append(f"        key <V{number}> {{ [ {small}, {capital} ] }};")
    assert len(codes) == len(letters())
    subprocess.run(
        ["xkbcomp", "-w0", "-", environment["DISPLAY"]],
        input=_MAP % ("\n".join(codes), "\n".join(symbols)),
        env=environment,
        text=True,
        check=True,
        capture_output=True,
    )
