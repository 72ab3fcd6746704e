"""Which criteria and evidence a searched text finds. Pure."""

from collections.abc import Iterable, Iterator

from app.features.checklist.model.ruleset import Criterion
from app.features.checklist.model.year import Evidence
from app.kernel.places import Hit, Place
from app.kernel.text import clean, fold
from app.kernel.words import _


def hits(
    text: str, criteria: Iterable[Criterion], evidence: Iterable[Evidence]
) -> list[Hit]:
    """Find ``text`` without marks and case; a hit with the marks typed is exact."""
    wanted = clean(text)
    if not wanted:
        return []
    return [
        Hit(_("Bốn tốt"), title, excerpt, place, exact=wanted.casefold() in whole)
        for title, excerpt, place, whole in _candidates(criteria, evidence)
        if fold(wanted) in fold(whole)
    ]


def _candidates(
    criteria: Iterable[Criterion], evidence: Iterable[Evidence]
) -> Iterator[tuple[str, str, Place, str]]:
    for criterion in criteria:
        title = f"{criterion.id} {criterion.title}"
        whole = f"{title} {criterion.meaning}".casefold()
        yield title, criterion.meaning, Place("checklist", criterion.id), whole
    for each in evidence:
        excerpt = _("Minh chứng năm {year}, mục {criteria}").format(
            year=each.year, criteria=", ".join(each.criteria)
        )
        whole = f"{each.title} {each.file_name}".casefold()
        first = each.criteria[0] if each.criteria else ""
        yield each.title, excerpt, Place("checklist", first), whole
