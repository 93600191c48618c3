"""How is a page from the files published? As an editor would do it, after the checks of the edit form."""

from django.core.exceptions import ValidationError
from wagtail.fields import StreamField
from wagtail.models import Page

from pages.loading.files import PageContentError


def publish(page: Page, name: str) -> None:
    """Check the page and its blocks, and publish it. Raises PageContentError, naming the file and the key."""
    try:
        page.full_clean()
        for field in page._meta.get_fields():
            if isinstance(field, StreamField):
                _check_blocks(page, field)
    except ValidationError as error:
        raise PageContentError(complaint(error, name)) from error
    page.save_revision().publish()


def complaint(error: ValidationError, name: str) -> str:
    """The first thing that is wrong, in one line."""
    if not hasattr(error, "error_dict"):
        # The title alone: Wagtail checks that first, and does not name it.
        return f"{name}: title: {error.messages[0]}"
    key, messages = next(iter(error.message_dict.items()))
    return f"{name}: {key}: {messages[0]}"


def _check_blocks(page: Page, field: StreamField) -> None:
    value = getattr(page, field.name)
    try:
        value.stream_block.clean(value)
    except ValidationError as error:
        raise ValidationError({field.name: f"{error.as_json_data()}"}) from error
