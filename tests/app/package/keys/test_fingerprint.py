import random

from app.package.keys import fingerprint

CONTENT = b"some certificate"
CODE = fingerprint.code(CONTENT)


def test_the_code_has_six_groups_of_four_and_a_check_character():
    assert [len(group) for group in CODE.split("-")] == [4, 4, 4, 4, 4, 4, 1]
    assert set(CODE) - {"-"} <= set(fingerprint.ALPHABET)


def test_what_people_type_is_understood():
    sloppy = " " + CODE.lower().replace("-", " ").replace("1", "l").replace("0", "o")
    assert fingerprint.compare(sloppy, CONTENT).agrees


def test_a_wrong_group_is_named_without_telling_the_right_one():
    groups = CODE.split("-")
    groups[2] = "ZZZZ" if groups[2] != "ZZZZ" else "YYYY"
    found = fingerprint.compare("-".join(groups), CONTENT)
    assert not found.agrees
    assert found.first_wrong == 3
    assert CODE.split("-")[2] not in repr(found)


def test_an_unfinished_code_shows_the_groups_so_far():
    found = fingerprint.compare("-".join(CODE.split("-")[:3]), CONTENT)
    assert found.groups_ok == (True, True, True)
    assert not found.agrees
    assert found.first_wrong == 0


def test_nothing_typed_agrees_with_nothing():
    assert not fingerprint.compare("", CONTENT).agrees


def test_numbers_survive_writing_and_reading():
    rng = random.Random(1)
    for _ in range(100):
        value = rng.getrandbits(160)
        letters = fingerprint.encode(value, 160)
        assert len(letters) == 32
        assert fingerprint.decode(letters) == value
    assert fingerprint.decode("U") is None
