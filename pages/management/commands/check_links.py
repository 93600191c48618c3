"""Looks whether the addresses outside the site still work. For a timer, or by hand: it opens every one of them."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from pages.links.found import Place, outside_links
from pages.links.looking import Looker, Outcome, Seen
from pages.models import OutsideLink

BROKEN, NOT_CHECKED = 1, 3


class Command(BaseCommand):
    """See the module."""

    help = (
        "Kijkt of de links naar andere sites nog werken, en bewaart de uitkomst voor het overzicht van de redactie. "
        f"Stopt met {BROKEN} als er links niet werken, en met {NOT_CHECKED} als er geen netwerk is: dan is er niets "
        "gecontroleerd."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--timeout", type=float, default=10, help="Zoveel seconden wachten op een antwoord.")
        parser.add_argument("--pause", type=float, default=1, help="Zoveel seconden tussen twee vragen aan één site.")
        parser.add_argument(
            "--own-network", action="store_true", help="Kijk ook bij adressen in het eigen netwerk, zoals een intranet."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        links = outside_links()
        looker = Looker(options["timeout"], options["pause"], own_network=options["own_network"])
        seen = looker.look_at_all(links)
        _keep(links, seen)
        for address, places in links.items():
            if seen[address].outcome != Outcome.WORKS or options["verbosity"] > 1:
                self.stdout.write(_line(address, seen[address], places))
        outcomes = [one.outcome for one in seen.values()]
        counts = ", ".join(f"{outcomes.count(one)} {one.label}" for one in Outcome if one in outcomes)
        self.stdout.write(f"Links naar andere sites: {counts or 'geen'}.")
        if Outcome.UNCHECKED in outcomes:
            raise CommandError("Niet gecontroleerd: er is geen verbinding met andere sites.", returncode=NOT_CHECKED)
        if Outcome.BROKEN in outcomes:
            raise CommandError("Er zijn links die niet werken.", returncode=BROKEN)


@transaction.atomic
def _keep(links: dict[str, list[Place]], seen: dict[str, Seen]) -> None:
    """Keep what was seen. Where there was no network, what was known before stays, and new addresses are unchecked."""
    OutsideLink.objects.exclude(address__in=links).delete()
    now = timezone.now()
    for address, places in links.items():
        where: dict[str, Any] = {"places": [asdict(place) for place in places]}
        one = seen[address]
        news = {"outcome": one.outcome, "said": one.said, "checked_at": now}
        new = {} if one.outcome == Outcome.UNCHECKED else news
        OutsideLink.objects.update_or_create(address=address, defaults=where | new)


def _line(address: str, seen: Seen, places: list[Place]) -> str:
    where = ", ".join(place.url or place.title for place in places)
    return f"{seen.outcome.label}: {address} ({seen.said}). Staat op: {where}"
