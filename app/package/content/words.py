"""Four words that two people compare by telephone, taken from the content's digest."""

from app.package.policy import CheckWords

_WORDS = 4


def check_words(content_sha256: str, source: CheckWords) -> tuple[str, ...]:
    """Return the four words of a content: equal contents, equal words."""
    value = int(content_sha256, 16)
    count = len(source.words)
    found = []
    for _ in range(_WORDS):
        value, index = divmod(value, count)
        found.append(source.words[index])
    return tuple(found)
