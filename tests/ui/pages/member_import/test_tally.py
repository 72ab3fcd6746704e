"""Answers row by row come to the same as judging the whole list anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.features.member_import.model.decisions import Choices
from app.features.member_import.model.header import Header
from app.features.member_import.model.outcome import (
    CONFLICT,
    KEEP,
    NEW,
    REFUSED,
    SAME,
    TAKE,
    Candidate,
    Conflict,
    Difference,
    ImportRow,
    Preview,
)
from app.features.member_import.model.reading import Repair
from app.features.member_import.rules.comparing import choices as chosen
from ui.pages.member_import.presenter import answers
from ui.pages.member_import.presenter.tally import Tally

CARD = "001170004321"
LOST = Repair("card_no", "padded", "1170004321", CARD, asks=True, needs=True)
ASKED = Conflict("birth", "swapped", "1970-03-12", "1970-12-03", (KEEP, TAKE))
HELD = {"full_name": "Nguyễn Văn An", "birth": "1970-03-12"}


def _row(line, result):
    """Make a row: new with a lost zero, with a question, refused, or the same."""
    values = {"full_name": "Nguyễn Văn An", "birth": "1970-12-03", "card_no": CARD}
    changes = (Difference("birth", "Ngày sinh", "1970-03-12", "1970-12-03"),)
    known = Candidate("p", "Nguyễn Văn An", HELD, "birth", changes=changes)
    is_asked = result == CONFLICT
    return ImportRow(
        line=line,
        name=values["full_name"],
        result=result,
        values=values,
        repairs=(LOST,),
        conflicts=(ASKED,) if is_asked else (),
        changes=changes if is_asked else (),
        candidates=(known,) if is_asked else (),
        member=is_asked,
        person_id="p" if is_asked else "",
    )


KINDS = (NEW, NEW, CONFLICT, REFUSED, SAME, CONFLICT, NEW)
ROWS = tuple(_row(line, kind) for line, kind in enumerate(KINDS, 2))
PREVIEW = Preview("ds.xlsx", "DS", "utf-8", Header(0, 1, ()), ROWS, ())
ACTS = st.lists(
    st.tuples(
        st.sampled_from(("mark", "unmark", "pick", "agree", "refuse", "all")),
        st.integers(2, len(KINDS) + 1),
    ),
    max_size=12,
)


def _act(tally, act, line):
    choices, row = tally.choices, tally.rows[line]
    if act == "all":
        lines = tally.waiting_lines()
        tally.take(answers.with_all_repairs(PREVIEW, choices), lines)
        return
    if act == "pick":
        told = answers.with_pick(choices, line, "birth", TAKE)
    elif act in {"agree", "refuse"}:
        told = answers.with_repair(choices, line, "card_no", refused=act == "refuse")
    else:
        told = answers.with_marks(choices, [row], act == "mark")
    tally.take(told, [line])


@settings(max_examples=60, deadline=None)
@given(ACTS)
def test_answers_one_by_one_and_the_whole_list_agree(acts):
    tally = Tally(PREVIEW, Choices())
    for act, line in acts:
        _act(tally, act, line)
    ready = {row.line for row in chosen.ready(PREVIEW, tally.choices)}
    assert tally.ready == ready
    assert tally.waiting == len(chosen.waiting_repairs(PREVIEW, tally.choices))


def test_what_is_ready_at_first():
    tally = Tally(PREVIEW, Choices())
    # The three new rows; questions wait, the refused and the same are not written.
    assert tally.ready == {2, 3, 8}
    # Five rows could be written one day, each with its lost zero.
    assert tally.waiting == 5
    assert sorted(tally.waiting_lines()) == [2, 3, 4, 7, 8]


def test_a_row_left_out_waits_for_nothing():
    tally = Tally(PREVIEW, Choices())
    _act(tally, "unmark", 2)
    assert tally.ready == {3, 8}
    assert tally.waiting == 4


def test_a_question_cannot_be_left_out_by_its_mark():
    tally = Tally(PREVIEW, Choices())
    _act(tally, "unmark", 4)
    assert tally.choices.left_out == frozenset()
    _act(tally, "pick", 4)
    assert 4 in tally.ready
