"""Which door does somebody take after logging in: the workplace or Wagtail?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from scan.models import Membership


@require_safe
@login_required
def door(request: HttpRequest) -> HttpResponse:
    """Account managers go to the workplace, editors to Wagtail; who is neither is told so."""
    if Membership.objects.filter(user_id=request.user.pk, active=True).exists():
        return redirect("workspace:portfolio")
    if request.user.has_perm("wagtailadmin.access_admin"):
        return redirect("wagtailadmin_home")
    return render(request, "account/no_door.html", status=403)
