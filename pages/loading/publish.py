"""How is a page or snippet from the files published? As an editor would do it, after the checks of the edit form."""

from django.core.exceptions import ValidationError
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin

from pages.loading.files import PageContentError


def publish(page: DraftStateMixin, name: str) -> None:
    """Check a page or snippet with its blocks, and publish it. Raises PageContentError, naming the file and the key."""
    try:
        page.full_clean()
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                _check_blocks(page, field)
    except ValidationError as error:
        raise PageContentError(complaint(error, name)) from error
    if page.pk is None:
        page.save()
    page.save_revision().publish()


def complaint(error: ValidationError, name: str) -> str:
    """The first thing that is wrong, in one line."""
    if not hasattr(error, "error_dict"):
        # The title alone: Wagtail checks that first, and does not name it.
        return f"{name}: title: {error.messages[0]}"
    key, messages = next(iter(error.message_dict.items()))
    return f"{name}: {key}: {messages[0]}"


def _check_blocks(page: DraftStateMixin, field: StreamField) -> None:
    value = getattr(page, field.name)
    try:
        value.stream_block.clean(value)
    except ValidationError as error:
        raise ValidationError({field.name: f"{error.as_json_data()}"}) from error
