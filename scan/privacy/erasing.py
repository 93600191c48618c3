"""Erasing for good: a scan, an employer, a dossier, and who somebody with an account was.

What goes, goes everywhere: rows by their foreign keys, workbooks that wait for somebody at once, and the sessions of a
closed account. Nothing of an employer is in the search index, in the cache of pages or among the media (a test looks).
Backups hold what they held: `scan.privacy.again` erases anew after one was put back.
"""

from functools import partial

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.admin.models import FormState
from wagtail.models import APIToken, ModelLogEntry
from wagtail.users.models import UserProfile

from scan.models import (
    Act,
    Assignment,
    Deed,
    Dossier,
    DossierEvent,
    ExportJob,
    Membership,
    Organisation,
    SavedFilter,
    Scan,
    User,
)
from scan.models.audit import record
from scan.models.dossier.finding import forget_empty
from scan.models.scan import lock
from scan.privacy.lasting import NOBODY
from scan.privacy.ledger import Kind, write
from scan.shared.export_files import remove, remove_with

_OWN_OF_AN_ACCOUNT = (EmailAddress, Authenticator, SavedFilter, Membership, UserProfile, APIToken, FormState)
"""What belongs to one account and is of no use without it."""


def erase_scan(scan: Scan, act: Act = Act.DELETED) -> None:
    """Delete a scan with its answers, results, links, plan and shares. Only lines in the audit log remain.

    `act` says in the log why it went. The organisation goes along with its last scan.
    """
    with transaction.atomic():
        lock(scan)
        if not Scan.objects.filter(pk=scan.pk).exists():
            return  # somebody else was first
        record(act, scan)
        remove_with(scan)
        organisation = scan.organisation
        # What went by its term, goes by its term again.
        if act != Act.EXPIRED:
            write(Kind.SCAN, scan.public_id)
        scan.delete()
        forget_empty(organisation)
        if not organisation.scans.exists():
            organisation.delete()


def erase_organisation(organisation: Organisation) -> int:
    """Delete all scans of an employer on request, and say how many there were. Dossiers with words in them stay."""
    scans = list(organisation.scans.select_related("organisation"))
    with transaction.atomic():
        for scan in scans:
            erase_scan(scan, Act.ERASED)
        Organisation.objects.filter(pk=organisation.pk).delete()
    return len(scans)


def erase_dossier(dossier: Dossier) -> None:
    """Delete a dossier and what was merged into it, with all that the service point wrote there."""
    with transaction.atomic():
        family = list(dossier.head.family.select_for_update())
        for one in family:
            write(Kind.DOSSIER, one.public_id)
        Dossier.objects.filter(pk__in=[one.pk for one in family]).delete()


def forget_account(user: User) -> None:
    """Let an account hold nobody any more: no name, address, log-in or place; what points at it stays in order."""
    with transaction.atomic():
        write(Kind.ACCOUNT, str(user.pk))
        remove(ExportJob.objects.filter(user=user))
        for profile in UserProfile.objects.filter(user=user).exclude(avatar=""):
            transaction.on_commit(partial(profile.avatar.storage.delete, profile.avatar.name))
        for session in UserSession.objects.filter(user=user):
            session.end()
        for own in _OWN_OF_AN_ACCOUNT:
            own.objects.filter(user=user).delete()
        # In the history of a dossier stands to whom it was given, in words.
        given = Assignment.objects.filter(manager=user, since=OuterRef("at"))
        DossierEvent.objects.filter(Exists(given), deed=Deed.ASSIGNED).update(about="")
        user.groups.clear()
        # Wagtail repeats who an account was of in its log.
        told = ModelLogEntry.objects.filter(content_type=ContentType.objects.get_for_model(User))
        told.filter(object_id=str(user.pk)).update(label="", data={})
        user.first_name = user.last_name = ""
        user.email, user.is_active = f"{user.pk}{NOBODY}", False
        user.is_staff = user.is_superuser = False
        user.set_unusable_password()
        user.save()
