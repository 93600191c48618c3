"""Two dossiers as one and apart again: each gets back exactly what was its own."""

import random

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from scan.models import Agreement, Contact, Deed, Dossier, DossierOrganisation, Note, ServicePoint, Share, User
from scan.models.dossier.finding import dossier_for
from scan.workspace.dossier.merging import CannotMergeError, NotMergedError, merge, preview, take_apart
from tests import factories
from tests.workspace.employers import employer, measured

pytestmark = pytest.mark.usefixtures("version", "site_root")
KEPT = (Dossier, DossierOrganisation, Note, Agreement, Contact)


def rows() -> list[list[tuple]]:
    """Every row of all that belongs to dossiers, but for the history."""
    return [list(kind.objects.order_by("pk").values_list()) for kind in KEPT]


def make(point: ServicePoint, name: str, user: User, *, size: int = 1) -> Dossier:
    """A dossier with so many of each thing."""
    dossier = Dossier.objects.create(service_point=point, name=name)
    for number in range(size):
        Note.objects.create(dossier=dossier, author=user, text=f"{name} {number}")
        Agreement.objects.create(dossier=dossier, author=user, text=f"{name} {number}")
        Contact.objects.create(dossier=dossier, author=user, name=f"{name} {number}")
    return dossier


def test_what_stands_in_both_is_seen_in_the_one_that_stays_under_its_name(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    stays, goes = make(service_point, "Bakker BV", account_manager), make(service_point, "De Bakker", account_manager)
    merge(stays, goes, account_manager)
    page = manager_client.get(f"/werkplek/dossiers/{stays.public_id}/").content.decode()
    assert page.count("Bakker BV 0") >= 3
    assert page.count("De Bakker 0") >= 3
    moved = manager_client.get(f"/werkplek/dossiers/{goes.public_id}/")
    assert moved.url == f"/werkplek/dossiers/{stays.public_id}/"


@pytest.mark.parametrize("seed", range(12))
def test_merging_and_taking_apart_in_the_opposite_order_leaves_every_row_as_it_was(
    account_manager: User, service_point: ServicePoint, seed: int
):
    chance = random.Random(seed)
    heads = [make(service_point, f"D{number}", account_manager, size=chance.randint(0, 2)) for number in range(5)]
    employer(service_point, "Gedeeld")
    done: list[tuple[Dossier, list]] = []
    while len(heads) > 1 and chance.random() < 0.9:
        goes = heads.pop(chance.randrange(len(heads)))
        done.append((goes, rows()))
        merge(chance.choice(heads), goes, account_manager)
        assert not Dossier.objects.filter(merged_into__merged_into__isnull=False).exists()
    while done:
        goes, before = done.pop()
        take_apart(goes, account_manager)
        assert rows() == before


def test_members_move_along_and_come_back_with_the_one_they_were_merged_into(
    account_manager: User, service_point: ServicePoint
):
    first, second, third = (make(service_point, name, account_manager) for name in ("Een", "Twee", "Drie"))
    merge(second, first, account_manager)
    merge(third, second, account_manager)
    first.refresh_from_db()
    assert first.merged_into == third
    take_apart(second, account_manager)
    first.refresh_from_db()
    assert first.merged_into == second
    assert not third.members.exists()


def test_one_of_the_members_alone_can_be_taken_out(account_manager: User, service_point: ServicePoint):
    first, second, third = (make(service_point, name, account_manager) for name in ("Een", "Twee", "Drie"))
    merge(second, first, account_manager)
    merge(third, second, account_manager)
    take_apart(first, account_manager)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.merged_into, second.merged_into) == (None, third)
    with pytest.raises(NotMergedError):
        take_apart(first, account_manager)


def test_what_is_written_while_they_are_one_stays_with_the_one_that_people_saw(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    stays, goes = make(service_point, "Een", account_manager), make(service_point, "Twee", account_manager)
    merge(stays, goes, account_manager)
    # A page of the other that was still open.
    path = f"/werkplek/dossiers/{goes.public_id}/notities/nieuw/"
    manager_client.post(path, {"kind": "gesprek", "happened_on": "2026-01-02", "text": "Samen geschreven"})
    take_apart(goes, account_manager)
    assert Note.objects.get(text="Samen geschreven").dossier == stays


def test_nothing_crosses_a_service_point(account_manager: User, service_point: ServicePoint, manager_client: Client):
    elsewhere = factories.make_service_point("Twente")
    account_manager.memberships.create(service_point=elsewhere)
    ours, theirs = make(service_point, "Bakkerij", account_manager), make(elsewhere, "Bakkerij Twee", account_manager)
    with pytest.raises(CannotMergeError):
        merge(ours, theirs, account_manager)
    path = f"/werkplek/dossiers/{ours.public_id}/samenvoegen/"
    assert "Bakkerij Twee" not in manager_client.get(path, {"zoek": "Bakkerij"}).content.decode()
    assert manager_client.post(f"{path}{theirs.public_id}/").status_code == 404


def test_what_was_merged_meanwhile_or_is_the_same_cannot_be_merged(account_manager: User, service_point: ServicePoint):
    first, second, third = (make(service_point, name, account_manager) for name in ("Een", "Twee", "Drie"))
    merge(second, first, account_manager)
    for into, goes in ((third, first), (first, third), (third, third)):
        with pytest.raises(CannotMergeError):
            merge(into, goes, account_manager)


def test_the_preview_counts_what_comes_together_and_which_name_stays_is_a_choice(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    share = employer(service_point, "Kwekerij")
    shared = Dossier.objects.get()
    other = make(service_point, "Kwekerij Groen", account_manager, size=2)
    together = {label: (one, more, both) for label, one, more, both in preview(shared, other, account_manager).together}
    assert together["Gedeelde metingen"] == (1, 0, 1)
    assert together["Notities"] == (0, 2, 2)
    path = f"/werkplek/dossiers/{shared.public_id}/samenvoegen/"
    chosen = BeautifulSoup(manager_client.get(path).content, "lxml").select_one("ul.scan-link-list a")
    assert chosen.text == "Kwekerij Groen"
    page = manager_client.get(chosen["href"]).content.decode()
    assert "Welk dossier blijft?" in page
    manager_client.post(chosen["href"], {"blijft": other.public_id})
    shared.refresh_from_db()
    assert shared.merged_into == other
    assert dossier_for(service_point, share.scan.organisation, "Kwekerij") == other
    assert {event.deed for event in other.events.all()} == {Deed.MERGED}


def test_shares_of_both_are_measurements_of_the_one(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    one = factories.make_share(factories.make_finished_scan(), service_point, "Een BV")
    factories.make_share(factories.make_finished_scan("ondersteunen"), service_point, "Twee BV")
    first, second = (Dossier.objects.get(name=name) for name in ("Een BV", "Twee BV"))
    merge(second, first, account_manager)
    page = BeautifulSoup(manager_client.get(f"/werkplek/dossiers/{second.public_id}/").content, "lxml")
    table = page.find("table", string=None)
    links = {link["href"] for link in table.select("tbody th a")}
    assert links == {f"/werkplek/scans/{share.scan.public_id}/" for share in Share.objects.all()}
    assert page.select_one("#toen-en-nu")
    Share.objects.filter(pk=one.pk).update(withdrawn_at=one.shared_at)
    page = BeautifulSoup(manager_client.get(f"/werkplek/dossiers/{second.public_id}/").content, "lxml")
    assert page.select_one("#toen-en-nu") is None
    assert one.scan.public_id not in str(page)


def test_taking_apart_asks_first(manager_client: Client, account_manager: User, service_point: ServicePoint):
    stays, goes = make(service_point, "Een", account_manager), make(service_point, "Twee", account_manager)
    merge(stays, goes, account_manager)
    path = f"/werkplek/dossiers/{stays.public_id}/uit-elkaar/{goes.public_id}/"
    assert "Haal ‘Twee’ er weer uit" in manager_client.get(path).content.decode()
    goes.refresh_from_db()
    assert goes.merged_into == stays
    manager_client.post(path)
    goes.refresh_from_db()
    assert goes.merged_into is None
    assert manager_client.post(path).url == f"/werkplek/dossiers/{goes.public_id}/"


def test_measured_is_a_share_of_the_same_organisation(service_point: ServicePoint, account_manager: User):
    share = employer(service_point, "Een")
    measured(share.scan.organisation, service_point, days_ago=100)
    dossier = Dossier.objects.get()
    assert preview(dossier, make(service_point, "Twee", account_manager), account_manager).parts[0].measurements == 2
