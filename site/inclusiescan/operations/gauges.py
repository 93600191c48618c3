"""What Prometheus gets to see: what the web processes counted, and how every part of the site stands at that moment."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from prometheus_client import CollectorRegistry, multiprocess
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from inclusiescan.operations.health import look


class HealthCollector(Collector):
    """The findings as figures: the state of each part (0 good, 1 doubtful, 2 broken), and what was measured."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        state = GaugeMetricFamily("inclusiescan_state", "0 good, 1 doubtful, 2 broken", labels=("part",))
        value = GaugeMetricFamily("inclusiescan_measured", "Seconds, bytes or a number, by part", labels=("part",))
        for finding in look():
            state.add_metric((finding.part,), finding.state.code)
            if finding.value is not None:
                value.add_metric((finding.part,), finding.value)
        yield state
        yield value


def registry() -> CollectorRegistry:
    """All figures, read anew."""
    found = CollectorRegistry()
    # The folder goes away with the web processes.
    if settings.METRICS_DIR and Path(settings.METRICS_DIR).is_dir():
        multiprocess.MultiProcessCollector(found)
    found.register(HealthCollector())
    return found
