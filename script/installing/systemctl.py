"""Stands in the place of systemctl where systemd does not run, and asks the manager."""

import json
import socket
import sys
from typing import Any

from manager import DOOR

VERBS = ("start", "stop", "restart", "is-active")


def ask(verb: str, names: list[str]) -> Any:
    """What the manager says to this."""
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(str(DOOR))
        with door.makefile("rw") as talk:
            talk.write(json.dumps([verb, names]) + "\n")
            talk.flush()
            return json.loads(talk.readline())


def main(words: list[str]) -> int:
    """0 when it worked, 1 when not, 2 when this is not one of the commands that the page and the scripts use."""
    verb, *names = [word for word in words if not word.startswith("--")]
    if verb == "daemon-reload":
        return 0
    if verb == "enable":
        verb = "start" if "--now" in words else "is-enabled"
    if verb not in VERBS:
        sys.stderr.write(f"systemctl {verb}: dat kan hier niet\n")
        return 2
    answer = ask(verb, names)
    if answer:
        sys.stderr.write(f"{answer}\n")
    return 1 if answer else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
