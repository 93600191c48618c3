"""Which dossier is about an organisation, and when does one that holds nothing of the service point's own go?"""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from scan.models import (
    Agreement,
    Assignment,
    Contact,
    Deed,
    Dossier,
    DossierOrganisation,
    EmployerInvitation,
    Note,
    OwnView,
    ServicePoint,
    Share,
    User,
)
from scan.models.dossier.events import note_deed
from scan.models.dossier.finding import dossier_for
from scan.privacy.taking_back import withdraw
from scan.questionnaire.actions import delete_scan
from tests import factories
from tests.workspace.employers import employer, measured

pytestmark = pytest.mark.usefixtures("version")


@pytest.fixture
def share(version, service_point: ServicePoint) -> Share:
    return employer(service_point, "Drukkerij Zonneveld")


@pytest.fixture
def dossier(share: Share) -> Dossier:
    return Dossier.objects.get()


def own_things(user: User) -> dict[str, dict]:
    """One of each thing that a service point writes itself, as model and fields."""
    return {
        "note": (Note, {"text": "x", "author": user}),
        "agreement": (Agreement, {"text": "x"}),
        "contact": (Contact, {"name": "x"}),
        "view": (OwnView, {"style": "partner", "text": "x"}),
        "invitation": (EmployerInvitation, {"given_by": "x", "reason": "x", "token_hash": "a", "stop_hash": "b"}),
        "assignment": (Assignment, {"manager": user}),
    }


def test_sharing_makes_a_dossier_once_and_sharing_again_finds_it(service_point: ServicePoint, version):
    scan = factories.make_finished_scan()
    for name in ("Eerste naam", "Tweede naam"):
        factories.make_share(scan, service_point, name)
    assert [one.name for one in Dossier.objects.all()] == ["Eerste naam"]


def test_the_dossier_of_a_merged_one_is_the_one_that_people_see(share: Share, dossier: Dossier, service_point):
    head = Dossier.objects.create(service_point=service_point, name="Samen")
    Dossier.objects.filter(pk=dossier.pk).update(merged_into=head, joined=head)
    assert dossier_for(service_point, share.scan.organisation, "Nieuw") == head


def test_a_dossier_in_which_nothing_was_written_goes_when_sharing_stops(share: Share, dossier: Dossier):
    withdraw(share)
    assert not Dossier.objects.exists()


@pytest.mark.parametrize("kind", ["note", "agreement", "contact", "view", "invitation", "assignment"])
def test_what_was_written_stays_when_sharing_stops(share: Share, dossier: Dossier, account_manager: User, kind: str):
    model, fields = own_things(account_manager)[kind]
    model.objects.create(dossier=dossier, **fields)
    withdraw(share)
    assert model.objects.get().dossier == dossier


def test_a_day_to_follow_up_stays(share: Share, dossier: Dossier):
    Dossier.objects.update(follow_up_on=timezone.localdate())
    withdraw(share)
    assert Dossier.objects.exists()


@pytest.mark.parametrize("deed", [Deed.OPENED, Deed.RENAMED])
def test_a_name_of_the_service_points_own_stays(share: Share, dossier: Dossier, account_manager: User, deed: Deed):
    note_deed(dossier, deed, account_manager)
    withdraw(share)
    assert Dossier.objects.exists()


def test_a_dossier_with_members_and_a_member_stay(share: Share, dossier: Dossier, service_point: ServicePoint):
    head = Dossier.objects.create(service_point=service_point, name="Samen")
    Dossier.objects.filter(pk=dossier.pk).update(merged_into=head, joined=head)
    withdraw(share)
    assert set(Dossier.objects.all()) == {head, dossier}


def test_a_dossier_stays_while_another_scan_of_the_employer_is_shared(share: Share, dossier: Dossier, service_point):
    measured(share.scan.organisation, service_point, days_ago=300)
    withdraw(share)
    assert Dossier.objects.get() == dossier


def test_sharing_with_another_service_point_instead_makes_the_first_forget(version, service_point: ServicePoint):
    scan = factories.make_finished_scan()
    other = factories.make_service_point("Twente")
    factories.make_share(scan, service_point)
    factories.make_share(scan, other)
    assert [one.service_point for one in Dossier.objects.all()] == [other]


def test_stopping_a_share_past_its_day_makes_forget_too(share: Share, dossier):
    Share.objects.update(until=timezone.now() - timedelta(days=1))
    withdraw(share)
    assert not Dossier.objects.exists()


def test_the_timer_forgets_whom_to_contact_and_the_empty_dossier_of_a_share_past_its_day(
    version, service_point: ServicePoint, account_manager: User, capsys
):
    gone, written, still = (
        factories.make_share(factories.make_finished_scan(), service_point, name)
        for name in ("Over", "Over, met notitie", "Nog gedeeld")
    )
    Note.objects.create(dossier=Dossier.objects.get(name="Over, met notitie"), text="Van ons", author=account_manager)
    Share.objects.filter(pk__in=[gone.pk, written.pk]).update(until=timezone.now() - timedelta(days=1))
    call_command("clean_shares")
    assert set(Dossier.objects.values_list("name", flat=True)) == {"Over, met notitie", "Nog gedeeld"}
    assert list(Share.objects.exclude(contact_email="", contact_name="")) == [still]
    assert "naam en mailadres 2 keer, dossiers 1 keer" in capsys.readouterr().out
    call_command("clean_shares")
    assert capsys.readouterr().out == ""


def test_the_timer_takes_what_the_employer_deleted_and_nobody_writes_in_any_more(
    share: Share, dossier: Dossier, account_manager: User
):
    note = Note.objects.create(dossier=dossier, text="Van ons", author=account_manager)
    delete_scan(share.scan)
    call_command("clean_shares")
    assert Dossier.objects.exists()
    note.delete()
    call_command("clean_shares")
    assert not Dossier.objects.exists()


def test_the_timer_leaves_a_dossier_that_was_begun_by_hand(account_manager: User, service_point: ServicePoint):
    by_hand = Dossier.objects.create(service_point=service_point, name="Met de hand")
    note_deed(by_hand, Deed.OPENED, account_manager)
    call_command("clean_shares")
    assert Dossier.objects.get() == by_hand


def test_deleting_the_scan_takes_the_link_and_leaves_what_was_written(share: Share, dossier: Dossier, account_manager):
    Note.objects.create(dossier=dossier, text="Van ons", author=account_manager)
    delete_scan(share.scan)
    assert not DossierOrganisation.objects.exists()
    assert Note.objects.get().dossier == dossier


def test_deleting_the_scan_takes_an_empty_dossier_along(share: Share, dossier: Dossier):
    delete_scan(share.scan)
    assert not Dossier.objects.exists()


def test_only_who_works_there_now_sees_a_dossier(dossier: Dossier, account_manager: User):
    boss = factories.make_user("baas@example.org", is_superuser=True)
    elsewhere = factories.make_account_manager(factories.make_service_point("Twente"), "t@example.org")
    assert Dossier.objects.visible_to(account_manager).get() == dossier
    assert not Dossier.objects.visible_to(boss).exists()
    assert not Dossier.objects.visible_to(elsewhere).exists()
    account_manager.memberships.update(active=False)
    assert not Dossier.objects.visible_to(account_manager).exists()
