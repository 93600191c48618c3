"""What gunicorn must do for the figures: begin with an empty folder, and forget a process that is gone.

Used by the settings of gunicorn in deploy, in its first process, which does not know the settings of the site.
"""

import os
from pathlib import Path
from typing import Any

NAME = "PROMETHEUS_MULTIPROC_DIR"


def empty_the_folder(server: Any) -> None:
    """Called before the first worker: counts of a process of before say nothing, and its number may come back."""
    if folder := os.environ.get(NAME):
        Path(folder).mkdir(parents=True, exist_ok=True)
        for file in Path(folder).glob("*.db"):
            file.unlink(missing_ok=True)


def forget_process(server: Any, worker: Any) -> None:
    """Called when a worker has ended."""
    if os.environ.get(NAME):
        from prometheus_client import multiprocess

        multiprocess.mark_process_dead(worker.pid)
