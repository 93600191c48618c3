"""What if a page of before has another type now? It becomes one, at the same address and with the text it has."""

from django.contrib.contenttypes.models import ContentType
from django.db import router
from wagtail.models import AbstractPage, Page, Revision

from pages.models import TextPage


def convert(page: TextPage, model: type[Page]) -> Page:
    """Make this page one of another type that also has an introduction and a body. Its history comes along."""
    fields = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
    kind = ContentType.objects.get_for_model(model)
    # Only the row of its own: Django would take the history along, and treebeard the pages below it.
    TextPage.objects.filter(pk=page.pk).order_by()._raw_delete(router.db_for_write(TextPage))
    made = model(**fields | {"content_type_id": kind.pk}, page_ptr_id=fields["id"], intro=page.intro, body=page.body)
    # Wagtail compares with the row of before, which is gone.
    super(AbstractPage, made).save()
    Revision.page_revisions.filter(object_id=str(made.pk)).update(content_type=kind)
    return model.objects.get(pk=made.pk)


def is_untouched(page: Page) -> bool:
    """Whether no editor ever saved it: what stands there is what was loaded."""
    return not page.revisions.exclude(user=None).exists()
