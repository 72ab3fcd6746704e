"""Who of those chosen and those in office keeps the book on a day. Pure."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.people.keeping.model import Keeper


def keeper_on(
    day: date, chosen: Iterable[Keeper], in_office: Sequence[Keeper]
) -> Keeper | None:
    """Give the keeper of a day; None while nobody is known.

    The last choice holds until a new holder takes the post: what the cell said of the
    one before him says nothing of him. A choice without a person is the post's again.
    """
    post = next((one for one in in_office if one.from_on <= day), None)
    made = [one for one in chosen if one.from_on <= day]
    last = max(made, key=lambda one: one.from_on, default=None)
    if last is None or not last.person_id:
        return post
    if post is not None and post.from_on > last.from_on:
        return post
    return last
