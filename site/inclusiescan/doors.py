"""Which door does somebody take after logging in: the workplace or Wagtail?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from scan.models import Membership


@require_GET
@login_required
def door(request: HttpRequest) -> HttpResponse:
    """Account managers go to the workplace, everybody else to Wagtail."""
    if Membership.objects.filter(user_id=request.user.pk, active=True).exists():
        return redirect("workspace:portfolio")
    return redirect("wagtailadmin_home")
