"""Who has an account reads what the log holds of them, and nothing of anybody else."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from scan.models import Act, AuditEvent, Share, User
from scan.privacy.taking_back import withdraw
from scan.workspace.own_log import NOT_SHARED_NOW
from tests import factories

PATH = "/werkplek/logboek/"


@pytest.fixture
def share(version, site_root, service_point) -> Share:
    return factories.make_share(factories.make_finished_scan(), service_point)


def seen(share: Share, user: User, **fields) -> None:
    AuditEvent.objects.create(
        act=Act.SEEN,
        scan_id=share.scan.public_id,
        user_id=user.pk,
        service_point_id=share.service_point_id,
        **fields,
    )


def test_the_own_acts_are_told_with_the_employer(manager_client: Client, account_manager: User, share: Share):
    seen(share, account_manager)
    text = BeautifulSoup(manager_client.get(PATH).content, "lxml").select_one(".scan-log").text
    assert "Bekeken" in text
    assert "Drukkerij Zonneveld" in text
    assert share.service_point.name in text


def test_the_acts_of_a_colleague_are_not_told(manager_client: Client, service_point, share: Share):
    seen(share, factories.make_account_manager(service_point, "collega@example.org"))
    assert "Er staat nog niets van jou" in manager_client.get(PATH).content.decode()


def test_of_who_does_not_share_any_more_the_name_is_not_told(
    manager_client: Client, account_manager: User, share: Share
):
    seen(share, account_manager)
    withdraw(share)
    text = BeautifulSoup(manager_client.get(PATH).content, "lxml").select_one(".scan-log").text
    assert NOT_SHARED_NOW in text
    assert "Zonneveld" not in text


def test_who_works_nowhere_any_more_still_reads_the_own_lines(
    manager_client: Client, account_manager: User, share: Share
):
    seen(share, account_manager)
    account_manager.memberships.update(active=False)
    assert NOT_SHARED_NOW in manager_client.get(PATH).content.decode()


def test_many_lines_come_a_page_at_a_time_in_the_same_number_of_queries(
    manager_client: Client, account_manager: User, share: Share, django_assert_max_num_queries
):
    for minutes in range(60):
        seen(share, account_manager, at=timezone.now() - timedelta(minutes=minutes))
    with django_assert_max_num_queries(12):
        page = BeautifulSoup(manager_client.get(PATH).content, "lxml")
    assert len(page.select(".scan-log li")) == 50
    assert page.select_one("nav[aria-label=Bladeren] a")["href"] == "?pagina=2"
    assert len(BeautifulSoup(manager_client.get(f"{PATH}?pagina=2").content, "lxml").select(".scan-log li")) == 10


def test_the_account_page_leads_to_it(manager_client: Client, site_root):
    assert PATH in manager_client.get("/account/2fa/").content.decode()
