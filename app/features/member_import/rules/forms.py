"""Says whose form each row of a list made of forms is. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.features.member_import.errors import FormOfAnotherBook
from app.features.member_import.model.reading import Reading
from app.features.member_import.rules.formcode import owners


def with_owners(
    readings: Sequence[Reading], person_ids: Iterable[str]
) -> list[Reading]:
    """Say whose form each row is; a code of another book is told, not guessed."""
    if not any(reading.form_code for reading in readings):
        return list(readings)
    by_code = owners(person_ids)
    told = []
    for reading in readings:
        person_id = by_code.get(reading.form_code, "")
        problems = reading.problems
        if reading.form_code and not person_id:
            code = reading.form_code
            problems = (*problems, FormOfAnotherBook(field="full_name", code=code))
        told.append(replace(reading, person_id=person_id, problems=problems))
    return told
