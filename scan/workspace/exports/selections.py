"""Of what can a workbook be made? Of a list as somebody sees it, of a service point, or of all service points."""

from dataclasses import dataclass

from django.utils import timezone

from scan.export.inputs import TIME_ZONE
from scan.export.portfolio.records import Selection
from scan.models import ExportJob, ServicePoint, Share
from scan.workspace.asked import asked_in_query
from scan.workspace.choices import in_words
from scan.workspace.exports.source import Source
from scan.workspace.newest import newest_of
from scan.workspace.portfolio import shares_of


@dataclass(frozen=True)
class Order:
    """What a workbook is made of, and from what."""

    selection: Selection
    source: Source


def of_list(job: ExportJob) -> Order:
    """The list of a service point as the person of the job sees it now, through the filter of the job."""
    asked = asked_in_query(job.query)
    source = Source(
        visible=Share.objects.visible_to(job.user).filter(service_point=job.service_point),
        chosen=shares_of(job.user, asked).filter(service_point=job.service_point),
    )
    filters = tuple(in_words(job.user, asked))
    return _order(source, job.service_point.name, filters, with_notes=job.with_notes)


def of_service_point(point: ServicePoint) -> Order:
    """All that is shared with a service point, for who runs the server."""
    visible = Share.objects.active().filter(service_point=point)
    return _order(Source(visible=visible, chosen=newest_of(visible).order_by("-shared_at", "-pk")), point.name)


def over_service_points() -> Order:
    """Numbers over all service points, in which no single employer is to be seen."""
    visible, employer = Share.objects.active(), "scan__organisation"
    return _order(Source(visible, newest_of(visible, employer=employer).order_by("pk"), employer, named=False), "")


def _order(source: Source, point: str, filters: tuple[str, ...] = (), *, with_notes: bool = False) -> Order:
    moment = timezone.now().astimezone(TIME_ZONE)
    return Order(Selection(point, source.versions, moment, filters, source.older, with_notes), source)
