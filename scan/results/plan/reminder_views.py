"""Asking for mails about the plan, saying yes to them, and stopping them: on the page, or with the link in a mail."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from scan.limits import may_mail
from scan.models import Reminder, Response, Result
from scan.privacy.taking_back import stop_reminder
from scan.results.plan import confirming
from scan.results.plan.forms import CONSENT, ReminderForm
from scan.results.plan.reminding import reminder_of
from scan.results.plan.views import with_result
from scan.throttle import against_guessing

TOO_OFTEN = "Er is het afgelopen uur al vaak gemaild. Probeer het over een uur nog een keer."
NOT_MAILED = "Mailen lukt nu niet. Probeer het straks nog een keer."


@require_http_methods(["GET", "HEAD", "POST"])
@with_result
def ask(request: HttpRequest, response: Response, result: Result) -> HttpResponse:
    """Ask to be reminded, or change where and when."""
    standing = Reminder.objects.filter(plan__scan=response.scan_id).first()
    initial = {name: getattr(standing, name) for name in ("address", "rhythm", "with_link")} if standing else {}
    form = ReminderForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and (kept := _kept(response, form)):
        messages.success(request, _what_now(kept))
        return redirect("plan:plan", response.public_id)
    context = {"response": response, "form": form, "reminder": standing, "consent": CONSENT}
    return render(request, "scan/results/plan/reminder.html", context, status=422 if form.errors else 200)


@require_POST
@with_result
def ask_again(request: HttpRequest, response: Response, result: Result) -> HttpResponse:
    """Mail the question once more to an address that did not say yes yet."""
    standing = Reminder.objects.filter(plan__scan=response.scan_id, confirmed_at=None).first()
    if standing is None:
        return redirect("plan:reminder", response.public_id)
    if not may_mail(response, standing.address):
        messages.warning(request, TOO_OFTEN)
    else:
        try:
            confirming.ask_again(standing)
            messages.success(request, _what_now(standing))
        except confirming.NotMailedError:
            messages.warning(request, NOT_MAILED)
    return redirect("plan:reminder", response.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@against_guessing
def confirm_by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """Say yes to reminders with the link in the mail that asks. Looking at it, as mail scanners do, changes nothing."""
    asked = confirming.reminder_to_confirm(token)
    if request.method == "POST" and asked is not None:
        confirming.confirm(asked)
        return redirect(request.path)
    status = 200 if asked else 404
    return render(request, "scan/results/plan/confirm_reminder.html", {"reminder": asked}, status=status)


@require_POST
@with_result
def stop(request: HttpRequest, response: Response, result: Result) -> HttpResponse:
    """Stop the mails, on the page of the plan."""
    standing = Reminder.objects.select_related("plan__scan").filter(plan__scan=response.scan_id).first()
    if standing is not None:
        stop_reminder(standing)
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
        stop_reminder(standing)
        standing = None
    return render(request, "scan/results/plan/stop_reminder.html", {"reminder": standing})


def _kept(response: Response, form: ReminderForm) -> Reminder | None:
    """What was asked, kept; None when the address could not be asked, which the form then says."""
    given = form.cleaned_data
    if not may_mail(response, given["address"]):
        form.add_error("address", TOO_OFTEN)
        return None
    try:
        return confirming.ask_for_reminders(
            response.scan,
            address=given["address"],
            rhythm=given["rhythm"],
            with_link=given["with_link"],
            consent_text=CONSENT,
        )
    except confirming.NotMailedError:
        form.add_error("address", NOT_MAILED)
        return None


def _what_now(reminder: Reminder) -> str:
    if reminder.confirmed_at:
        return f"Wij mailen je op {reminder.address}."
    return f"Bevestig eerst: wij mailden naar {reminder.address}."
