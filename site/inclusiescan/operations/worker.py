"""Does the worker live, and what happens to the work of one that died?

A worker writes a sign of life every few seconds. Work of a worker whose sign has not changed for a while, as another
one watched, goes back into the queue. No two clocks are compared: a clock that jumps kills nobody.
"""

import logging
import threading
import time
from collections.abc import Iterable, Mapping
from datetime import timedelta

from django.db import Error, close_old_connections
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from inclusiescan.operations.models import Heartbeat

log = logging.getLogger(__name__)

PREFIX = "worker "
EVERY = 20.0
"""Seconds between two signs of life."""

DEAD_AFTER = 90.0
"""Seconds without a sign, after which the work of a worker is somebody else's."""

KEPT = timedelta(days=1)

MOST_TRIES = 3
"""How many workers may die of the same work: it may be the work that kills them."""

Sign = object


class Watch:
    """Watches signs of life; says whose did not change while it looked."""

    def __init__(self, dead_after: float = DEAD_AFTER) -> None:
        self.dead_after = dead_after
        self._seen: dict[str, tuple[Sign, float]] = {}

    def silent(self, signs: Mapping[str, Sign], now: float) -> set[str]:
        """Whose sign is as it was so many seconds ago. `now` is of a clock that only goes on."""
        since = {
            name: self._seen[name][1] if name in self._seen and self._seen[name][0] == sign else now
            for name, sign in signs.items()
        }
        self._seen = {name: (sign, since[name]) for name, sign in signs.items()}
        return {name for name, moment in since.items() if now - moment >= self.dead_after}

    def forget(self) -> None:
        """Begin anew: for a while nobody could be seen, so that silence says nothing."""
        self._seen.clear()


class Beating:
    """A thread beside the worker: its own sign of life, and an eye on the others."""

    def __init__(self, name: str, *, every: float = EVERY, watch: Watch | None = None) -> None:
        self.name, self.every, self.watch = name, every, watch or Watch()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="beating", daemon=True)

    def __enter__(self) -> "Beating":
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stop.set()
        self._thread.join(timeout=5)

    def _go_on(self) -> None:
        while True:
            try:
                beat(self.name)
                give_back_of_silent(self.watch, time.monotonic())
            except Error as error:
                self.watch.forget()
                log.warning("No sign of life could be written: %s", type(error).__name__)
            finally:
                # A connection that broke is not used again.
                close_old_connections()
            if self._stop.wait(self.every):
                return


def beat(name: str) -> None:
    """Write the sign of life of this worker."""
    Heartbeat.objects.update_or_create(name=PREFIX + name, defaults={"beat_at": timezone.now()})


def forget_worker(name: str) -> None:
    """A worker that stops in an orderly way is not missed."""
    Heartbeat.objects.filter(name=PREFIX + name).delete()


def forget_old_workers() -> None:
    """Workers that died stay in the list for a day, for who looks what happened."""
    Heartbeat.objects.filter(name__startswith=PREFIX, beat_at__lt=timezone.now() - KEPT).delete()


def give_back_of_silent(watch: Watch, now: float) -> int:
    """Put the work of workers that died back into the queue. Returns how much that was."""
    running = list(DBTaskResult.objects.running())
    beats = dict(Heartbeat.objects.filter(name__startswith=PREFIX).values_list("name", "beat_at"))
    silent = watch.silent({name: beats.get(PREFIX + name) for name in _workers_of(running)}, now)
    lost = [task for task in running if _worker_of(task) in silent]
    return sum(_give_back(task) for task in lost)


def _workers_of(tasks: Iterable[DBTaskResult]) -> set[str]:
    return {_worker_of(task) for task in tasks}


def _worker_of(task: DBTaskResult) -> str:
    return str(task.worker_ids[-1]) if task.worker_ids else ""


def _give_back(task: DBTaskResult) -> bool:
    """Back into the queue, or given up after too many tries; not when another worker was first."""
    mine = DBTaskResult.objects.filter(pk=task.pk, status=TaskResultStatus.RUNNING, started_at=task.started_at)
    if len(task.worker_ids) < MOST_TRIES:
        log.warning("Work of a worker that died goes back into the queue: %s", task.task_path)
        return bool(mine.update(status=TaskResultStatus.READY))
    log.error("Work is given up, because %s workers died of it: %s", MOST_TRIES, task.task_path)
    gone = {"finished_at": timezone.now(), "exception_class_path": "inclusiescan.operations.worker.WorkerDied"}
    return bool(mine.update(status=TaskResultStatus.FAILED, **gone))


class WorkerDied(Exception):  # noqa: N818  (what happened, as it stands in the table of tasks)
    """The reason that stands with work that was given up."""
