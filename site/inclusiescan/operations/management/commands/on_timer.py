"""Runs one of the commands for a timer, and remembers how it went: the health of the site tells when one stays away."""

from argparse import REMAINDER
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from inclusiescan.operations import timers


class Command(BaseCommand):
    """See the module."""

    help = (
        "Voert een commando uit dat op een timer staat, en onthoudt of het lukte. Geeft door hoe dat commando stopte."
    )
    # The command that runs has its own checks.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="Het commando, zoals send_reminders.")
        parser.add_argument("rest", nargs=REMAINDER, help="Wat dat commando nog meer wil weten.")

    def handle(self, *args: Any, name: str, rest: list[str], **options: Any) -> None:
        timer = timers.BY_NAME.get(name)
        if timer is None or name not in get_commands():
            known = ", ".join(one for one in timers.BY_NAME if one in get_commands())
            raise CommandError(f"{name} staat niet op een timer. Wel: {known}.")
        timers.began(name)
        try:
            call_command(name, *rest, verbosity=options["verbosity"])
        except CommandError as error:
            self._tell(timer, error.returncode, "CommandError")
            raise
        except SystemExit as error:
            self._tell(timer, error.code if isinstance(error.code, int) else 1, "SystemExit")
            raise
        except BaseException as error:
            timers.failed(name, type(error).__name__)
            raise
        timers.did_well(name)

    def _tell(self, timer: timers.Timer, code: int, kind: str) -> None:
        """Write down a run that ended with a code of its own."""
        if code in timer.fine:
            timers.did_well(timer.name)
        else:
            timers.failed(timer.name, f"{kind} ({code})")
