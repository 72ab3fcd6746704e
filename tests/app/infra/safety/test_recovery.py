"""The recovery code survives hands and eyes, and notices every slip."""

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.infra.errors import RecoverySheetLength, RecoverySheetWrong
from app.infra.safety.recovery import read_recovery_code, recovery_code

SECRET = bytes(range(100, 132))


def test_the_code_has_fourteen_groups_of_four():
    groups = recovery_code(SECRET).split(" ")
    assert [len(group) for group in groups] == [4] * 14


@given(st.binary(min_size=32, max_size=32))
def test_every_key_comes_back(secret):
    assert read_recovery_code(recovery_code(secret)) == secret


@given(st.binary(min_size=32, max_size=32), st.integers(0, 2**32))
def test_what_hands_do_is_forgiven(secret, seed):
    rnd = random.Random(seed)
    code = recovery_code(secret)
    code = code.replace("O", "0").replace("B", "8").replace("G", "9")
    if code.count("I") + code.count("L") <= 10:
        code = code.replace("I", "1").replace("L", "1")
    code = "".join(c.lower() if rnd.random() < 0.5 else c for c in code)
    code = code.replace(" ", rnd.choice(["", "-", "  ", "\n", " – "]))
    assert read_recovery_code(unicodedata.normalize("NFD", f"\t{code} ")) == secret


@given(st.integers(0, 55), st.sampled_from("ACDEFHJKMNPQRSTUVWXYZ234567"))
def test_one_wrong_character_is_noticed(at, char):
    letters = list(recovery_code(SECRET).replace(" ", ""))
    if letters[at] == char:
        return
    letters[at] = char
    with pytest.raises(RecoverySheetWrong):
        read_recovery_code("".join(letters))


def test_two_groups_swapped_are_noticed():
    groups = recovery_code(SECRET).split(" ")
    groups[3], groups[4] = groups[4], groups[3]
    with pytest.raises(RecoverySheetWrong):
        read_recovery_code(" ".join(groups))


@pytest.mark.parametrize("text", ["", "ABCD", "A" * 57])
def test_a_wrong_length_is_said_with_its_number(text):
    with pytest.raises(RecoverySheetLength) as caught:
        read_recovery_code(text)
    assert caught.value.facts["length"] == len(text)


@pytest.mark.parametrize("text", ["1" * 56, "Ω" * 56, "٣" * 56])
def test_nonsense_of_the_right_length_is_refused_quickly(text):
    with pytest.raises(RecoverySheetWrong):
        read_recovery_code(text)
