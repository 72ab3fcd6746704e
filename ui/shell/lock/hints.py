"""What the keyboard is doing to a passphrase while it is typed. No Qt."""

from app.kernel.words import _


def caps_lock_guess(typed: str, *, shift: bool) -> bool | None:
    """Guess from one typed letter whether Caps Lock is on; None without a letter."""
    if len(typed) != 1 or not typed.isalpha() or typed.upper() == typed.lower():
        return None
    return typed.isupper() != shift


def hint(text: str, *, caps_lock: bool) -> str:
    """Say what may make the passphrase differ from what the fingers typed."""
    if not text.isascii():
        return _("Bộ gõ tiếng Việt đang bật. Tắt Unikey rồi gõ lại nếu không cố ý.")
    if caps_lock:
        return _("Phím Caps Lock đang bật.")
    return ""


def strength(passphrase: str) -> tuple[int, str]:
    """Judge a new passphrase: 0 refused, 1 weak, 2 fair, 3 good, and what to do.

    Length counts most; the shortest that is accepted has eight characters. The store
    checks nothing: only the person who sets it can judge what is guessable.
    """
    kinds = sum(
        any(test(c) for c in passphrase)
        for test in (str.islower, str.isupper, str.isdigit, lambda c: not c.isalnum())
    )
    length = len(passphrase)
    if length < SHORTEST:
        return 0, _("Còn ngắn: cần ít nhất 8 chữ.")
    if len(set(passphrase)) < FEWEST_DIFFERENT:
        return 0, _("Lặp lại một hai chữ thì dễ đoán. Chọn chữ khác nhau.")
    if length >= LONG or (length >= FAIR and kinds >= SEVERAL_KINDS):
        return 3, _("Tốt. Nhớ kỹ, không ghi lên máy.")
    if length >= FAIR:
        return 2, _("Được. Bốn, năm từ ghép lại sẽ chắc hơn.")
    return 1, _("Tạm được. Một câu ngắn dễ nhớ sẽ chắc hơn.")


SHORTEST = 8
FEWEST_DIFFERENT = 4
FAIR = 12
LONG = 16
SEVERAL_KINDS = 3
