"""What may somebody who keeps people not do? Make or change a superuser, know a password, or leave a door open.

And deleting somebody is forgetting them as everywhere: with their files and the names in Wagtail's log, also after a
backup was put back.
"""

from collections.abc import Iterable
from typing import Any

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from allauth.usersessions.models import UserSession
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from scan.models import User
from scan.privacy.erasing import forget_account


@hooks.register("before_create_user")
def nobody_makes_a_superuser(request: HttpRequest) -> None:
    """Wagtail's form lets everybody who can add users tick the box."""
    _check_box(request)


@hooks.register("after_create_user")
def a_colleague_chooses_a_password(request: HttpRequest, user: User) -> None:
    """Who is new gets in through the mail for a forgotten password."""
    user.set_unusable_password()
    user.save(update_fields=["password"])
    messages.info(request, "Je collega kiest zelf een wachtwoord, met ‘Wachtwoord vergeten?’ op de pagina Inloggen.")


@hooks.register("before_edit_user")
def nobody_becomes_a_superuser(request: HttpRequest, user: User) -> None:
    """A superuser's account is for superusers only. One's own asks once more who one is."""
    _check_box(request)
    _check_whose(request, [user])
    if user == request.user and is_reauthentication_required(request, app="wagtail.users"):
        raise ReauthenticationRequired


@hooks.register("before_delete_user")
def who_is_deleted_is_forgotten(request: HttpRequest, user: User) -> HttpResponse | None:
    """In the place of Wagtail's own deleting, once somebody says that they are sure."""
    return _forget(request, [user]) if request.method == "POST" else None


@hooks.register("before_bulk_action")
def many_people_at_once(request: HttpRequest, action_type: str, objects: list[Any], view: Any) -> HttpResponse | None:
    """The same rules where people are switched off, get a role, or are deleted without the form of one person."""
    people = _people(objects)
    _check_whose(request, people)
    return _forget(request, people) if people and action_type == "delete" else None


@hooks.register("after_edit_user")
def who_is_switched_off_is_out(request: HttpRequest, user: User) -> None:
    """Also when the account is switched on again: what was open then stays closed."""
    end_sessions_of_who_is_off([user])


@hooks.register("after_bulk_action")
def all_who_are_switched_off_are_out(request: HttpRequest, action_type: str, objects: list[Any], view: Any) -> None:
    """The same for many people at once."""
    end_sessions_of_who_is_off(_people(objects))


def end_sessions_of_who_is_off(users: Iterable[User]) -> None:
    """End every log-in of those whose account is off, wherever it is."""
    for session in UserSession.objects.filter(user__in=list(users), user__is_active=False):
        session.end()


def _forget(request: HttpRequest, users: list[User]) -> HttpResponse:
    for user in users:
        forget_account(user)
    gone = "Dit account is weg." if len(users) == 1 else "Deze accounts zijn weg."
    messages.success(request, f"{gone} Wat er in dossiers staat, blijft, zonder naam.")
    return redirect("wagtailusers_users:index")


def _people(objects: list[Any]) -> list[User]:
    return [one for one in objects if isinstance(one, User)]


def _check_box(request: HttpRequest) -> None:
    if request.POST.get("is_superuser") and not request.user.is_superuser:
        raise PermissionDenied


def _check_whose(request: HttpRequest, users: list[User]) -> None:
    if any(user.is_superuser for user in users) and not request.user.is_superuser:
        raise PermissionDenied
