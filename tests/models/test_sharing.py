"""Who may see a shared result: members of the service point, for as long as it is shared, and nobody else?"""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from scan.models import InstrumentVersion, Membership, Scan, ServicePoint, Share, User
from scan.models.sharing import standing_share
from scan.privacy.taking_back import withdraw
from scan.questionnaire.actions import delete_scan
from tests import factories


@pytest.fixture
def shared(version: InstrumentVersion, service_point: ServicePoint) -> Share:
    return factories.make_share(factories.make_finished_scan(), service_point)


def visible(user: User) -> list[Share]:
    return list(Share.objects.visible_to(user))


def at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_a_member_sees_what_is_shared_with_the_own_service_point(shared: Share, account_manager: User):
    assert visible(account_manager) == [shared]


def test_a_member_of_another_service_point_sees_nothing(shared: Share):
    other = factories.make_service_point("Zeeland")
    assert visible(factories.make_account_manager(other, "zeeland@example.org", second_factor=False)) == []


def test_somebody_without_a_membership_sees_nothing(shared: Share):
    assert visible(factories.make_user(second_factor=False)) == []


def test_a_superuser_sees_nothing_without_a_membership(shared: Share, service_point: ServicePoint):
    user = User.objects.create_superuser("baas@example.org", factories.PASSWORD)
    assert visible(user) == []
    Membership.objects.create(service_point=service_point, user=user)
    assert visible(user) == [shared]


def test_an_inactive_membership_opens_no_door(shared: Share, account_manager: User):
    account_manager.memberships.update(active=False)
    assert visible(account_manager) == []


def test_a_membership_that_is_active_elsewhere_does_not_help(shared: Share, account_manager: User):
    account_manager.memberships.update(active=False)
    Membership.objects.create(service_point=factories.make_service_point("Zeeland"), user=account_manager)
    assert visible(account_manager) == []


def test_the_active_membership_of_a_colleague_does_not_help(
    shared: Share, account_manager: User, service_point: ServicePoint
):
    factories.make_account_manager(service_point, "collega@example.org", second_factor=False)
    account_manager.memberships.update(active=False)
    assert visible(account_manager) == []


def test_an_inactive_user_sees_nothing(shared: Share, account_manager: User):
    User.objects.filter(pk=account_manager.pk).update(is_active=False)
    assert visible(User.objects.get(pk=account_manager.pk)) == []


def test_after_withdrawal_nothing_is_seen(shared: Share, account_manager: User):
    withdraw(shared)
    assert visible(account_manager) == []
    assert standing_share(shared.scan) is None


def test_a_share_is_seen_until_its_date_and_not_from_then_on(
    shared: Share, account_manager: User, monkeypatch: pytest.MonkeyPatch
):
    at(monkeypatch, shared.until - timedelta(microseconds=1))
    assert visible(account_manager) == [shared]
    assert standing_share(shared.scan) == shared
    at(monkeypatch, shared.until)
    assert visible(account_manager) == []
    assert standing_share(shared.scan) is None


def test_a_scan_without_a_result_is_not_seen(shared: Share, account_manager: User):
    Scan.objects.update(result=None)
    assert visible(account_manager) == []


def test_a_member_of_two_service_points_sees_each_share_once(shared: Share, account_manager: User):
    other = factories.make_service_point("Zeeland")
    Membership.objects.create(service_point=other, user=account_manager)
    second = factories.make_share(factories.make_finished_scan("ondersteunen"), other, "Bakkerij Zuid")
    assert sorted(share.pk for share in visible(account_manager)) == [shared.pk, second.pk]


def test_sharing_with_another_takes_it_from_the_first(shared: Share, account_manager: User):
    other = factories.make_service_point("Zeeland")
    again = factories.make_share(shared.scan, other)
    assert visible(account_manager) == []
    assert standing_share(shared.scan) == again


def test_a_scan_cannot_stand_shared_twice_with_one_service_point(shared: Share):
    fields = {"scan": shared.scan, "service_point": shared.service_point, "until": shared.until}
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.create(**fields)
    withdraw(shared)
    assert Share.objects.create(**fields).pk


def test_a_deleted_scan_is_seen_by_nobody(shared: Share, account_manager: User):
    delete_scan(shared.scan)
    assert visible(account_manager) == []
    assert not Share.objects.exists()


def test_a_service_point_that_was_shared_with_cannot_be_deleted(shared: Share):
    with pytest.raises(ProtectedError):
        shared.service_point.delete()


@pytest.mark.parametrize(
    ("membership_active", "user_active", "reachable"),
    [(True, True, True), (False, True, False), (True, False, False)],
)
def test_a_service_point_can_be_shared_with_when_it_has_an_active_account_manager(
    membership_active: bool, user_active: bool, reachable: bool, service_point: ServicePoint
):
    user = factories.make_user(second_factor=False, is_active=user_active)
    Membership.objects.create(service_point=service_point, user=user, active=membership_active)
    assert (service_point in ServicePoint.objects.reachable()) is reachable


def test_a_service_point_with_two_account_managers_is_listed_once(service_point: ServicePoint, account_manager: User):
    factories.make_account_manager(service_point, "collega@example.org", second_factor=False)
    assert list(ServicePoint.objects.reachable()) == [service_point]
