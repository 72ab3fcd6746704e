"""One form of JSON only (package.md §8.3)."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.package.content import canonical
from app.package.policy import limits
from app.package.refusal import Refusal

BAD = {
    "100,000 deep": (b"[" * 100000 + b"]" * 100000, "E_JSON_DEPTH"),
    "33 deep": (b"[" * 33 + b"]" * 33, "E_JSON_DEPTH"),
    "NaN": (b'{"a":NaN}', "E_JSON_NUMBER"),
    "minus infinity": (b'{"a":-Infinity}', "E_JSON_NUMBER"),
    "1e999": (b'{"a":1e999}', "E_JSON_NUMBER"),
    "fraction": (b'{"a":1.0}', "E_JSON_NUMBER"),
    "exponent": (b'{"a":1e2}', "E_JSON_NUMBER"),
    "minus zero": (b'{"a":-0}', "E_JSON_FORM"),
    "doubled key": (b'{"a":1,"a":2}', "E_JSON_DOUBLE"),
    "escaped surrogate": (b'{"a":"\\ud800"}', "E_JSON_TEXT"),
    "raw surrogate": (b'{"a":"\xed\xa0\x80"}', "E_JSON_FORM"),
    "byte order mark": (b"\xef\xbb\xbf{}", "E_JSON_FORM"),
    "UTF-16": ('{"a":1}'.encode("utf-16"), "E_JSON_FORM"),
    "4,000 digits": (b'{"a":' + b"9" * 4000 + b"}", "E_JSON_NUMBER"),
    "19 digits": (b'{"a":' + b"9" * 19 + b"}", "E_JSON_NUMBER"),
    "U+0000": (b'{"a":"\\u0000"}', "E_JSON_TEXT"),
    "decomposed": ('{"a":"e\u0302"}'.encode(), "E_JSON_TEXT"),
    "space": (b'{"a": 1}', "E_JSON_FORM"),
    "new line at the end": (b'{"a":1}\n', "E_JSON_FORM"),
    "keys out of order": (b'{"b":1,"a":2}', "E_JSON_FORM"),
    "needless escape": (b'{"a":"\\u0061"}', "E_JSON_FORM"),
    "key not ASCII": ('{"đ":1}'.encode(), "E_JSON_FORM"),
    "two values": (b"{}{}", "E_JSON_FORM"),
    "comment": (b"{}//x", "E_JSON_FORM"),
    "empty": (b"", "E_JSON_FORM"),
    "long string": (json.dumps({"a": "x" * 1100000}).encode(), "E_SIZE"),
}


@pytest.mark.parametrize("name", BAD)
def test_any_other_form_is_refused(name):
    content, code = BAD[name]
    with pytest.raises(Refusal) as refusal:
        canonical.load(content, limits(), "data/x.json")
    assert refusal.value.code == code


def test_too_many_rows_are_refused():
    content = canonical.dump([0] * 100001)
    with pytest.raises(Refusal, match="E_COUNT"):
        canonical.load(content, limits(), "data/x.json")


@pytest.mark.parametrize(
    "content",
    [
        b'{"a":[' + b"[]," * 1_000_000 + b"[]]}",
        b"[" + (b"[" + b"{}," * 9_999 + b"{}],") * 101 + b"[]]",
        b'{"a":"' + b"," * 1_000_001 + b'"}',
    ],
    ids=["many in one list", "many in many lists", "commas"],
)
def test_a_file_of_more_values_than_anybody_needs_is_not_even_parsed(content):
    with pytest.raises(Refusal, match="E_COUNT"):
        canonical.load(content, limits(), "data/x.json")


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Mn")), max_size=20
).filter(lambda t: __import__("unicodedata").is_normalized("NFC", t))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | TEXT,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text("abcdefgh_", min_size=1, max_size=5), inner, max_size=4
        )
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(VALUES)
def test_what_is_written_is_read(value):
    assert canonical.load(canonical.dump(value), limits(), "x") == value


def test_the_form_is_that_of_rfc_8785():
    value = {"b": [1, True, None, 'đ\n"\\/'], "a": {"z": "\u2028", "y": ""}}
    expected = '{"a":{"y":"","z":"\u2028"},"b":[1,true,null,"đ\\n\\"\\\\/"]}'
    assert canonical.dump(value) == expected.encode()
