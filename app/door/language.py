"""Reads the catalogue of the language that the window was told to speak."""

import gettext

from app.infra.paths import resources_folder
from app.kernel import words

_DOMAIN = "sochibo"
VIETNAMESE = "vi"


def speak(language: str) -> None:
    """Let the window speak ``language`` ("vi", "en") from now on.

    Vietnamese needs no catalogue. A language without one leaves Vietnamese: a lost
    file is no reason not to start.
    """
    if language == VIETNAMESE:
        words.use(gettext.NullTranslations())
        return
    words.use(
        gettext.translation(
            _DOMAIN, resources_folder() / "locale", [language], fallback=True
        )
    )
