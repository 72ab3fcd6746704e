"""Passphrases wrap the key; what is wrong is told apart."""

import json

import pytest

from app.infra.errors import (
    BookKeyDamaged,
    BookKeyMissing,
    LastSlot,
    NewerFile,
    PassphraseShort,
    PassphraseTooLong,
    PassphraseTooPlain,
    WrongPassphrase,
)
from app.infra.vault import Kdf, Vault, salt_of

QUICK = Kdf(memory_kib=64, time=1, lanes=1)
PASS = "ao cá bác hồ"  # noqa: S105  (of throw-away data)


@pytest.fixture
def vault(tmp_path, clock):
    return Vault(tmp_path / "cell.key", clock, QUICK)


def test_the_key_comes_back_with_the_passphrase_only(vault):
    key = vault.create("book1", PASS)
    assert len(key.secret) == 32
    assert key.raw == key.secret + salt_of("book1")
    assert vault.unlock(PASS) == key
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASS + "x")
    with pytest.raises(WrongPassphrase):
        vault.unlock("")


def test_neither_key_nor_passphrase_stands_in_the_file_or_in_repr(vault):
    key = vault.create("book1", PASS)
    content = vault.path.read_bytes()
    assert key.secret.hex().encode() not in content
    assert PASS.encode() not in content
    assert key.secret.hex() not in repr(key)


def test_the_same_keys_typed_on_another_system_open_it(vault):
    import unicodedata

    vault.create("book1", PASS)
    assert vault.unlock(" " + unicodedata.normalize("NFD", PASS) + "\n")


def test_the_default_cost_is_the_one_of_the_rules(tmp_path, clock):
    vault = Vault(tmp_path / "cell.key", clock)
    vault.create("book1", PASS)
    kdf = json.loads(vault.path.read_text())["slots"][0]["kdf"]
    assert kdf == {"memory_kib": 65536, "time": 3, "lanes": 4}
    assert vault.unlock(PASS)


def test_a_new_passphrase_replaces_the_old_one(vault):
    key = vault.create("book1", PASS)
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("sai mật khẩu", "mật khẩu mới")
    vault.change_passphrase(PASS, "mật khẩu mới")
    assert vault.unlock("mật khẩu mới") == key
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASS)


def test_a_deputy_gets_a_slot_of_his_own_and_loses_it(vault):
    key = vault.create("book1", PASS)
    slot = vault.add_slot(PASS, "Phó bí thư", "đường làng mùa gặt")
    assert vault.unlock("đường làng mùa gặt") == key
    assert [s.label for s in vault.read().slots] == ["", "Phó bí thư"]
    vault.remove_slot(slot)
    with pytest.raises(WrongPassphrase):
        vault.unlock("đường làng mùa gặt")
    with pytest.raises(LastSlot):
        vault.remove_slot(vault.read().slots[0].id)
    assert vault.unlock(PASS) == key


@pytest.mark.parametrize(
    ("passphrase", "problem"),
    [
        pytest.param("  ngắn quá ", PassphraseShort, id="short after trimming"),
        pytest.param("a" * 201, PassphraseTooLong, id="long"),
        pytest.param("aaaaaaaaaaaaaa", PassphraseTooPlain, id="one letter"),
    ],
)
def test_a_weak_passphrase_is_refused_before_anything_is_written(
    vault, passphrase, problem
):
    with pytest.raises(problem):
        vault.create("book1", passphrase)
    assert not vault.path.exists()


def test_a_slot_is_bound_to_its_book(vault):
    vault.create("book1", PASS)
    vault.path.write_text(vault.path.read_text().replace("book1", "book2"))
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASS)


def test_a_missing_key_file_is_said(vault):
    with pytest.raises(BookKeyMissing):
        vault.unlock(PASS)


def changed(**changes):
    def change(content):
        content["slots"][0] |= changes
        return content

    return change


HUGE = {"memory_kib": 2**40, "time": 1, "lanes": 1}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda c: {"format": "x"}, id="another format"),
        pytest.param(lambda c: c | {"slots": []}, id="no slot"),
        pytest.param(changed(salt="zz"), id="no hexadecimal"),
        pytest.param(changed(salt="00"), id="short salt"),
        pytest.param(changed(wrapped="00" * 40), id="short key"),
        pytest.param(changed(kdf=HUGE), id="memory bomb"),
        pytest.param(changed(kdf=HUGE | {"memory_kib": 64, "time": 0}), id="no time"),
        pytest.param(changed(kdf=HUGE | {"memory_kib": 64, "lanes": 99}), id="lanes"),
    ],
)
def test_a_damaged_key_file_is_said(vault, change):
    vault.create("book1", PASS)
    vault.path.write_text(json.dumps(change(json.loads(vault.path.read_text()))))
    with pytest.raises(BookKeyDamaged):
        vault.unlock(PASS)


def test_half_a_key_file_and_a_newer_one_are_told_apart(vault):
    vault.create("book1", PASS)
    whole = vault.path.read_text()
    vault.path.write_text(whole[:100])
    with pytest.raises(BookKeyDamaged):
        vault.unlock(PASS)
    vault.path.write_text(whole.replace('"version": 1', '"version": 2'))
    with pytest.raises(NewerFile):
        vault.unlock(PASS)


def test_bytes_that_are_no_text_are_a_wrong_passphrase_and_no_crash(vault):
    vault.create("book1", PASS)
    with pytest.raises(WrongPassphrase):
        vault.unlock(b"\xff\xfe".decode("utf-8", "surrogateescape"))
