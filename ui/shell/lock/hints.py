"""What the keyboard is doing to a passphrase while it is typed. No Qt."""

from app.door.entrance import PassphraseRules
from app.kernel.words import _

# Letters above the shortest allowed from which a passphrase counts as fair and good.
_FAIR = 3
_LONG = 6
_SEVERAL_KINDS = 2


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


def strength(passphrase: str, rules: PassphraseRules) -> tuple[int, str]:
    """Judge a new passphrase: 0 refused, 1 weak, 2 fair, 3 good, and what to do.

    What is refused are the rules of the key file; above that length counts most.
    """
    length = len(passphrase.strip())
    if length < rules.least:
        return 0, _("Còn ngắn: cần ít nhất {least} chữ.").format(least=rules.least)
    if len(set(passphrase)) < rules.distinct:
        return 0, _("Lặp lại vài chữ thì dễ đoán. Chọn chữ khác nhau.")
    kinds = sum(
        any(map(test, passphrase))
        for test in (str.islower, str.isupper, str.isdigit, _is_sign)
    )
    if length >= rules.least + _LONG or kinds > _SEVERAL_KINDS:
        return 3, _("Tốt. Nhớ kỹ, không ghi lên máy.")
    if length >= rules.least + _FAIR:
        return 2, _("Được. Thêm một từ nữa sẽ chắc hơn.")
    return 1, _("Tạm được. Một câu ngắn dễ nhớ sẽ chắc hơn.")


def _is_sign(letter: str) -> bool:
    return not letter.isalnum()
