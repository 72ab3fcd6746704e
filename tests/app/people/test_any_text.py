"""Whatever is typed comes back as it reads, and never breaks a search or a list."""

import random
import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.infra.store import Store
from app.kernel.clock import VIETNAM, SettableClock
from app.kernel.dates import PartialDate
from app.kernel.errors import UserError
from app.kernel.ids import id_source
from app.kernel.text import clean
from app.people.service import People
from app.people.store import MIGRATIONS

NAMES = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40)
BIRTHS = st.dates(date(1900, 1, 1), date(2026, 11, 23)).flatmap(
    lambda d: st.sampled_from(
        [PartialDate.of(d), PartialDate(d.year, d.month), PartialDate(d.year)]
    )
)


@pytest.fixture(scope="module")
def people():
    clock = SettableClock(datetime(2026, 11, 23, tzinfo=VIETNAM))
    store = Store.in_memory(clock, id_source(clock, random.Random(1)))
    store.migrate([MIGRATIONS])
    yield People(store)
    store.close()


@settings(max_examples=150, deadline=None)
@given(NAMES, st.none() | BIRTHS, st.text(max_size=200))
def test_a_person_comes_back_as_typed(people, name, birth, note):
    if not any(map(str.isalpha, name)):
        with pytest.raises(UserError) as caught:
            people.register(name, birth=birth, note=note)
        assert caught.value.field == "full_name"
        return
    person_id = people.register(name, birth=birth, note=note)
    person = people.person(person_id)
    assert person.full_name == " ".join(clean(name).split())
    assert unicodedata.is_normalized("NFC", person.full_name)
    assert person.birth == birth
    assert person.note == clean(note)
    assert person in people.find(name)
    assert person in people.find(unicodedata.normalize("NFD", name.upper()))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_a_search_never_fails(people, text, other):
    people.find(text)
    people.find(f"{text} {other}")
