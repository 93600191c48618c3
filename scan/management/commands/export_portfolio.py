"""Writes the Excel workbook of many scans: of one service point, or numbers over all of them. For operators."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scan.export.portfolio.workbook import write_portfolio
from scan.models import Act, ServicePoint
from scan.workspace.exports.making import batched_names, record_exports
from scan.workspace.exports.selections import Order, of_service_point, over_service_points


class Command(BaseCommand):
    """See the module."""

    help = (
        "Schrijf het Excel-bestand van alle gedeelde scans. Met --service-point alles wat met dat servicepunt is "
        "gedeeld. Zonder: cijfers over alle servicepunten samen, zonder groepen van minder dan tien werkgevers."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="Waar het bestand komt, bijvoorbeeld werkgevers.xlsx.")
        parser.add_argument("--service-point", metavar="NAAM", help="De naam van een werkgeversservicepunt.")

    def handle(self, *args: Any, **options: Any) -> None:
        name, file = options["service_point"], options["file"]
        point = None if name is None else _point(name)
        order = of_service_point(point) if point else over_service_points()
        try:
            number = _written(order, file)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}. Bestaat de map, en mag je er schrijven?") from error
        if point:
            for scans in batched_names(order.source.scan_ids):
                record_exports(scans, Act.COPIED, None, point.pk)
        self.stdout.write(f"{file} is geschreven: {number} werkgevers.")


def _written(order: Order, file: Path) -> int:
    """Beside the file first, so that one that was there stays whole when something goes wrong."""
    beside = file.with_name(f"{file.name}.deel")
    try:
        with beside.open("wb") as target:
            number = write_portfolio(target, order.selection, order.source.records(), order.source.developments())
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return number


def _point(name: str) -> ServicePoint:
    point = ServicePoint.objects.filter(name=name).first()
    if point is None:
        known = ", ".join(ServicePoint.objects.values_list("name", flat=True)) or "geen"
        raise CommandError(f"Er is geen werkgeversservicepunt met de naam {name}. Wel: {known}.")
    return point
