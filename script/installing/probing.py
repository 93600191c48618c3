"""Tests what came of following the page. `probing.py NAME` does one group of tests; ends with 1 when one fails."""

import sys
from pathlib import Path

import administrator
import content
import crowd
import versions
from expecting import holds, ran, works
from outside import look_at_the_site

CURRENT = Path("/srv/inclusiescan/current")
MANAGE = str(CURRENT / "deploy" / "manage")
SETTINGS = Path("/etc/inclusiescan/env")
BACKUPS = Path("/var/backups/inclusiescan")
BAD = Path("/run/try-install/bad-env")
# What an operator may get wrong: the setting, its value (None: left out), and what the site must say about it.
MISTAKES = [
    ("SECRET_KEY", "kort", "SECRET_KEY"),
    ("SECRET_KEY", None, "SECRET_KEY"),
    ("ALLOWED_HOSTS", None, "ALLOWED_HOSTS"),
    ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS"),
    ("PUBLIC_URL", "http://scan.example.nl", "PUBLIC_URL"),
    ("PROXY_COUNT", None, "PROXY_COUNT"),
    ("EMAIL_URL", None, "EMAIL_URL"),
    ("DEBUG", "1", "DEBUG"),
]


def units() -> None:
    """systemd understands every unit."""
    files = [str(path) for path in sorted(Path("/etc/systemd/system").glob("inclusiescan*"))]
    works("systemd-analyze verify vindt niets", ["systemd-analyze", "verify", "--man=no", *files])


def running() -> None:
    """Everything that should run all the time still does."""
    names = [path.name for path in sorted(Path("/etc/systemd/system").glob("inclusiescan-*"))]
    works("alles wat hoort te draaien, draait", ["systemctl", "is-active", *names])


def refusals() -> None:
    """With a mistake in the settings nothing starts, and it is said which."""
    for name, value, said in MISTAKES:
        lines = [line for line in SETTINGS.read_text().splitlines() if not line.startswith(f"{name}=")]
        BAD.write_text("\n".join([*lines, *([f"{name}={value}"] if value is not None else [])]) + "\n")
        told = [line for line in BAD.read_text().splitlines() if "=" in line and not line.startswith("#")]
        settings = dict(line.split("=", 1) for line in told)
        environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "BIND": "127.0.0.1:8999", **settings}
        gunicorn = [str(CURRENT / ".venv/bin/gunicorn"), "--config", str(CURRENT / "deploy/gunicorn.conf.py")]
        done = ran("timeout", "30", "runuser", "-u", "inclusiescan", "--", *gunicorn, environment=environment)
        wrote = done.stdout + done.stderr
        refused = done.returncode not in (0, 124) and "De site start niet" in wrote and said in wrote
        holds(f"met {name}={'(weg)' if value is None else value} start de site niet", so=refused, seen=wrote[-1500:])


def timers() -> None:
    """What stands on a timer does its work."""
    for file in sorted(Path("/etc/systemd/system").glob("inclusiescan@*.timer")):
        name = file.stem.removeprefix("inclusiescan@")
        done = ran("systemctl", "start", f"inclusiescan@{name}.service")
        # Without the open internet no link can be followed, and it has to say so.
        fine = done.returncode == 0 or name == "check_links"
        holds(f"timer {name}", so=fine, seen=done.stderr)


def backup() -> None:
    """A backup is whole, and nobody else can read it."""
    newest = max(BACKUPS.glob("inclusiescan-*.tar"))
    works("de back-up is heel", [MANAGE, "restore", "--check", str(newest)], says="is heel")
    mode = newest.stat().st_mode & 0o777
    holds("alleen de site kan hem lezen", so=mode == 0o600, seen=oct(mode))
    works("over wat er staat, gaat niets heen", [MANAGE, "restore", str(newest)], code=1, says="niet leeg")


PROBES = {
    "units": units,
    "administrator": administrator.log_in,
    "running": running,
    "site": look_at_the_site,
    "refusals": refusals,
    "timers": timers,
    "newer": versions.make_newer,
    "visit": crowd.come,
    "left": crowd.leave,
    "changed": versions.look_at_newer,
    "clash": versions.clash,
    "refusal": versions.refusal,
    "rollback": versions.rollback,
    "picture": content.put_a_picture,
    "backup": backup,
    "remember": content.remember,
    "restored": content.compare,
}

if __name__ == "__main__":
    PROBES[sys.argv[1]]()
