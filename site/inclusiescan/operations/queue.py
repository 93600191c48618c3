"""The queue of the worker: the one of django-tasks-db, but that nothing of what an error says is kept with a task."""

from typing import Any

from django.conf import settings
from django_tasks.base import Task
from django_tasks_db import DatabaseBackend

from inclusiescan.logs import way_to


class TaskFailed(Exception):  # noqa: N818  (what happened, as it stands in the table of tasks)
    """Stands in the place of what went wrong in a task: the way to it and its kind, without its words."""


class WordlessTask(Task):
    """A task whose error can be kept. In its words a mail server names whom it does not know, a database a row."""

    __slots__ = ()

    def call(self, *args: Any, **kwargs: Any) -> Any:
        """Do the work. Raises TaskFailed for whatever goes wrong; on a trial site that itself."""
        try:
            return super().call(*args, **kwargs)
        except Exception as error:
            if settings.DEBUG:
                raise
            raise TaskFailed(way_to(error)) from None


class QueueBackend(DatabaseBackend):
    """See the module; TASKS in the settings names it."""

    task_class = WordlessTask
