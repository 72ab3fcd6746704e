"""Which papers the search finds; restricted ones are left out here."""

from app.infra.textindex.model import Indexed, Shelf

_OWN = "SELECT value FROM json_each(?)"
PAPERS = Indexed(
    name="paper",
    shelf=Shelf.DECIDED,
    select="""
      SELECT id, id AS owner, coalesce(on_day, '') AS on_day,
        CASE WHEN number IS NULL THEN '' ELSE printf('%02d-%s/CB', number, form) END
          AS lead,
        title || char(10) || text || char(10) || signer || char(10) || recipients
          AS text
      FROM paper WHERE restricted = 0
    """,
    touched={"paper": _OWN},
)
RECEIVED = Indexed(
    name="received",
    shelf=Shelf.DECIDED,
    select="""
      SELECT id, id AS owner, received_on AS on_day,
        number || ' ' || issuer AS lead,
        subject || char(10) || note || char(10) || known_note AS text
      FROM paper_incoming WHERE restricted = 0 AND void_reason = ''
    """,
    touched={"paper_incoming": _OWN},
)
SEARCHED = (PAPERS, RECEIVED)
