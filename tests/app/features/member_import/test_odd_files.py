"""Every list of the corpus becomes what it means, or says why it cannot be read."""

import pytest

from app.infra.words import sentence
from app.kernel.errors import UserError
from tests.app.features.member_import.corpus import CASES
from tests.app.features.member_import.more import MORE
from tests.app.features.member_import.nasty import NASTY, WEB_PAGES
from tests.app.features.member_import.refused import REFUSED
from tests.app.features.member_import.unseen import UNREAD, UNSEEN

ODD = {**CASES, **MORE, **NASTY, **UNSEEN}
NO_LISTS = {**REFUSED, **WEB_PAGES, **UNREAD}


@pytest.mark.parametrize("case", ODD.values(), ids=ODD)
def test_an_odd_list_becomes_what_it_means(case, look):
    columns, preview = look(case.content, case.name)
    assert preview.header.row == case.header_row
    assert [dict(row.values) for row in preview.rows] == case.values
    assert [row.result for row in preview.rows] == case.results
    assert {r.kind for row in preview.rows for r in row.repairs} == case.repairs
    assert {p.code for row in preview.rows for p in row.problems} == case.problems
    assert preview.encoding == case.encoding
    assert columns.sheet == preview.sheet
    told = [[(e.kind, e.on, e.place) for e in row.events] for row in preview.rows]
    assert told == (case.events or [[]] * len(preview.rows))


def test_the_corpus_is_large():
    assert len(ODD) == len(CASES) + len(MORE) + len(NASTY) + len(UNSEEN)
    assert len(ODD) + len(NO_LISTS) >= 285


@pytest.mark.parametrize("case", NO_LISTS, ids=NO_LISTS)
def test_a_list_that_cannot_be_read_says_why_in_one_sentence(case, look):
    with pytest.raises(UserError) as caught:
        look(NO_LISTS[case], "ds.xls")
    assert caught.value.code == case.split()[0]
    words = sentence(caught.value)
    assert words
    assert "{" not in words
    assert len(words) < 200
