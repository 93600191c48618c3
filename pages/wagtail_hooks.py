"""What may an administrator who is no superuser not do with people in Wagtail?"""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks

from scan.models import User


@hooks.register("before_create_user")
def nobody_makes_a_superuser(request: HttpRequest) -> None:
    """Wagtail's form lets everybody who can add users tick the box."""
    _check(request)


@hooks.register("before_edit_user")
def nobody_becomes_a_superuser(request: HttpRequest, user: User) -> None:
    """A superuser's account, with its password, is for superusers only."""
    _check(request)
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied


def _check(request: HttpRequest) -> None:
    if request.POST.get("is_superuser") and not request.user.is_superuser:
        raise PermissionDenied
