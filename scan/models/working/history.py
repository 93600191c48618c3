"""The history of many rows at once, as Wagtail keeps it for one: hundreds of rows come in with one file."""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Revision

from scan.models.people import User
from scan.models.working.row import Row


def remember(rows: Sequence[Row], user: User | None) -> None:
    """Keep how these saved rows, all of one kind, are now, and write in the log who did it when that is known."""
    if not rows:
        return
    kind = type(rows[0])
    content_type = ContentType.objects.get_for_model(kind)
    now = timezone.now()
    kept = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(row.pk),
            user=user,
            created_at=now,
            content=row.serializable_data(),
            object_str=str(row),
        )
        for row in rows
    )
    for row, revision in zip(rows, kept, strict=True):
        row.latest_revision = revision
        if user:
            log(row, "wagtail.edit", user=user, revision=revision, content_changed=True)
    kind.objects.bulk_update(rows, ["latest_revision"])
