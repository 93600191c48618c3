"""Who comes into the workplace? Whoever is logged in; what is open there is decided by what belongs to whom."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from scan.models import Membership

View = Callable[..., HttpResponse]


def at_work(view: View) -> View:
    """For who is logged in, with the service points somebody works at beside the request, for the header.

    It opens nothing: which scans somebody may see is decided by `Share.objects.visible_to` alone.
    """

    @wraps(view)
    @never_cache
    @login_required
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        memberships = Membership.objects.filter(user_id=request.user.pk, active=True).select_related("service_point")
        request.service_points = [membership.service_point for membership in memberships]
        request.led_service_points = [membership.service_point for membership in memberships if membership.is_lead]
        return view(request, **kwargs)

    return guarded


def as_member(view: View) -> View:
    """The same, only for who works at a service point now; anybody else is told how that is arranged."""

    @wraps(view)
    @at_work
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not request.service_points:
            return render(request, "scan/workspace/no_membership.html", status=403)
        return view(request, **kwargs)

    return guarded
