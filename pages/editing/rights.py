"""Who sees the screens about pages? Everybody who may do something with a page; an administrator of people may not."""

from typing import Any

from django.core.exceptions import PermissionDenied
from wagtail.models import Page
from wagtail.permissions import policy_registry


def is_editor(user: Any) -> bool:
    """Whether somebody may write or publish some page."""
    return bool(policy_registry.get_by_type(Page).user_has_any_permission(user, ("add", "change", "publish")))


def check_editor(user: Any) -> None:
    """Raises PermissionDenied for who may open the admin for something else."""
    if not is_editor(user):
        raise PermissionDenied
