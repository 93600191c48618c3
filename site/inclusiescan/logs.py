"""What is kept out of every log line: the tokens of personal links and of links for a role."""

import logging
import re

_LINK = re.compile(r"/(link|meedoen|herinnering|bevestigen|uitnodiging|geen-uitnodigingen)/[^/\s]+")


class WithoutTokens(logging.Filter):
    """Puts /link/… or /meedoen/… in the place of a link, in the message and in what is filled in."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = _LINK.sub(r"/\1/…", record.getMessage())
        record.args = ()
        return True
