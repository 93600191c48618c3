"""The worker: does what is in the queue, gives a sign of life, and takes over the work of a worker that died."""

import secrets
import socket
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from inclusiescan.operations.worker import Beating, forget_old_workers, forget_worker


class Command(BaseCommand):
    """See the module."""

    help = "Doet het werk dat in de rij staat: mails en Excel-bestanden. Blijft draaien tot je het stopt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--interval", type=float, default=1, help="Zoveel seconden wachten als de rij leeg is.")

    def handle(self, *args: Any, interval: float, **options: Any) -> None:
        # In a container every worker has the same number, so that alone names nobody.
        name = f"{socket.gethostname()[:40]}-{secrets.token_hex(6)}"
        # As words: what is left out would be looked up in a queue that this site has not.
        words = ["--backend=slow", "--no-reload", f"--interval={interval}", f"--worker-id={name}"]
        forget_old_workers()
        try:
            with Beating(name):
                call_command("db_worker", *words, verbosity=options["verbosity"])
        except SystemExit as ending:
            # Who breaks off its work is missed, so that another one takes it over.
            if ending.code:
                raise
        forget_worker(name)
