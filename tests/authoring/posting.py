"""What a browser posts when an editor opens the form of a row and saves it as it is, or with a few changes."""

from typing import Any

from django.http import QueryDict
from wagtail.blocks import ListBlock, StreamBlock, StructBlock

from scan.authoring.fields import DocumentField
from scan.authoring.viewsets import VIEWSETS, RowViewSet
from scan.models.working.row import Row


def viewset_of(kind: type[Row]) -> RowViewSet:
    """The viewset that changes rows of this kind."""
    return next(viewset for viewset in VIEWSETS if viewset.model is kind)()


def form_class_of(kind: type[Row]) -> Any:
    """The form in which rows of this kind are changed."""
    return viewset_of(kind).get_edit_handler().get_form_class()


def posted(row: Row, **changed: Any) -> dict[str, Any]:
    """The data of the form of a row; `changed` are fields with another value, blocks as they stand in a document."""
    form = form_class_of(type(row))(instance=row)
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = changed.get(name, form.initial.get(name))
        value = field.prepare_value(value)
        if isinstance(field, DocumentField):
            data |= _blocks(name, field.block, value)
        elif value is True:
            data[name] = "on"
        elif value is not None and value is not False:
            data[name] = value
    return data


def arrived(data: dict[str, Any]) -> QueryDict:
    """The data as it arrives from a browser."""
    found = QueryDict(mutable=True)
    for name, value in data.items():
        found.setlist(name, value if isinstance(value, list) else [str(value)])
    return found


def _blocks(prefix: str, block: Any, value: Any) -> dict[str, Any]:
    if isinstance(block, StreamBlock):
        return _children(prefix, [(one.block_type, one.block, one.value) for one in value])
    if isinstance(block, ListBlock):
        return _children(prefix, [("", block.child_block, one) for one in value])
    if isinstance(block, StructBlock):
        found: dict[str, Any] = {}
        for name, child in block.child_blocks.items():
            found |= _blocks(f"{prefix}-{name}", child, value[name])
        return found
    if value is None or value is False:
        return {}
    return {prefix: "on" if value is True else value}


def _children(prefix: str, ones: list[tuple[str, Any, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {f"{prefix}-count": str(len(ones))}
    for place, (kind, block, value) in enumerate(ones):
        data |= {f"{prefix}-{place}-deleted": "", f"{prefix}-{place}-order": str(place)}
        data |= {f"{prefix}-{place}-type": kind, f"{prefix}-{place}-id": ""}
        data |= _blocks(f"{prefix}-{place}-value", block, value)
    return data
