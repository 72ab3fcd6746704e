"""A log without personal data: what happened, by codes and ids, never by names.

The message must be a constant English sentence; of its arguments only numbers and
identifier-like ASCII words are written, everything else becomes "…". Of an exception
the kind and the places in our code are written, not its text, which may quote a record.
"""

import logging
import re
import traceback
from contextlib import suppress
from pathlib import Path

from app.infra.paths import PROGRAM, DataFolder

NAME = "so_chi_bo"
# Ids and codes (members.enrol, DiskFull); a lone capitalised word may be a name.
_PLAIN = re.compile(r"[a-z0-9_.:+-]{1,64}|(?:[A-Z][a-z0-9]+){2,8}")
_SENTENCE = re.compile(r"[\x20-\x7e]{1,200}")
_HIDDEN = "…"
_BYTES = 512 * 1024
_OLD_FILES = 3


class CodesOnly(logging.Formatter):
    """Writes one line per record with nothing that could be a name."""

    def format(self, record: logging.LogRecord) -> str:
        """Write time, level, source, message and, of an exception, where it rose."""
        stamp = self.formatTime(record, "%Y-%m-%dT%H:%M:%S")
        line = f"{stamp} {record.levelname} {record.name} {self._message(record)}"
        if record.exc_info and record.exc_info[1] is not None:
            line += "\n" + "\n".join(places(record.exc_info[1]))
        return line

    def _message(self, record: logging.LogRecord) -> str:
        message = str(record.msg)
        if not _SENTENCE.fullmatch(message):
            return _HIDDEN
        arguments = record.args
        if isinstance(arguments, tuple) and arguments:
            try:
                return message % tuple(_safe(value) for value in arguments)
            except (TypeError, ValueError):
                return message
        return message


def _handler(path: Path) -> logging.Handler:
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415  (loads sockets and queues; the lock screen needs none)

    class Quiet(RotatingFileHandler):
        """A log that cannot be written must not disturb the work."""

        def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  (overrides)
            """Say nothing: the standard one prints the record's arguments."""

    return Quiet(
        path, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8", delay=True
    )


def start(folder: DataFolder) -> logging.Logger:
    """Write the program's log into ``folder`` from now on."""
    logger = logging.getLogger(NAME)
    stop()
    with suppress(OSError):
        folder.logs.mkdir(parents=True, exist_ok=True)
    handler = _handler(folder.logs / "so-chi-bo.log")
    handler.setFormatter(CodesOnly())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    return logger


def stop() -> None:
    """Stop writing and close the file."""
    logger = logging.getLogger(NAME)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def places(error: BaseException) -> list[str]:
    """Name the kind of an error and of its causes, and where in our code they rose."""
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"  {type(current).__module__}.{type(current).__qualname__}")
        lines += [
            f"    {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(current.__traceback__)
        ]
        current = current.__cause__ or current.__context__
    return lines


def _short(filename: str) -> str:
    # The folder of the user's account is a name too.
    path = Path(filename)
    return str(path.relative_to(PROGRAM)) if path.is_relative_to(PROGRAM) else path.name


def _safe(value: object) -> object:
    if isinstance(value, (int, float)):
        return value
    text = str(value)
    return text if _PLAIN.fullmatch(text) else _HIDDEN
