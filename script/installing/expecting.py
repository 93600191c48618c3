"""What a probe says: a line per thing that holds, and the end of the run when one does not."""

import os
import subprocess
import sys
from collections.abc import Sequence


def holds(what: str, *, so: bool, seen: object = "") -> None:
    """Say that it holds. SystemExit when it does not, with what was seen instead."""
    sys.stdout.write(f"{'ok  ' if so else 'FOUT'}  {what}{'' if so else f': {seen}'}\n")
    sys.stdout.flush()
    if not so:
        raise SystemExit(1)


def ran(*command: str, environment: dict[str, str] | None = None, given: str = "") -> subprocess.CompletedProcess[str]:
    """What a command answered, however it ended."""
    # What our own modules need is nothing for the site.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(  # noqa: S603  (our own words)
        command, env=environment or inherited, input=given, capture_output=True, text=True, check=False, timeout=900
    )


def works(what: str, command: Sequence[str], *, code: int = 0, says: str = "", given: str = "") -> str:
    """A command ends with this code and says this; gives all it wrote."""
    done = ran(*command, given=given)
    wrote = done.stdout + done.stderr
    holds(what, so=done.returncode == code and says in wrote, seen=f"{done.returncode} {wrote[-2000:]}")
    return wrote
