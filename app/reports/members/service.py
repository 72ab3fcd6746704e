"""Exports of members: prepared as values, drawn anywhere, handed out, logged."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from app.documents.model import Doc, safe_stem
from app.documents.xlsx_model import Workbook
from app.features.members.model import FieldSpec
from app.infra.files import machine_errors, safe_file
from app.infra.store import Store
from app.kernel.changes import Change
from app.kernel.errors import EnvironmentProblem
from app.kernel.progress import Progress, silent
from app.kernel.text import clean
from app.reports.members import log, records, seen, superior
from app.reports.members.errors import (
    ExportFormUnknown,
    ExportReasonMissing,
    FormatNotOffered,
    InsideTheBook,
    TargetExists,
)
from app.reports.members.gathering import gather
from app.reports.members.model import (
    LIST,
    Exported,
    ExportRules,
    Extra,
    Facts,
    FieldChoice,
    LogLine,
    Offer,
    Order,
)
from app.reports.sources import Sources


class MemberExports:
    """Everything about lists of members that leave the book."""

    def __init__(self, store: Store, sources: Sources) -> None:
        self._store = store
        self._sources = sources

    @property
    def rules(self) -> ExportRules:
        """Give the forms, formats and limits."""
        return records.rules()

    def fields(self) -> tuple[FieldSpec, ...]:
        """List the fields of the record that this book keeps."""
        return tuple(spec for spec in self._sources.members.fields.all() if spec.on)

    @staticmethod
    def extras() -> tuple[Extra, ...]:
        """List the columns a list can have besides the fields of the record."""
        return records.wording().extra

    def hidden(self) -> frozenset[str]:
        """Name the fields that lists show only in part unless somebody asks."""
        masked = {spec.key for spec in self.fields() if spec.masked}
        return frozenset(masked | set(self.rules.masked))

    def labels(self) -> Mapping[str, str]:
        """Give the words of everything a list can show, by key."""
        labels = {extra.key: extra.label for extra in self.extras()}
        return {**labels, **{spec.key: spec.label for spec in self.fields()}}

    def every_label(self) -> Mapping[str, str]:
        """Give the same words for fields that are switched off by now, for the log."""
        specs = self._sources.members.fields.all()
        return {**{spec.key: spec.label for spec in specs}, **self.labels()}

    def offer(self) -> Offer:
        """Say what can be exported, for a window that asks."""
        rules, labels, hidden = self.rules, self.labels(), self.hidden()
        first = [key for key in rules.list_fields if key in labels]
        keys = dict.fromkeys([*first, *(s.key for s in self.fields()), *labels])
        return Offer(
            forms=rules.form,
            fields=tuple(FieldChoice(k, labels[k], k in hidden) for k in keys),
            usual=tuple(first),
            most_on_paper=rules.most_columns_on_paper,
        )

    def prepare(self, order: Order, progress: Progress = silent) -> Exported:
        """Turn an order into a value. What leaves in full in a list needs a reason."""
        order = _checked(order)
        facts = gather(self._sources, order, progress)
        if order.form == LIST:
            return self._list(order, facts)
        form, words = records.sheet_form(order.form, facts.on), records.wording()
        fields = superior.fields_of(form, facts)
        doc = superior.paper(form, facts, words) if _on_paper(order) else None
        book = superior.workbook(form, facts, words)
        return _exported(order, facts, doc, book, (form.file_stem, fields, fields))

    def _list(self, order: Order, facts: Facts) -> Exported:
        words = records.wording()
        fields = seen.checked_fields(order, facts, self.rules)
        hidden = seen.hidden_fields(order, fields, facts)
        shown = tuple(key for key in fields if key not in hidden)
        doc: Doc | None = None
        if _on_paper(order):
            doc = seen.paper(order, fields, facts, words, self.rules)
        book = seen.workbook(order, fields, facts, words)
        return _exported(order, facts, doc, book, (words.list_file_stem, fields, shown))

    def hand_out(
        self, exported: Exported, path: Path, content: bytes, *, replacing: bool = False
    ) -> Change:
        """Write drawn ``content`` where somebody chose, and the line of the log.

        The line is in the book before the file takes its name, so that nothing leaves
        without one; when the name then cannot be taken, the log says that too. An
        existing file stays unless ``replacing``.
        """
        self._allow(path, replacing=replacing)
        reason, line = exported.order.reason, ""
        try:
            with safe_file(path) as file:
                file.write(content)
                file.flush()
                # A full disk shows here, before the log says that the list has left.
                os.fsync(file.fileno())
                with self._store.command("members.export", reason=reason) as unit:
                    line = log.note(unit, self._store.actor(), exported, path.name)
        except (EnvironmentProblem, OSError) as problem:
            if line:
                with self._store.command("members.export_failed") as unit:
                    log.note_failure(unit, line, type(problem).__name__)
            raise
        return Change.of("member_exports", record_id=line)

    def log(self) -> Sequence[LogLine]:
        """Read which lists left the book, newest first."""
        return log.lines(self._store, self.rules.log_shown)

    def _allow(self, path: Path, *, replacing: bool) -> None:
        with machine_errors(path):
            book = self._store.path
            if book.exists():
                folder = book.resolve().parent
                if path.resolve().is_relative_to(folder):
                    raise InsideTheBook(path=path, folder=folder)
            if path.exists():
                # A folder, or a file that a spreadsheet holds open: better known
                # before the log says that the list has left.
                path.open("ab").close()
                if not replacing:
                    raise TargetExists(path=path)


def _on_paper(order: Order) -> bool:
    return order.format in {"pdf", "docx"}


def _exported(
    order: Order,
    facts: Facts,
    doc: Doc | None,
    book: Workbook,
    told: tuple[str, tuple[str, ...], tuple[str, ...]],
) -> Exported:
    """Put an export together; ``told``: name of the file, fields, fields in full."""
    stem, fields, shown = told
    return Exported(
        order=order,
        title=book.title,
        file_stem=safe_stem(stem.format(day=facts.on.isoformat())),
        workbook=book,
        doc=doc,
        people=len(facts.people),
        fields=fields,
        in_full=tuple(key for key in shown if key in facts.hidden),
    )


def _checked(order: Order) -> Order:
    """Fill in what the order leaves open, or raise what is wrong with it."""
    spec = records.form_spec(order.form)
    if spec is None:
        known = ", ".join(one.key for one in records.rules().form)
        raise ExportFormUnknown(form=order.form, known=known)
    chosen = order.format or spec.formats[0]
    if chosen not in spec.formats:
        offered = ", ".join(spec.formats)
        raise FormatNotOffered(form=spec.label, format=chosen, offered=offered)
    reason = clean(order.reason)
    if order.unmask and not reason and not spec.in_full:
        raise ExportReasonMissing(field="reason")
    return replace(order, format=chosen, reason=reason)
