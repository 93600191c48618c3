"""What Prometheus counts in each web process. Only imported where PROMETHEUS_MULTIPROC_DIR names a folder."""

from prometheus_client import Counter, Histogram

BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds: a save should be below a tenth, and nobody waits for ten."""

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})

REQUESTS = Counter("inclusiescan_requests", "Requests, by pattern of address", ("method", "route", "status"))
SECONDS = Histogram("inclusiescan_request_seconds", "Time to answer", ("method", "route"), buckets=BUCKETS)


def count(method: str, route: str, status: int, seconds: float) -> None:
    """One request that was answered. Every label has few values, whatever a visitor sends."""
    known = method if method in METHODS else "other"
    REQUESTS.labels(known, route, str(status)).inc()
    SECONDS.labels(known, route).observe(seconds)
