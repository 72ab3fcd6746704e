"""Drafts as rows: what no row can hold is left out, marks of secrecy are not kept."""

import re
from collections.abc import Mapping

from app.features.meetings.model.running import Draft
from app.features.meetings.service.context import Context
from app.kernel.errors import SecretMark

# What no row can hold, or no document; line breaks and tabs stay.
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def draft_id(place: str, field: str) -> str:
    """Name the row of a field."""
    return f"{place}:{field}"


def written(place: str, draft: Draft) -> dict[str, object]:
    """Write what every draft has."""
    return {
        "id": draft_id(place, draft.field),
        "field": draft.field,
        "text": _UNKEEPABLE.sub("", draft.text),
        "choice": draft.choice,
        "caret": max(0, draft.caret),
    }


def keep_one(ctx: Context, table: str, row: Mapping[str, object]) -> None:
    """Keep a field, unless it bears a mark of secrecy.

    What may not be stored is not stored half typed either; the field itself says why.
    The words before the mark stay as they were kept.
    """
    try:
        ctx.store.scratch.keep(table, [row])
    except SecretMark:
        return
