"""Which texts of people the search looks at before it reads a roll through."""

from app.infra.textindex.model import Indexed, Shelf

SEARCHED = (
    Indexed(
        name="person",
        shelf=Shelf.PEOPLE,
        select="""
          SELECT id, id AS owner, '' AS on_day, '' AS lead,
            full_name || char(10) || other_name AS text
          FROM person
        """,
        touched={"person": "SELECT value FROM json_each(?)"},
    ),
)
