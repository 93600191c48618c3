"""Which employers fit what is asked? Conditions on the newest shared measurement, and on the own dossier."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from scan.models import Assignment, Contact, Dossier, Share, User
from scan.workspace import asked as ask
from scan.workspace.newest import head_of, heads_of, held_by, holder_of

ON_RESULT = {
    ask.SECTOR: "sector",
    ask.SIZE: "size",
    ask.KIND: "kind",
    ask.STAGE: "stage",
    ask.LOWEST: "lowest",
    ask.STYLE: "style",
}
"""What is asked, and the column of the result that it must equal."""

ON_SHARE = (*ON_RESULT, ask.WISH, ask.STATUS)
"""What only somebody who shared a result can fit."""

MOST_WORDS = 6
"""After so many words of a search the rest is left out."""


def fitting_shares(shares: QuerySet[Share], asked: Mapping[str, str], user: User) -> QuerySet[Share]:
    """Those of these shares, which have a `head`, that fit all that is asked."""
    for name, column in ON_RESULT.items():
        if name in asked:
            value = stage_asked(asked) if name == ask.STAGE else asked[name]
            shares = shares.filter(**{f"scan__result__{column}": value})
    if ask.WISH in asked:
        shares = shares.filter(scan__result__wishes__contains=f" {asked[ask.WISH]} ")
    if asked.get(ask.STATUS) in (ask.NEW, ask.SEEN):
        shares = shares.filter(first_seen_at__isnull=asked[ask.STATUS] == ask.NEW)
    for word in _words(asked):
        in_share = Q(organisation_name__icontains=word) | Q(contact_name__icontains=word)
        shares = shares.filter(in_share | Q(head__in=called(heads_of(user), word).values("pk")))
    if {ask.MANAGER, ask.FOLLOW_UP} & asked.keys():
        shares = shares.filter(head__in=kept_so(heads_of(user), asked, user).values("pk"))
    return shares


def fitting_dossiers(dossiers: QuerySet[Dossier], asked: Mapping[str, str], user: User) -> QuerySet[Dossier]:
    """Those of these dossiers without a shared result that fit: none, when something of a result is asked."""
    if set(ON_SHARE) & asked.keys():
        return dossiers.none()
    for word in _words(asked):
        dossiers = called(dossiers, word)
    return kept_so(dossiers, asked, user)


def called(dossiers: QuerySet[Dossier], word: str) -> QuerySet[Dossier]:
    """With this word in the name, also of a dossier that was merged into it, or in that of a contact person of now."""
    now = Q(until=None) | Q(until__gte=timezone.localdate())
    people = Contact.objects.filter(now, name__icontains=word).annotate(head=head_of())
    members = Dossier.objects.filter(merged_into=OuterRef("pk"), name__icontains=word)
    return dossiers.filter(Q(name__icontains=word) | Q(pk__in=people.values("head")) | Exists(members))


def kept_so(dossiers: QuerySet[Dossier], asked: Mapping[str, str], user: User) -> QuerySet[Dossier]:
    """Looked after by whom is asked, and with the follow-up date that is asked."""
    if ask.MANAGER in asked:
        dossiers = dossiers.filter(_looked_after(asked[ask.MANAGER], user))
    if asked.get(ask.FOLLOW_UP) in _WHEN:
        dossiers = dossiers.filter(_WHEN[asked[ask.FOLLOW_UP]](timezone.localdate()))
    return dossiers


def _words(asked: Mapping[str, str]) -> list[str]:
    """The words that are looked for: each must be found, wherever it stands."""
    return asked.get(ask.SEARCH, "").split()[:MOST_WORDS]


def stage_asked(asked: Mapping[str, str]) -> str:
    """The key of the stage that is asked, as a result holds it: "" for no stage yet."""
    return "" if asked[ask.STAGE] == ask.NO_STAGE else asked[ask.STAGE]


def _looked_after(by: str, user: User) -> Q:
    """By a number the last account manager is meant, also one who works here no more."""
    if by == ask.NOBODY:
        return Q(~Exists(holder_of("pk")))
    if by == ask.MINE:
        return Q(pk__in=held_by(user).values("dossier"))
    if not (by.isascii() and by.isdecimal() and len(by) < 19):
        return Q(pk__in=())
    return Q(Exists(Assignment.objects.standing().filter(dossier=OuterRef("pk"), manager_id=int(by))))


_WHEN: dict[str, Callable[[date], Q]] = {
    ask.LATE: lambda today: Q(follow_up_on__lt=today),
    ask.THIS_WEEK: lambda today: Q(follow_up_on__range=(today, today + timedelta(days=6 - today.weekday()))),
    ask.THIS_MONTH: lambda today: Q(
        follow_up_on__range=(today, today.replace(day=monthrange(today.year, today.month)[1]))
    ),
    ask.NO_DATE: lambda today: Q(follow_up_on=None),
}
"""From today until Sunday, and until the last day of the month."""
