"""What a log line and an error mail say, and what is kept out: tokens of links, mail addresses, what people typed.

The words of an error may quote anything: a database names the row that it refuses, a mail server whom it does not know.
So of an error only its kind and the way to it are told.
"""

import json
import logging
import re
import sys
import traceback
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from django.conf import settings
from django.views.debug import ExceptionReporter

from inclusiescan.operations import request_id

MOST_CAUSES = 5

_LINK = re.compile(
    r"/(link|meedoen|herinnering|bevestigen|uitnodiging|geen-uitnodigingen|account/password/reset/key)/[^/\s]+"
)


class WithoutTokens(logging.Filter):
    """Puts /link/… or /meedoen/… in the place of a link, in the message and in what is filled in."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _LINK.sub(r"/\1/…", record.getMessage())
        record.args = ()
        return True


# With limits, so that a line that is made to be long costs no time.
_ADDRESS = re.compile(r"[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


class WithoutPeople(logging.Filter):
    """Puts …@… in the place of a mail address, and takes the words of an error away. A trial site tells them."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _ADDRESS.sub("…@…", record.getMessage())
        record.args = ()
        # Settings that could not be read are of no trial site either.
        is_trial = settings.configured and settings.DEBUG
        if record.exc_info and record.exc_info[1] and not is_trial:
            # A formatter that tells errors in its own way finds the error itself as it was.
            record.exc_text = way_to(record.exc_info[1])
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object per line, with the request that it belongs to, and what stands beside it as `facts`."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if name := request_id.current.get():
            line["request_id"] = name
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1]:
            line["errors"] = [asdict(one) for one in told_of(record.exc_info[1])]
        return json.dumps(line, ensure_ascii=False, default=str)


class WordlessReporter(ExceptionReporter):
    """An error for a mail: its kind, the way to it and which page it was. No form, cookie, setting or variable."""

    def get_traceback_text(self) -> str:
        if not self.is_email:
            return super().get_traceback_text()
        way = way_to(self.exc_value) if isinstance(self.exc_value, BaseException) else ""
        match = getattr(self.request, "resolver_match", None)
        return f"{getattr(self.request, 'method', '')} {match.route if match else ''}\n{way}".strip()

    def get_traceback_html(self) -> str:
        return "" if self.is_email else super().get_traceback_html()


@dataclass(frozen=True)
class Told:
    """What is told of an error: its kind, and the lines of code that it passed, the deepest last; never its words."""

    kind: str
    places: list[str]


def told_of(error: BaseException) -> list[Told]:
    """An error and what it came from, the last one first."""
    return [
        Told(
            kind=f"{type(one).__module__}.{type(one).__qualname__}",
            places=[f"{at.filename}:{at.lineno} {at.name}" for at in traceback.extract_tb(one.__traceback__)],
        )
        for one in _causes(error)
    ]


def way_to(error: BaseException) -> str:
    """The same for a person to read, in the order in which it happened."""
    return "\n".join("\n".join([*(f"  {at}" for at in one.places), one.kind]) for one in reversed(told_of(error)))


def tell_wordlessly(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For `sys.excepthook`: what stops a command on a timer ends up in the journal, without its words.

    A trial site tells everything, and so does a site that could not read its settings: that error is about those.
    """
    if not settings.configured or settings.DEBUG or not issubclass(kind, Exception):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("inclusiescan").critical("Stopped by an error.", exc_info=(kind, error, trace))


def _causes(error: BaseException) -> list[BaseException]:
    """An error and what it came from, the last one first. Errors can come from each other, round and round."""
    found: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in found and len(found) < MOST_CAUSES:
        found.append(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return found
