"""Erasing leaves nothing anywhere: every table and every file is looked through."""

from datetime import timedelta
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from scan.addresses import mark
from scan.models import (
    Act,
    AuditEvent,
    Dossier,
    EmployerInvitation,
    Membership,
    NoMoreInvitations,
    Organisation,
    Reminder,
    Response,
    SavedFilter,
    Scan,
    Share,
    User,
)
from scan.privacy.again import erase_again, take_back_again
from scan.privacy.erasing import erase_dossier, erase_organisation, erase_scan, forget_account
from scan.privacy.ledger import Kind, erased
from scan.privacy.taking_back import forget_address, stop_reminder, withdraw
from scan.questionnaire.invited import want_no_more
from scan.questionnaire.joining import retract, retract_again
from scan.questionnaire.links import revoke
from scan.workspace.handover import Handover, hand_over
from tests import factories
from tests.privacy.filled import COLLEAGUE, OURS, THEIRS, Filled
from tests.privacy.looking import places_of

FROM_THE_EMPLOYER = {
    "scan.Organisation",
    "scan.Response",
    "scan.Answer",
    "scan.Result",
    "scan.PlanStep",
    "scan.PlanNote",
    "scan.Reminder",
    "scan.Share",
    "scan.Dossier",
    "scan.ExportJob",
    "lijst.xlsx",
}
OF_THE_SERVICE_POINT = {
    "scan.Note",
    "scan.Agreement",
    "scan.Contact",
    "scan.OwnView",
    "scan.Assignment",
    "scan.EmployerInvitation",
}


def test_the_words_stand_where_they_should_before_anything_is_erased(filled: Filled):
    """Without this the other tests would find nothing because nothing was there."""
    assert places_of(OURS) == FROM_THE_EMPLOYER
    assert places_of(THEIRS) == OF_THE_SERVICE_POINT
    assert places_of(COLLEAGUE) == {"scan.Answer"}


def test_of_a_scan_that_was_deleted_nothing_is_left_but_what_the_service_point_wrote(
    filled: Filled, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        erase_scan(filled.scan)
    # The name that its dossier got is the service point's from the first note on; the filter is a word somebody typed.
    assert places_of(OURS) == {"scan.Dossier", "scan.ExportJob"}
    assert places_of(COLLEAGUE) == set()
    assert places_of(THEIRS) == OF_THE_SERVICE_POINT
    assert not Organisation.objects.exists()
    assert AuditEvent.objects.filter(act=Act.DELETED, scan_id=filled.scan.public_id).count() == 1


def test_with_its_dossier_nothing_is_left_at_all(filled: Filled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_dossier(filled.dossier)
        assert erase_organisation(filled.scan.organisation) == 1
    filled.job.delete()
    assert places_of(OURS) == places_of(THEIRS) == places_of(COLLEAGUE) == set()
    assert AuditEvent.objects.filter(act=Act.ERASED).count() == 1


def test_an_employer_goes_with_every_scan_that_it_made(scan: Scan):
    factories.make_following(scan, {"att-past": 4})
    other = factories.make_finished_scan()
    assert erase_organisation(scan.organisation) == 2
    assert list(Scan.objects.all()) == [other]


def test_the_second_of_two_who_delete_at_once_writes_no_second_line(scan: Scan):
    same = Scan.objects.select_related("organisation").get(pk=scan.pk)
    erase_scan(scan)
    erase_scan(same)
    assert AuditEvent.objects.filter(act=Act.DELETED).count() == 1


def test_a_merged_dossier_goes_as_a_whole_and_its_neighbour_stays(service_point):
    head, member, other = (Dossier.objects.create(service_point=service_point, name=name) for name in "abc")
    Dossier.objects.filter(pk=member.pk).update(merged_into=head, joined=head)
    member.refresh_from_db()
    erase_dossier(member)
    assert list(Dossier.objects.all()) == [other]


def test_of_an_account_only_a_number_is_left(db, settings, tmp_path: Path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path / "media"
    user = factories.make_user("fatimakenmerk@example.org", first_name="Fatimakenmerk", is_staff=True)
    SavedFilter.objects.create(user=user, name="fatimakenmerk", query="")
    device = Client()
    device.force_login(user)
    UserSession.objects.create(user=user, ip="192.0.2.1", session_key=device.session.session_key, user_agent="Firefox")
    profile = UserProfile.objects.create(user=user)
    profile.avatar.save("fatimakenmerk.png", ContentFile(b"fatimakenmerk"))
    log(instance=user, action="wagtail.create")
    point = factories.make_service_point()
    Membership.objects.create(user=user, service_point=point)
    bakery = Dossier.objects.create(service_point=point, name="Bakkerij")
    hand_over([bakery.pk], Handover(by=user, to=user))
    user.refresh_from_db()
    before = places_of("fatimakenmerk")
    assert before >= {"scan.User", "scan.SavedFilter", "wagtailcore.ModelLogEntry", "wagtailusers.UserProfile"} | {
        "scan.DossierEvent"
    }
    with django_capture_on_commit_callbacks(execute=True):
        forget_account(user)
    assert places_of("fatimakenmerk") == set()
    assert not Session.objects.exists()
    left = User.objects.get(pk=user.pk)
    assert (left.is_active, left.is_staff, left.has_usable_password()) == (False, False, False)
    assert not Authenticator.objects.filter(user=left).exists()


def test_what_came_back_with_a_backup_is_erased_again(filled: Filled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        erase_dossier(filled.dossier)
        erase_scan(filled.scan)
    kept = list(erased())
    assert [(line.kind, line.id) for line in kept] == [
        (Kind.DOSSIER, filled.dossier.public_id),
        (Kind.SCAN, filled.scan.public_id),
    ]
    assert timezone.now() - kept[0].at < timedelta(minutes=1)
    back = factories.make_finished_scan()
    Scan.objects.filter(pk=back.pk).update(public_id=filled.scan.public_id)
    Dossier.objects.create(service_point=filled.dossier.service_point, name="terug", public_id=filled.dossier.public_id)
    other = factories.make_finished_scan()
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_again() == 2
    assert list(Scan.objects.all()) == [other]
    assert not Dossier.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        assert erase_again() == 0


def test_what_was_taken_back_stays_so_when_a_backup_returns(filled: Filled, django_capture_on_commit_callbacks):
    """The rows are put back as they were at night; then the ledger does by day what people did by day."""
    invitation, reminder = EmployerInvitation.objects.get(), Reminder.objects.get()
    link = filled.owner.links.get()
    colleague = Response.objects.create(scan=filled.scan, role="hr")
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(filled.share)
        revoke(filled.owner, link.pk)
        forget_address(filled.owner)
        stop_reminder(reminder)
        want_no_more(invitation)
        retract(colleague)
    for row in (filled.share, link, reminder, invitation, colleague):
        row.save()
    Response.objects.filter(pk=filled.owner.pk).update(address_mark="as at night")
    NoMoreInvitations.objects.all().delete()
    assert Share.objects.active().count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        call_command("erase_again")
    assert not Share.objects.active().exists()
    assert Share.objects.get(pk=filled.share.pk).contact_email == ""
    assert not filled.owner.links.valid().exists()
    assert Response.objects.get(pk=filled.owner.pk).address_mark == ""
    assert not Reminder.objects.exists()
    assert EmployerInvitation.objects.get().email == ""
    assert NoMoreInvitations.objects.filter(mark=mark(f"{THEIRS}@example.org")).exists()
    assert not Response.objects.filter(public_id=colleague.public_id).exists()
    assert (take_back_again(), retract_again()) == (0, 0)


def test_who_shares_anew_goes_on_sharing_when_a_backup_returns(filled: Filled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(filled.share)
    anew = factories.make_share(filled.scan, filled.share.service_point, "Opnieuw")
    take_back_again()
    assert list(Share.objects.active()) == [anew]


def test_what_was_not_erased_after_all_stands_in_no_ledger(scan: Scan, ledger: Path):
    """on_commit: a test runs in a transaction that is taken back."""
    erase_scan(scan)
    assert not ledger.exists()


@pytest.mark.django_db
def test_a_line_that_was_cut_off_keeps_no_other_from_being_read(ledger: Path):
    ledger.parent.mkdir(parents=True)
    whole = '{"at": "2026-01-02T03:04:05+00:00", "kind": "scan", "id": "abcdefghjkmn"}'
    ledger.write_text(f'{whole}\n{{"at": "2026-01-02T0\n{whole}\n', encoding="utf-8")
    assert [line.id for line in erased()] == ["abcdefghjkmn"] * 2
    assert erase_again() == 0
