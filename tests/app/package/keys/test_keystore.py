import json
import unicodedata

import pytest

from app.package.errors import (
    KeyFileDamaged,
    PassphraseTooShort,
    RecoveryCodeWrong,
    SigningPassphraseWrong,
)
from app.package.keys import keystore, profile

PASSPHRASE = "mùa xuân năm ấy"  # noqa: S105  (opens only this test's key)
KEY = profile.new_key()
FILE, RECOVERY = keystore.create(KEY, PASSPHRASE)


def test_the_passphrase_opens_the_key():
    assert keystore.unlock(FILE, PASSPHRASE).private.public_key() == KEY.public_key()


def test_marks_typed_by_another_keyboard_open_it_too():
    decomposed = "  " + unicodedata.normalize("NFD", PASSPHRASE) + " "
    assert keystore.unlock(FILE, decomposed)


def test_a_wrong_passphrase_is_said():
    with pytest.raises(SigningPassphraseWrong):
        keystore.unlock(FILE, "mùa xuân năm nay")


def test_a_short_passphrase_is_refused():
    with pytest.raises(PassphraseTooShort):
        keystore.create(KEY, "mùa xuân ")


def test_the_recovery_code_opens_the_key():
    assert len(RECOVERY.replace("-", "")) == 32
    sloppy = RECOVERY.lower().replace("-", " ").replace("0", "o")
    assert keystore.unlock_with_recovery(FILE, sloppy)
    with pytest.raises(RecoveryCodeWrong):
        keystore.unlock_with_recovery(FILE, RECOVERY[:-1] + "ZY"[RECOVERY[-1] == "Z"])


def test_the_file_survives_writing_and_reading():
    assert keystore.load(keystore.dump(FILE)) == FILE


def test_a_new_passphrase_replaces_the_old_one_and_keeps_the_recovery_code():
    opened = keystore.unlock(FILE, PASSPHRASE)
    changed = keystore.with_passphrase(FILE, opened, "mùa thu Hà Nội")
    assert keystore.unlock(changed, "mùa thu Hà Nội")
    assert keystore.unlock_with_recovery(changed, RECOVERY)
    with pytest.raises(SigningPassphraseWrong):
        keystore.unlock(changed, PASSPHRASE)


def test_the_cost_of_guessing_is_that_of_the_policy():
    slot = json.loads(keystore.dump(FILE))["slots"][0]
    assert (slot["memory_kib"], slot["passes"], slot["lanes"]) == (65536, 3, 4)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b'{"format":"x","version":1,"slots":[],"pkcs12":""}',
        keystore.dump(FILE)[:200],
        keystore.dump(FILE).replace(b'"version": 1', b'"version": 9'),
        keystore.dump(FILE).replace(b'"salt"', b'"pepper"'),
    ],
)
def test_a_damaged_file_is_said(content):
    with pytest.raises(KeyFileDamaged):
        keystore.load(content)


def test_a_damaged_pkcs12_is_said():
    content = json.loads(keystore.dump(FILE))
    content["pkcs12"] = "AAAA"
    with pytest.raises(KeyFileDamaged):
        keystore.unlock(keystore.load(json.dumps(content).encode()), PASSPHRASE)
