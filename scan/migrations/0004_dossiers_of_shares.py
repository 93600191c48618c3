"""Employers who share already get a dossier, and their results the columns that the list filters on."""

from django.db import migrations
from django.utils import timezone


def fill(apps, schema_editor):
    """What sharing and finishing do from now on, for what was shared and finished before."""
    Share, Result = apps.get_model("scan", "Share"), apps.get_model("scan", "Result")
    Dossier, About = apps.get_model("scan", "Dossier"), apps.get_model("scan", "DossierOrganisation")
    for share in Share.objects.filter(withdrawn_at=None, until__gt=timezone.now()).select_related("scan").order_by("pk"):
        ids = {"service_point_id": share.service_point_id, "organisation_id": share.scan.organisation_id}
        if not About.objects.filter(**ids).exists():
            dossier = Dossier.objects.create(service_point_id=share.service_point_id, name=share.organisation_name)
            About.objects.create(dossier=dossier, **ids)
    for result in Result.objects.only("data").iterator(chunk_size=500):
        Result.objects.filter(pk=result.pk).update(**_columns(result.data))


def _columns(data):
    """As `scan.models.columns` has it; the style is left out, because it may rest on what is not shared."""
    facts, known = data["scores"]["facts"], {k: s for k, s in data["scores"]["dimensions"].items() if s is not None}
    return {
        "kind": str(facts.get("soort", "")),
        "lowest": min(known, key=known.get, default=""),
        "wishes": "".join(f" {wish} " for wish in facts.get("hulpvraag") or ()),
    }


class Migration(migrations.Migration):
    dependencies = [("scan", "0003_dossiers")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
