"""An election through the steps of a scenario: terms first, then the count."""

from tests.app.scenario.cell import HEAD, members, planned

MEETING = (
    planned("mar", "2026-03-05", "2026-03-01T08:00:00")
    + """
[[step]]
do = "meetings.open"
at = 2026-03-05T07:30:00
meeting = "mar"

[[step]]
do = "meetings.mark_rest_present"
at = 2026-03-05T07:31:00
meeting = "mar"
"""
)
TERMS = """
[[step]]
do = "meetings.set_election_terms"
at = 2026-03-05T07:40:00
since = 2026-01-01
share = "1/2"
secret = true
basis = "Quy chế bầu cử, số 244"
"""
ELECT = """
[[step]]
do = "meetings.elect"
at = 2026-03-05T07:50:00
as = "elected"
meeting = "mar"
office = "election.secretary"
seats = 1
handed_out = 4
returned = 4
candidates = [
  { person = "Trần Văn Hòa", votes = 3 },
  { person = "Vũ Ngọc Ánh", votes = 1 },
]
"""


def test_an_election_is_played_and_its_result_told(play):
    outcome = play(HEAD + members() + MEETING + TERMS + ELECT)
    assert [one.sentence for one in outcome if one.error] == []
    # Four official members, all here: more than half is three votes.
    assert outcome[-1].result["elected"] == ["Trần Văn Hòa"]
    assert (outcome[-1].result["tied"], outcome[-1].result["open_seats"]) == ([], 0)


def test_without_terms_the_sentence_says_where_to_enter_them(play):
    outcome = play(HEAD + members() + MEETING + ELECT)
    assert outcome[-1].error == "ElectionTermsMissing"
    assert "Cài đặt" in outcome[-1].sentence


def test_terms_entered_by_mistake_are_taken_back(play):
    wrong = TERMS.replace("do =", 'as = "wrong"\ndo =')
    drop = """
[[step]]
do = "meetings.drop_election_terms"
at = 2026-03-05T07:41:00
terms = "wrong"
"""
    outcome = play(HEAD + members() + MEETING + wrong + drop + ELECT)
    assert [one.error for one in outcome if one.error] == ["ElectionTermsMissing"]


def test_a_share_that_is_none_is_refused(play):
    outcome = play(HEAD + members() + MEETING + TERMS.replace("1/2", "nửa"))
    assert outcome[-1].error == "ElectionShareWrong"
