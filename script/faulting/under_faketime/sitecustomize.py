"""Lets processes under faketime sleep. Python loads this by itself where its folder is on the path.

`time.sleep` asks the kernel to wake it at a moment of the clock that only goes on. faketime 0.9.10, told to leave that
clock alone, spoils the question: EINVAL. Waiting for an event that never comes asks in another way.
"""

import threading
import time


def _sleep(seconds: float) -> None:
    threading.Event().wait(seconds)


time.sleep = _sleep
