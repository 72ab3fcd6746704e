"""What a person should know before the next step. Pure."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from app.features.development.model.book import AdmissionBook
from app.features.development.model.candidate import Warned, WarningKind
from app.features.development.rules.dates import Way
from app.features.development.rules.way import certificate_ends
from app.kernel.dates import PartialDate, add_months


def warnings(
    way: Way,
    birth: PartialDate | None,
    official: Mapping[str, str],
    book: AdmissionBook,
    today: date,
) -> tuple[Warned, ...]:
    """List the warnings of a person still on the way."""
    if way.candidate.closed_on is not None:
        return ()
    return (
        *_helper(way, official, book),
        *_certificate(way, book, today),
        *_age(way.done, birth, book, today),
        *_votes(way, official, book),
    )


def _helper(
    way: Way, official: Mapping[str, str], book: AdmissionBook
) -> Iterator[Warned]:
    if _settled(way.done, book):
        return
    if not way.candidate.helper_id:
        yield Warned(WarningKind.NO_HELPER)
    elif way.candidate.helper_id not in official:
        yield Warned(WarningKind.HELPER_NOT_OFFICIAL)


def _settled(done: Collection[str], book: AdmissionBook) -> bool:
    return any(book.by_id[each].makes_official for each in done)


def _before_vote(done: Collection[str], book: AdmissionBook) -> bool:
    first = next(stage for stage in book.stages.stage if stage.vote)
    return first.id not in done


def _certificate(way: Way, book: AdmissionBook, today: date) -> Iterator[Warned]:
    if not _before_vote(way.done, book):
        return
    ends = certificate_ends(way.candidate, book.common)
    trained = any(book.by_id[each].gives_certificate for each in way.done)
    if trained and ends is None:
        yield Warned(WarningKind.CERTIFICATE_MISSING)
    elif ends is not None and ends < today:
        yield Warned(WarningKind.CERTIFICATE_EXPIRED, ends)


def _age(
    done: Collection[str],
    birth: PartialDate | None,
    book: AdmissionBook,
    today: date,
) -> Iterator[Warned]:
    """Warn of age, counted in months on the day the cell considers the person."""
    if not _before_vote(done, book):
        return
    born = birth.whole() if birth else None
    if born is None:
        yield Warned(WarningKind.BIRTH_UNKNOWN)
        return
    youngest = add_months(born, book.common.age_min_years * 12)
    oldest = add_months(born, book.common.age_max_years * 12)
    if today < youngest:
        yield Warned(WarningKind.TOO_YOUNG, youngest)
    elif today > oldest:
        yield Warned(WarningKind.TOO_OLD, oldest)


def _votes(
    way: Way, official: Mapping[str, str], book: AdmissionBook
) -> Iterator[Warned]:
    failed = [event for event in way.events if not event.passed]
    if failed and failed[-1].stage not in way.done:
        yield Warned(WarningKind.FAILED_VOTE, failed[-1].happened_on, len(failed))
    if len(official) < book.common.least_official_members:
        yield Warned(WarningKind.FEW_MEMBERS, number=len(official))
