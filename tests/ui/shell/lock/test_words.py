import pytest

from app.door.entrance import PassphraseRules
from ui.shell.lock import code, hints
from ui.shell.lock.attempts import Attempts

SHEET = "ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567-ABCD-EFGH-IJKL-MNOP-QRST-UVWX"


def test_five_wrong_tries_are_free_of_waiting_but_the_fifth():
    attempts = Attempts()
    for _ in range(4):
        attempts = attempts.failed(100.0)
        assert attempts.seconds_left(100.0) == 0
        assert not attempts.offers_recovery
    attempts = attempts.failed(100.0)
    assert attempts.seconds_left(100.0) == 30
    assert attempts.seconds_left(129.4) == 1
    assert attempts.seconds_left(131.0) == 0
    assert attempts.offers_recovery


def test_the_sixth_wrong_try_waits_again():
    attempts = Attempts(wrong=5, until=0.0).failed(200.0)
    assert attempts.seconds_left(200.0) == 30


@pytest.mark.parametrize(
    ("typed", "shift", "expected"),
    [
        ("a", False, False),
        ("A", False, True),
        ("A", True, False),
        ("a", True, True),
        ("1", False, None),
        ("", False, None),
        ("ß", True, True),
    ],
)
def test_a_letter_against_shift_means_caps_lock(typed, shift, expected):
    assert hints.caps_lock_guess(typed, shift=shift) is expected


def test_vietnamese_letters_in_a_passphrase_point_at_the_typing_tool():
    assert "Unikey" in hints.hint("mật", caps_lock=False)
    assert "Caps Lock" in hints.hint("MAT", caps_lock=True)
    assert hints.hint("mat", caps_lock=False) == ""


RULES = PassphraseRules(least=10, distinct=5, guidance="")


@pytest.mark.parametrize(
    ("passphrase", "level"),
    [
        ("", 0),
        ("ngan thoi", 0),
        ("         a        ", 0),
        ("aaaaaaaaaaaaaaaaaaaa", 0),
        ("chibonam26", 1),
        ("hoadaonomuaxuan"[:13], 2),
        ("Hoa-dao-2026x", 3),
        ("hoa dao no mua xuan", 3),
    ],
)
def test_length_makes_a_passphrase_strong(passphrase, level):
    assert hints.strength(passphrase, RULES)[0] == level


def test_a_code_is_read_as_people_type_it():
    assert code.is_whole(SHEET)
    assert code.is_whole(SHEET.lower().replace("-", " "))
    assert "-".join(code.groups(SHEET.lower())) == SHEET
    assert code.groups_done("ABCD-EFG") == 1
    first, second = code.asked(SHEET)
    assert 0 <= first < second < 14
    assert code.asked(SHEET.lower()) == (first, second)
    assert not code.is_whole(SHEET + "A")
