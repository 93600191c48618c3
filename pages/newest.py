"""What does the newest published instrument say? Pages follow it, and keep no copy of its texts."""

from pages.once import once
from scan.core.instrument import Instrument
from scan.models import InstrumentVersion


def newest_instrument() -> Instrument | None:
    """The instrument as it was last published, or None before the first time. One small query."""
    return once("newest instrument", _look_up)


def _look_up() -> Instrument | None:
    # The document is large, and parsed only once per process.
    version = InstrumentVersion.objects.defer("document").first()
    return version.instrument if version else None
