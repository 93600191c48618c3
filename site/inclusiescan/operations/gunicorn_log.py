"""The lines of gunicorn itself: as those of the site, one JSON object each, without keys of links or words of an error.

Settings of gunicorn for logging would switch its log of addresses on; this changes only how a line is written.
"""

from gunicorn.config import Config
from gunicorn.glogging import Logger

from inclusiescan.logs import JsonFormatter, WithoutPeople, WithoutTokens


class JsonLog(Logger):
    """What `logger_class` names in deploy/gunicorn.conf.py."""

    def setup(self, cfg: Config) -> None:
        """Called when gunicorn starts, and when it reads its settings again: with new handlers each time."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonFormatter())
            # As the handler of the site has in settings.py.
            handler.addFilter(WithoutTokens())
            handler.addFilter(WithoutPeople())
