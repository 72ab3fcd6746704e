"""The code on the recovery sheet as people type it from paper. No Qt."""

GROUPS = 14
GROUP = 4
LENGTH = GROUPS * GROUP
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# What the eye takes for each other on paper; the code itself has no 0, 1 and 8.
_ALIKE = str.maketrans({"0": "O", "1": "I", "8": "B"})


def tidy(typed: str) -> str:
    """Keep the letters and digits of the code, in capitals, look-alikes mended."""
    raw = typed.upper().translate(_ALIKE)
    return "".join(c for c in raw if c in _ALPHABET)


def grouped(code: str) -> str:
    """Write a code in groups of four."""
    return "-".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def groups_done(typed: str) -> int:
    """Count the whole groups typed so far."""
    return min(len(tidy(typed)) // GROUP, GROUPS)


def is_whole(typed: str) -> bool:
    """Say whether all fourteen groups are there, and nothing more."""
    return len(tidy(typed)) == LENGTH
