"""The application style sheet, built from the template and the tokens."""

import re
from collections.abc import Callable, Mapping

from ui.widgets.looks.tokens import TypeRole

_COLOUR = re.compile(r"@([a-z]+[0-9]?(?:_[a-z]+)?)")
_SIZE = re.compile(r"\bu\((\d+(?:\.\d+)?)\)")
_MONO = ' font-family: "Consolas", "DejaVu Sans Mono", "monospace";'
_TEXT_TOKENS = (
    "text", "text2", "text3", "disabled", "accent", "accent_t", "ok", "warn", "bad",
    "info", "mute", "badge_t",
)  # fmt: skip


def build_sheet(
    template: str,
    colours: Mapping[str, str],
    roles: Mapping[str, TypeRole],
    u: Callable[[float], int],
) -> str:
    """Fill the template and add one rule per type role and per text colour."""
    rules = [template]
    rules += [
        f'QLabel[role="{name}"] {{ font-size: u({role.size}); '
        f"font-weight: {role.weight};{_MONO if role.mono else ''} }}"
        for name, role in roles.items()
    ]
    rules += [f'QLabel[tone="{name}"] {{ color: @{name}; }}' for name in _TEXT_TOKENS]
    sheet = _COLOUR.sub(lambda match: colours[match[1]], "\n".join(rules))
    return _SIZE.sub(lambda match: f"{u(float(match[1]))}px", sheet)
