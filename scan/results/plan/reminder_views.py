"""Asking for mails about the plan, and stopping them: on the page, or with the link in a mail."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from scan.models import Act, Plan, Reminder, Response, Result
from scan.models.audit import record
from scan.results.plan.forms import CONSENT, ReminderForm
from scan.results.plan.reminding import reminder_of
from scan.results.plan.reminding import stop as stop_reminding
from scan.results.plan.views import with_result


@require_http_methods(["GET", "HEAD", "POST"])
@with_result
def ask(request: HttpRequest, response: Response, result: Result) -> HttpResponse:
    """Ask to be reminded, or change where and when."""
    standing = Reminder.objects.filter(plan__scan=response.scan_id).first()
    initial = {name: getattr(standing, name) for name in ("address", "rhythm", "with_link")} if standing else {}
    form = ReminderForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        _keep(response, form)
        messages.success(request, f"Wij mailen je op {form.cleaned_data['address']}.")
        return redirect("plan:plan", response.public_id)
    context = {"response": response, "form": form, "reminder": standing, "consent": CONSENT}
    return render(request, "scan/results/plan/reminder.html", context, status=422 if form.errors else 200)


@require_POST
@with_result
def stop(request: HttpRequest, response: Response, result: Result) -> HttpResponse:
    """Stop the mails, on the page of the plan."""
    standing = Reminder.objects.select_related("plan__scan").filter(plan__scan=response.scan_id).first()
    if standing is not None:
        stop_reminding(standing)
    messages.success(request, "Je krijgt geen mails meer. Je e-mailadres is gewist.")
    return redirect("plan:plan", response.public_id)


# A mail program posts here by itself when somebody presses its own button (RFC 8058): it has no cookie, and the token
# is all that it takes. HEAD too, because mail scanners look that way.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the mails with the link in one of them. Looking at it changes nothing."""
    standing = reminder_of(token)
    if request.method == "POST" and standing is not None:
        stop_reminding(standing)
        standing = None
    return render(request, "scan/results/plan/stop_reminder.html", {"reminder": standing})


def _keep(response: Response, form: ReminderForm) -> None:
    """Keep what was asked, with the text that was agreed to. A new beginning: the months count from now."""
    given = form.cleaned_data
    with transaction.atomic():
        plan, _ = Plan.objects.get_or_create(scan=response.scan)
        Reminder.objects.update_or_create(
            plan=plan,
            defaults={
                "address": given["address"],
                "rhythm": given["rhythm"],
                "with_link": given["with_link"],
                "consent_text": CONSENT,
                "asked_at": timezone.now(),
            },
        )
        record(Act.REMINDED, response.scan)
