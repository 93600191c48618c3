"""What is kept out of every log line: the tokens of personal links."""

import logging
import re

_LINK = re.compile(r"/link/[^/\s]+")


class WithoutTokens(logging.Filter):
    """Puts /link/… in the place of a personal link, in the message and in what is filled in."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _LINK.sub("/link/…", record.getMessage())
        record.args = ()
        return True
