"""The language of the window: Vietnamese in the source, English through gettext.

``_`` marks and translates a sentence, ``ngettext`` one with a count. Placeholders are
named (``{count}``). Printed documents stay Vietnamese and do not use this module.
"""

import gettext

_catalogue: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def use(translations: gettext.NullTranslations) -> None:
    """Speak through ``translations`` from now on (Vietnamese: NullTranslations)."""
    _catalogue[0] = translations


def _(message: str) -> str:
    """Return ``message`` in the language of the window."""
    return _catalogue[0].gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """Return the form for ``count``; Vietnamese uses the same text for both."""
    return _catalogue[0].ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802  (the name gettext tools look for)
    """Mark ``message`` for translation where it is declared, not yet spoken."""
    return message
