"""The kinds of signals: what is new, what is due, who was lost, and what stands still."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Exists, F, Max, OuterRef, Q, Subquery, When
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from scan.models import Agreement, Assignment, Contact, EmployerInvitation, PlanStep, Share, User
from scan.models.dossier.notes import Side
from scan.models.plan import UNDER_WAY
from scan.workspace.newest import head_of, heads_of, newest_shares, sharing_now, with_head
from scan.workspace.today.line import Line, Signal, first_of, last_of_each, signal, told

STILL = timedelta(days=30)
"""After so long without a change a plan stands still."""

RECENT = timedelta(days=30)
"""So long after it happened it is told that a contact person left, that sharing stopped, or that who was invited began.
"""


def handovers(user: User, limit: int) -> Signal:
    """Handover notes that this user did not read yet."""
    unread = Assignment.objects.held().filter(manager=user, read_at=None, dossier__in=heads_of(user)).exclude(note="")
    rows = first_of(unread.select_related("given_by"), user, "dossier_id", "since", limit=limit)

    def line(row: Assignment) -> Line:
        giver = f"van {row.given_by}" if row.given_by else "van een collega"
        return _line(row, f"Overdracht {giver}. Lees de notitie voor je eerste bezoek.")

    return signal("overdracht", ("overdracht te lezen", "overdrachten te lezen"), rows, line)


def new_shares(user: User, limit: int) -> Signal:
    """Results that nobody of the service point looked at yet."""
    new = with_head(Share.objects.visible_to(user).filter(first_seen_at=None)).select_related("scan")
    rows = first_of(new.defer("consent_text"), user, "head", F("shared_at").desc(), limit=limit)

    def line(row: Share) -> Line:
        address = reverse("workspace:scan", args=[row.scan.public_id])
        return Line(row.called, address, f"Gedeeld op {_day(row.shared_at)}.", row.mine)

    return signal("nieuw", ("nieuw gedeeld", "nieuw gedeeld"), rows, line, shares=tuple(rows))


def follow_ups(user: User, limit: int) -> Signal:
    """Employers whose follow-up date is today, or has gone by."""
    due = heads_of(user).filter(follow_up_on__lte=timezone.localdate())
    rows = first_of(due, user, "pk", "follow_up_on", limit=limit)
    words = ("werkgever opvolgen", "werkgevers opvolgen")
    return signal("opvolgen", words, rows, lambda row: _line(row, _due(row.follow_up_on)), marker="calm")


def agreements(user: User, limit: int) -> Signal:
    """Agreed actions that are due and were not done."""
    due = Agreement.objects.filter(done_on=None, due__lte=timezone.localdate()).annotate(head=head_of())
    rows = first_of(due.filter(head__in=heads_of(user).values("pk")), user, "head", "due", limit=limit)

    def line(row: Agreement) -> Line:
        who = "Wij" if row.side == Side.US else "De werkgever"
        return _line(row, f"{_due(row.due)} {who}: {row.text}")

    return signal("afspraken", ("afspraak te doen", "afspraken te doen"), rows, line, marker="calm")


def lost_contacts(user: User, limit: int) -> Signal:
    """Employers where a contact person left: for a month or until somebody came after, and while nobody is left."""
    today = timezone.localdate()
    people = Contact.objects.filter(dossier__service_point__memberships__user=user).annotate(head=head_of())
    staying = people.filter(Q(until=None) | Q(until__gt=today))
    alone = ~Q(head__in=staying.values("head"))
    later = Contact.objects.filter(since__gte=OuterRef("until")).exclude(pk=OuterRef("pk"))
    later = later.filter(Q(dossier=OuterRef("dossier")) | Q(dossier=OuterRef("head")))
    gone = people.filter(until__lte=today, head__in=heads_of(user).values("pk"))
    lost = last_of_each(gone.filter(alone | (Q(until__gt=today - RECENT) & ~Exists(later))), F("until").desc())
    rows = first_of(lost.annotate(alone=told(alone)), user, "head", F("until").desc(), limit=limit)

    def line(row: Contact) -> Line:
        left = f"{row.name} is weg sinds {_day(row.until)}."
        if row.until == today:
            left = f"Vandaag is de laatste dag van {row.name}."
        return _line(row, f"{left} Er is geen andere contactpersoon." if row.alone else left)

    return signal("contact", ("contact kwijt", "contacten kwijt"), rows, line, marker="accent")


def stopped_sharing(user: User, limit: int) -> Signal:
    """Employers that shared, and share nothing with the service point now, not long after it ended."""
    now = timezone.now()
    end = Case(When(withdrawn_at__lt=F("until"), then=F("withdrawn_at")), default=F("until"))
    theirs = with_head(Share.objects.filter(service_point__memberships__user=user).annotate(end=end))
    ended = theirs.filter(end__lte=now, end__gt=now - RECENT, head__in=heads_of(user).values("pk"))
    ended = last_of_each(ended.exclude(head__in=sharing_now(user)), F("end").desc())
    rows = first_of(ended.defer("consent_text"), user, "head", F("end").desc(), limit=limit)

    def line(row: Share) -> Line:
        return _line(row, f"Deelt sinds {_day(row.end)} niet meer met jullie.")

    words = ("werkgever deelt niet meer", "werkgevers delen niet meer")
    return signal("gestopt", words, rows, line, marker="accent")


def still_plans(user: User, limit: int) -> Signal:
    """Shared plans with steps under way in which nothing changed for a while."""
    steps = PlanStep.objects.filter(plan__scan=OuterRef("scan"))
    newest = steps.order_by().values("plan").annotate(last=Max(Greatest("changed_at", "status_at", "chosen_at")))
    plans = newest_shares(user).filter(Exists(steps.filter(status__in=UNDER_WAY)), includes_plan=True)
    still = plans.annotate(last=Subquery(newest.values("last"))).filter(last__lt=timezone.now() - STILL)
    rows = first_of(still.select_related("scan").defer("consent_text"), user, "head", "last", limit=limit)

    def line(row: Share) -> Line:
        days = (timezone.now() - row.last).days
        return _line(row, f"Al {days} dagen niets veranderd.")

    words = ("plan staat stil", "plannen staan stil")
    return signal("stil", words, rows, line, marker="highlight", shares=tuple(rows))


def started_invitations(user: User, limit: int) -> Signal:
    """Employers that were invited and began not long ago, and share nothing yet."""
    began = EmployerInvitation.objects.filter(started_at__gt=timezone.now() - RECENT, withdrawn_at=None)
    began = began.annotate(head=head_of()).filter(head__in=heads_of(user).values("pk"))
    rows = first_of(began.exclude(head__in=sharing_now(user)), user, "head", F("started_at").desc(), limit=limit)

    def line(row: EmployerInvitation) -> Line:
        return _line(row, f"Begon op {_day(row.started_at)} aan de scan.")

    return signal("begonnen", ("uitgenodigde werkgever begon", "uitgenodigde werkgevers begonnen"), rows, line)


KINDS: tuple[Callable[[User, int], Signal], ...] = (
    handovers,
    new_shares,
    follow_ups,
    agreements,
    lost_contacts,
    stopped_sharing,
    still_plans,
    started_invitations,
)


def signals_of(user: User, limit: int) -> list[Signal]:
    """What asks the attention of this user, each kind with at most so many lines; kinds without any are left out."""
    return [one for kind in KINDS if (one := kind(user, limit)).total]


def _line(row: Any, reason: str) -> Line:
    return Line(row.called, reverse("workspace:dossier", args=[row.opened_by]), reason, row.mine)


def _due(day: date) -> str:
    """When something had to be done, in words."""
    if day == timezone.localdate():
        return "Vandaag."
    return f"Was {_day(day)}, te laat."


def _day(moment: date) -> str:
    """A day or moment as "3 november", with the year when it is another one."""
    day = timezone.localtime(moment).date() if hasattr(moment, "hour") else moment
    return date_format(day, "j F" if day.year == timezone.localdate().year else "j F Y")
