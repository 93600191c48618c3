"""What account managers write: notes, agreements, contacts. Nothing is lost, also with two people at once."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from scan.models import Agreement, Assignment, Contact, Deed, Dossier, Note, ServicePoint, Share, User
from scan.workspace.dossier import writing
from tests import factories

pytestmark = pytest.mark.usefixtures("version", "site_root")
TODAY = timezone.localdate()
NOTE = {"kind": "bezoek", "happened_on": TODAY.isoformat(), "text": "Koffie met Joost"}
AGREEMENT = {"text": "Wij bellen de jobcoach", "side": "wij", "due": ""}
CONTACT = {"name": "Petra", "position": "hr", "email": "petra@example.org", "phone": "", "since": TODAY.isoformat()}
KINDS = {"notities": (Note, NOTE), "afspraken": (Agreement, AGREEMENT), "contacten": (Contact, CONTACT)}


@pytest.fixture
def dossier(service_point: ServicePoint, account_manager: User) -> Dossier:
    return Dossier.objects.create(service_point=service_point, name="Drukkerij")


@pytest.fixture
def colleague(service_point: ServicePoint) -> Client:
    client = Client()
    client.force_login(factories.make_account_manager(service_point, "mark@example.org", first_name="Mark"))
    return client


def below(dossier: Dossier, rest: str = "") -> str:
    return f"/werkplek/dossiers/{dossier.public_id}/{rest}"


def deeds(dossier: Dossier) -> list[str]:
    return [event.deed for event in dossier.events.order_by("pk")]


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "lxml")


@pytest.mark.parametrize("folder", KINDS)
def test_each_kind_is_written_with_who_and_when_and_stands_on_the_page(
    manager_client: Client, account_manager: User, dossier: Dossier, folder: str
):
    model, fields = KINDS[folder]
    assert manager_client.post(below(dossier, f"{folder}/nieuw/"), fields).status_code == 302
    thing = model.objects.get()
    assert (thing.dossier, thing.author) == (dossier, account_manager)
    page = manager_client.get(below(dossier)).content.decode()
    assert str(fields.get("text") or fields["name"]) in page
    assert str(account_manager) in page


@pytest.mark.parametrize("folder", KINDS)
def test_what_is_sent_twice_is_there_once(manager_client: Client, dossier: Dossier, folder: str):
    model, fields = KINDS[folder]
    path = below(dossier, f"{folder}/nieuw/")
    new_id = soup(manager_client.get(path)).select_one("[name=new_id]")["value"]
    for _ in range(2):
        assert manager_client.post(path, fields | {"new_id": new_id}).status_code == 302
    assert model.objects.count() == 1
    assert len(deeds(dossier)) == 1


@pytest.mark.parametrize(
    ("folder", "wrong", "message"),
    [
        ("notities", {"text": ""}, "Schrijf eerst iets op."),
        ("notities", {"happened_on": "gisteren"}, "Dit is geen datum"),
        ("notities", {"happened_on": (TODAY + timedelta(days=1)).isoformat()}, "Deze dag moet nog komen"),
        ("notities", {"kind": "droom"}, "Kies een soort die hier staat"),
        ("notities", {"text": "x" * 5001}, "Er passen 5000 tekens in"),
        ("afspraken", {"text": ""}, "Schrijf op wat er is afgesproken"),
        ("afspraken", {"due": "2126-01-01"}, "Klopt dit jaar?"),
        ("contacten", {"email": "petra"}, "Dit is geen e-mailadres"),
        ("contacten", {"name": "\x00"}, "Haal de vreemde tekens weg"),
    ],
)
def test_a_mistake_is_told_and_what_was_typed_stays(
    manager_client: Client, dossier: Dossier, folder: str, wrong: dict[str, str], message: str
):
    model, fields = KINDS[folder]
    answer = manager_client.post(below(dossier, f"{folder}/nieuw/"), fields | wrong)
    assert answer.status_code == 422
    assert message in soup(answer).select_one("#fouten").text
    kept = {name: text for name, text in (fields | wrong).items() if text and name not in ("kind", "side")}
    html = answer.content.decode()
    assert all(text in html for text in kept.values() if "\x00" not in text)
    assert not model.objects.exists()


def test_a_text_of_exactly_the_longest_length_fits_with_its_new_lines(manager_client: Client, dossier: Dossier):
    text = "\r\n".join(["x" * 49] * 100) + "x"
    manager_client.post(below(dossier, "notities/nieuw/"), NOTE | {"text": text})
    assert len(Note.objects.get().text) == 5000


@pytest.mark.parametrize("folder", KINDS)
def test_a_change_that_was_overtaken_is_told_and_writes_nothing(manager_client: Client, dossier: Dossier, folder: str):
    model, fields = KINDS[folder]
    manager_client.post(below(dossier, f"{folder}/nieuw/"), fields)
    thing = model.objects.get()
    path = below(dossier, f"{folder}/{thing.public_id}/")
    shown = "name" if folder == "contacten" else "text"
    for text in ("Van het ene venster", "Van het andere"):
        answer = manager_client.post(path, fields | {shown: text, "revision": "1"})
    page = soup(answer)
    assert answer.status_code == 409
    assert "Van het ene venster" in page.select_one(".scan-error-summary").text
    assert "Van het andere" in answer.content.decode()
    thing.refresh_from_db()
    assert getattr(thing, shown) == "Van het ene venster"
    again = fields | {shown: "Van het andere", "revision": page.select_one("[name=revision]")["value"]}
    assert manager_client.post(path, again).status_code == 302
    thing.refresh_from_db()
    assert getattr(thing, shown) == "Van het andere"


def test_what_was_deleted_meanwhile_can_be_kept_as_something_new(manager_client: Client, dossier: Dossier):
    manager_client.post(below(dossier, "afspraken/nieuw/"), AGREEMENT)
    thing = Agreement.objects.get()
    path = below(dossier, f"afspraken/{thing.public_id}/")
    thing.delete()
    answer = manager_client.post(path, AGREEMENT | {"text": "Nog aan het typen", "revision": "1"})
    assert answer.status_code == 409
    form = soup(answer).select_one("main form")
    assert form["action"] == below(dossier, "afspraken/nieuw/")
    assert "Nog aan het typen" in form.text
    assert manager_client.get(path).status_code == 404


def test_only_ones_own_note_can_be_changed_or_deleted(
    manager_client: Client, account_manager: User, colleague: Client, dossier: Dossier
):
    manager_client.post(below(dossier, "notities/nieuw/"), NOTE)
    note = Note.objects.get()
    path = below(dossier, f"notities/{note.public_id}/")
    assert colleague.get(path).status_code == 404
    assert colleague.post(path, NOTE | {"text": "Anders", "revision": "1"}).status_code == 404
    assert colleague.post(f"{path}wissen/").status_code == 404
    assert path not in colleague.get(below(dossier)).content.decode()
    account_manager.memberships.update(active=False)
    assert colleague.get(path).status_code == 404
    assert colleague.post(f"{path}wissen/").status_code == 302
    assert not Note.objects.exists()


@pytest.mark.parametrize("folder", KINDS)
def test_deleting_asks_first_and_the_history_repeats_nothing_of_it(
    manager_client: Client, dossier: Dossier, folder: str
):
    model, fields = KINDS[folder]
    manager_client.post(below(dossier, f"{folder}/nieuw/"), fields)
    path = below(dossier, f"{folder}/{model.objects.get().public_id}/wissen/")
    words = fields.get("text") or fields["name"]
    assert words in manager_client.get(path).content.decode()
    assert model.objects.exists()
    manager_client.post(path)
    assert not model.objects.exists()
    assert len(deeds(dossier)) == 2
    assert words not in manager_client.get(below(dossier)).content.decode()
    assert manager_client.post(path).status_code == 302


def test_an_agreement_is_done_by_somebody_and_can_be_open_again(
    manager_client: Client, account_manager: User, dossier: Dossier
):
    manager_client.post(below(dossier, "afspraken/nieuw/"), AGREEMENT)
    agreement = Agreement.objects.get()
    path = below(dossier, f"afspraken/{agreement.public_id}/gedaan/")
    for _ in range(2):
        manager_client.post(path, {"gedaan": "ja"})
    agreement.refresh_from_db()
    assert (agreement.done_on, agreement.done_by) == (timezone.localdate(), account_manager)
    manager_client.post(path, {"gedaan": "nee"})
    agreement.refresh_from_db()
    assert (agreement.done_on, agreement.done_by) == (None, None)
    assert deeds(dossier) == [Deed.AGREED, Deed.AGREEMENT_DONE, Deed.AGREEMENT_UNDONE]


def test_a_contact_who_left_stays_in_the_list_as_history(manager_client: Client, dossier: Dossier):
    manager_client.post(below(dossier, "contacten/nieuw/"), CONTACT | {"since": "2026-01-02"})
    contact = Contact.objects.get()
    path = below(dossier, f"contacten/{contact.public_id}/weg/")
    early = manager_client.post(path, {"until": "2026-01-01"})
    assert (early.status_code, "Kies een dag vanaf 02-01-2026" in early.content.decode()) == (422, True)
    manager_client.post(path, {"until": "2026-02-03"})
    page = soup(manager_client.get(below(dossier)))
    assert "tot en met 3 februari 2026" in page.select_one("#contactpersonen").parent.select_one("details").text
    manager_client.post(path, {"terug": "ja"})
    contact.refresh_from_db()
    assert contact.until is None


def test_the_contact_of_the_share_is_shown_while_shared_and_kept_once_taken_over(
    manager_client: Client, service_point: ServicePoint
):
    share = factories.make_share(factories.make_finished_scan(), service_point)
    dossier, path = Dossier.objects.get(), "contacten/overnemen/"
    page = manager_client.get(below(dossier)).content.decode()
    assert "Opgegeven bij het delen" in page
    for _ in range(2):
        manager_client.post(below(dossier, path), {"scan": share.scan.public_id})
    contact = Contact.objects.get()
    assert (contact.name, contact.email) == ("Joost Jansen", "joost@example.org")
    assert "Opgegeven bij het delen" not in manager_client.get(below(dossier)).content.decode()
    Contact.objects.all().delete()
    Share.objects.update(until=timezone.now())
    assert "Joost Jansen" not in manager_client.get(below(dossier)).content.decode()
    assert manager_client.post(below(dossier, path), {"scan": share.scan.public_id}).status_code == 404


def test_a_day_to_follow_up_is_chosen_and_taken_away(manager_client: Client, dossier: Dossier):
    day = timezone.localdate() + timedelta(days=9)
    path = below(dossier, "opvolgen/")
    assert manager_client.post(path, {"follow_up_on": "2020-01-01"}).status_code == 422
    assert manager_client.post(path, {"follow_up_on": ""}).status_code == 422
    manager_client.post(path, {"follow_up_on": day.isoformat()})
    dossier.refresh_from_db()
    assert dossier.follow_up_on == day
    manager_client.post(path, {"weg": "ja"})
    dossier.refresh_from_db()
    assert dossier.follow_up_on is None
    assert deeds(dossier) == [Deed.FOLLOW_UP, Deed.FOLLOW_UP]


def test_a_name_of_our_own(manager_client: Client, dossier: Dossier):
    manager_client.post(below(dossier, "naam/"), {"name": "Drukkerij aan de Rijn"})
    dossier.refresh_from_db()
    assert dossier.name == "Drukkerij aan de Rijn"
    assert manager_client.post(below(dossier, "naam/"), {"name": " "}).status_code == 422


def test_the_handover_note_stands_on_top_until_its_reader_read_it(
    manager_client: Client, account_manager: User, colleague: Client, dossier: Dossier
):
    Assignment.objects.create(dossier=dossier, manager=account_manager, note="Bel niet op maandag")
    path = below(dossier, "overdracht/gelezen/")
    assert "Gelezen" not in soup(colleague.get(below(dossier))).select_one("#overdracht").parent.text
    colleague.post(path)
    assert "Bel niet op maandag" in soup(manager_client.get(below(dossier))).select_one("#overdracht").parent.text
    manager_client.post(path)
    page = soup(manager_client.get(below(dossier)))
    assert page.select_one("#overdracht") is None
    assert "Bel niet op maandag" in page.select_one("#onze-kant").parent.text
    assert deeds(dossier) == [Deed.HANDOVER_READ]


def test_a_dossier_begins_by_hand_with_a_contact_and_is_of_who_began_it(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    fields = {"name": "Nieuwe BV", "contact_name": "Iris", "email": "iris@example.org"}
    answer = manager_client.post("/werkplek/dossiers/nieuw/", fields)
    dossier = Dossier.objects.get()
    assert answer.url == below(dossier)
    assert dossier.service_point == service_point
    assert dossier.contacts.get().email == "iris@example.org"
    assert dossier.assignments.get().manager == account_manager
    nameless = manager_client.post("/werkplek/dossiers/nieuw/", {"name": "Nog een", "email": "x@example.org"})
    assert nameless.status_code == 422


def test_who_works_at_two_service_points_chooses_and_can_choose_no_third(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    second, third = factories.make_service_point("Twente"), factories.make_service_point("Zeeland")
    account_manager.memberships.create(service_point=second)
    fields = {"name": "Nieuwe BV", "service_point": third.pk}
    assert manager_client.post("/werkplek/dossiers/nieuw/", fields).status_code == 422
    manager_client.post("/werkplek/dossiers/nieuw/", fields | {"service_point": second.pk})
    assert Dossier.objects.get().service_point == second


def test_a_change_of_what_is_gone_raises_and_tells(dossier: Dossier, account_manager: User):
    note = writing.add(Note, dossier, account_manager, {"text": "Eerst"})
    Note.objects.all().delete()
    with pytest.raises(writing.OvertakenError) as error:
        writing.change(note, account_manager, {"text": "Dan"}, seen=1)
    assert error.value.stands is None
