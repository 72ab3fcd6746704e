"""Which texts of people on the way the search looks at before it reads their list."""

from app.infra.textindex.model import Indexed, Shelf

SEARCHED = (
    Indexed(
        name="candidate",
        shelf=Shelf.PEOPLE,
        select="""
          SELECT candidate.id AS id, candidate.id AS owner, '' AS on_day,
            person.full_name AS lead,
            unit || char(10) || coalesce(helper.full_name, '') AS text
          FROM development_candidate AS candidate
          JOIN person ON person.id = person_id
          LEFT JOIN person AS helper ON helper.id = helper_id
        """,
        touched={
            "development_candidate": "SELECT value FROM json_each(?)",
            "person": """
              SELECT candidate.id FROM json_each(?) AS changed
              JOIN development_candidate AS candidate
                ON person_id = changed.value OR helper_id = changed.value
            """,
        },
    ),
)
