"""Which texts of meetings the search finds: what was on the agenda, said, decided.

Restricted opinions are left out here, so that they never reach the index.
"""

from app.infra.textindex.model import Indexed, Shelf

_MEETING = "SELECT value FROM json_each(?)"


def _of_meeting(table: str, where: str = "1") -> str:
    """Give the rows of a part whose meeting changed (its day orders the answers)."""
    return (
        f"SELECT id FROM {table} WHERE {where}"  # noqa: S608  (names of this module)
        " AND meeting_id IN (SELECT value FROM json_each(?))"
    )


CONCLUSIONS = Indexed(
    name="conclusion",
    shelf=Shelf.DECIDED,
    select="""
      SELECT id, id AS owner, on_day, '' AS lead, conclusion AS text
      FROM meeting WHERE conclusion <> ''
    """,
    touched={"meeting": _MEETING},
)
MATTERS = Indexed(
    name="matter",
    shelf=Shelf.DECIDED,
    select="""
      SELECT item.id AS id, meeting_id AS owner, on_day, title AS lead,
        content || char(10) || item.conclusion AS text
      FROM meeting_item AS item JOIN meeting ON meeting.id = meeting_id
    """,
    touched={"meeting_item": _MEETING, "meeting": _of_meeting("meeting_item")},
)
OPINIONS = Indexed(
    name="opinion",
    shelf=Shelf.SAID,
    select="""
      SELECT said.id AS id, meeting_id AS owner, on_day, speaker AS lead, text
      FROM meeting_opinion AS said JOIN meeting ON meeting.id = meeting_id
      WHERE restricted = 0
    """,
    touched={"meeting_opinion": _MEETING, "meeting": _of_meeting("meeting_opinion")},
)
VOTES = Indexed(
    name="vote",
    shelf=Shelf.DECIDED,
    select="""
      SELECT vote.id AS id, meeting_id AS owner, on_day, '' AS lead, subject AS text
      FROM meeting_ballot AS vote JOIN meeting ON meeting.id = meeting_id
    """,
    touched={"meeting_ballot": _MEETING, "meeting": _of_meeting("meeting_ballot")},
)
ADDENDA = Indexed(
    name="addendum",
    shelf=Shelf.DECIDED,
    select="""
      SELECT added.id AS id, meeting_id AS owner, meeting.on_day AS on_day,
        '' AS lead, text || char(10) || reason AS text
      FROM meeting_addendum AS added JOIN meeting ON meeting.id = meeting_id
    """,
    touched={"meeting_addendum": _MEETING},
)
USED_PAPERS = Indexed(
    name="used_paper",
    shelf=Shelf.DECIDED,
    select="""
      SELECT used.id AS id, meeting_id AS owner, on_day, issuer AS lead,
        title AS text
      FROM meeting_paper AS used JOIN meeting ON meeting.id = meeting_id
    """,
    touched={"meeting_paper": _MEETING, "meeting": _of_meeting("meeting_paper")},
)
SEARCHED = (CONCLUSIONS, MATTERS, OPINIONS, VOTES, ADDENDA, USED_PAPERS)
