"""Publishing the working copy: an editor asks, a coordinator publishes, and a version can be taken up again."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from pages.loading.steps import follow_instrument
from pages.search.refreshing import index_steps
from scan.authoring.checking import Check, check_working_copy
from scan.core.changes import Change, changes
from scan.models import InstrumentVersion, ReleaseRequest
from scan.models.instrument import digest_of, publish
from scan.models.working.copy import mark_published, replace_working_copy


class PublicationError(ValueError):
    """The working copy cannot be published, or asked for; the message says why, in Dutch."""


@dataclass(frozen=True)
class Release:
    """What would be published now: the working copy, what lint finds in it, and what it changes."""

    check: Check
    newest: InstrumentVersion | None

    @cached_property
    def digest(self) -> str:
        """The digest of the working copy; empty while it holds what no instrument can."""
        return "" if self.check.errors else digest_of(self.check.copy.canonical())

    @cached_property
    def changes(self) -> list[Change]:
        """Every change since the newest version, in words; none for the first, or while the copy cannot be read."""
        if self.newest is None or not self.check.is_readable:
            return []
        return changes(self.newest.instrument, self.check.copy.instrument)

    @property
    def is_new(self) -> bool:
        """Whether anything differs from the newest version."""
        return self.newest is None or bool(self.changes)


def release() -> Release:
    """What would be published now."""
    return Release(check_working_copy(), InstrumentVersion.objects.first())


def open_request() -> ReleaseRequest | None:
    """The request that waits for an answer, if there is one."""
    return ReleaseRequest.objects.filter(is_open=True).select_related("asked_by").first()


def last_answer() -> ReleaseRequest | None:
    """The newest request, when it was sent back: its answer is for who asked."""
    newest = ReleaseRequest.objects.select_related("asked_by", "decided_by").first()
    return newest if newest and not newest.is_open and newest.version_id is None else None


def ask(user: Any, note: str) -> ReleaseRequest:
    """Ask a coordinator to publish the working copy as it is now. Raises PublicationError."""
    wanted = _publishable()
    try:
        with transaction.atomic():
            return ReleaseRequest.objects.create(asked_by=user, note=note, digest=wanted.digest)
    except IntegrityError as error:
        raise PublicationError("Er is al om publicatie gevraagd. Wacht op het antwoord.") from error


def answer(request: ReleaseRequest, user: Any, text: str) -> None:
    """Send a request back with a text, without publishing."""
    _close(request.pk, user, answer=text)


def publish_working_copy(user: Any, note: str, digest: str) -> InstrumentVersion:
    """Freeze the working copy as the next version, and close a request that is open.

    `digest` is that of the working copy as the coordinator read it. New steps get a page of their own. Raises
    PublicationError when it changed meanwhile, when lint finds an error, or when nothing differs from the newest
    version.
    """
    with transaction.atomic():
        wanted = _publishable()
        if wanted.digest != digest:
            raise PublicationError("De werkkopie is net veranderd. Lees de wijzigingen opnieuw, en publiceer dan.")
        document = wanted.check.copy.canonical()
        version = publish(document, note=note, user=user)
        mark_published(document)
        follow_instrument()
        index_steps.enqueue()
        waiting = open_request()
        if waiting:
            _close(waiting.pk, user, version=version)
    return version


def take_up(version: InstrumentVersion, user: Any) -> None:
    """Make a version the working copy again. What was not published of the present one stays in the history only."""
    replace_working_copy(version.document, user=user)
    mark_published(version.document)


def _publishable() -> Release:
    wanted = release()
    if wanted.check.errors:
        raise PublicationError("Er staan nog fouten in de werkkopie. Los die eerst op.")
    if not wanted.is_new:
        raise PublicationError("Er is niets veranderd sinds de laatste versie.")
    return wanted


def _close(pk: int, user: Any, **fields: Any) -> None:
    ReleaseRequest.objects.filter(pk=pk, is_open=True).update(
        is_open=False, decided_by=user, decided_at=timezone.now(), **fields
    )
