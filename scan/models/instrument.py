"""The published versions of the instrument: numbered, frozen, and never changed afterwards."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import models

from scan.core.document import document_of
from scan.core.instrument import Instrument, instrument_from


class FrozenVersionError(TypeError):
    """A version that was published was about to be changed."""


class FrozenVersions(models.QuerySet["InstrumentVersion"]):
    """Versions can be made and read. One that no scan uses can be deleted; none can be changed."""

    def update(self, **fields: Any) -> int:
        # Who published may leave: Django then empties the field through this.
        if fields != {"published_by": None}:
            raise FrozenVersionError("a published version is never changed; publish a new one")
        return super().update(**fields)

    def _update(self, values: Any) -> int:
        # Django saves what is in the database already through this.
        return self.update()


class InstrumentVersion(models.Model):
    """One publication of the whole instrument, as a document (see scan.core.instrument) with its hash."""

    number = models.PositiveIntegerField("nummer", unique=True)
    document = models.JSONField("inhoud")
    digest = models.CharField(max_length=64)
    note = models.TextField("toelichting")
    published_at = models.DateTimeField("gepubliceerd op", auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    objects = FrozenVersions.as_manager()

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        ordering = ["-number"]
        # So that saving a version goes through FrozenVersions too.
        base_manager_name = "objects"
        permissions = [("publish_instrument", "Kan de vragenlijst publiceren")]

    def __str__(self) -> str:
        return f"versie {self.number}"

    @property
    def instrument(self) -> Instrument:
        """The instrument in this version, parsed once per process: a version never changes."""
        if self.digest not in _instruments:
            _instruments[self.digest] = instrument_from(self.document)
        return _instruments[self.digest]


_instruments: dict[str, Instrument] = {}


def digest_of(document: dict[str, Any]) -> str:
    """The SHA-256 of the document in its canonical JSON form."""
    canonical = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def publish(document: dict[str, Any], *, note: str, user: Any = None) -> InstrumentVersion:
    """Freeze an instrument as the next version; one equal to the newest version gives that version back.

    What is frozen is the canonical document, so that two ways of writing the same instrument are the same version.
    Raises InstrumentError when the document does not describe an instrument.
    """
    document = document_of(instrument_from(document))
    digest = digest_of(document)
    newest = InstrumentVersion.objects.first()
    if newest and newest.digest == digest:
        return newest
    number = newest.number + 1 if newest else 1
    return InstrumentVersion.objects.create(
        number=number, document=document, digest=digest, note=note, published_by=user
    )
