"""What an employer left out is nowhere: not on the page, not in the preview, not in any part of the workbook."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from openpyxl import load_workbook

from scan.core.instrument import Instrument
from scan.models import Answer, Scan, ServicePoint, Share
from scan.questionnaire import actions
from tests import factories
from tests.export.reading import all_words
from tests.results.conftest import Owner, owner_of

SECRET = "Onze zorg is het rooster van de nacht"


@pytest.fixture
def scan(version, site_root, instrument: Instrument) -> Scan:
    """Several roles that differ much, and an answer in words of one's own."""
    scan = factories.make_finished_scan(factories.far_apart(instrument))
    owner = scan.responses.get(is_owner=True)
    Answer.objects.create(response=owner, question="toelichting", value=SECRET)
    actions.finish(owner)
    return Scan.objects.get(pk=scan.pk)


def share_of(scan: Scan, point: ServicePoint, **parts: bool) -> Share:
    return factories.make_share(scan, point, **({"open_answers": False, "roles": False, "plan": False} | parts))


def everything(client: Client, share: Share) -> dict[str, str]:
    """All text of the page, and of every part of the workbook."""
    path = f"/werkplek/scans/{share.scan.public_id}/"
    return {"page": client.get(path).content.decode(), "workbook": all_words(client.get(f"{path}excel/").content)}


@pytest.mark.parametrize("shared", [True, False])
def test_an_open_answer(manager_client: Client, service_point: ServicePoint, scan: Scan, shared: bool):
    share = share_of(scan, service_point, open_answers=shared)
    for text in everything(manager_client, share).values():
        assert (SECRET in text) is shared


@pytest.mark.parametrize("shared", [True, False])
def test_roles(manager_client: Client, service_point: ServicePoint, scan: Scan, instrument: Instrument, shared: bool):
    share = share_of(scan, service_point, roles=shared)
    roles = instrument.titles("roles")
    outcome = scan.result.outcome
    found = everything(manager_client, share)
    book = load_workbook(BytesIO(manager_client.get(f"/werkplek/scans/{scan.public_id}/excel/").content))
    heads = {cell.value for sheet in ("Scores", "Antwoorden") for row in book[sheet].iter_rows() for cell in row}
    shown = {roles[role] for role in outcome.scores.shown_roles}
    assert (shown <= heads) is shared
    assert bool(shown & heads) is shared
    for text in found.values():
        assert ("de rollen bij" in text) is shared
    assert ("Rollen" in book.sheetnames) is shared
    topic = "Lagen denken er anders over"
    assert (topic in found["page"]) is shared
    # Shared, it may be one of the topics for which the sheet Gesprek has no room.
    assert shared or topic not in found["workbook"]
    page = BeautifulSoup(found["page"], "lxml")
    assert bool(page.select("#verschillen")) is shared
    lead = page.select_one(".scan-result-head").text
    assert any(role in lead for role in shown) is shared
    assert f"Ingevuld door {sum(outcome.scores.answered.values())} mensen" in lead or shared


def test_without_roles_no_number_of_a_role_is_in_the_workbook(
    manager_client: Client, service_point: ServicePoint, scan: Scan
):
    """The table of answers has as many columns as for one person, and that of scores none per role."""
    share = share_of(scan, service_point)
    book = load_workbook(BytesIO(manager_client.get(f"/werkplek/scans/{share.scan.public_id}/excel/").content))
    assert book["Antwoorden"].max_column == 6
    assert book["Scores"].max_column == 4
    assert "De werkgever deelt niet: wat zij in eigen woorden schreven, de verschillen tussen rollen, een plan." in str(
        list(book["Toelichting"].values)
    )


def test_the_page_says_what_the_employer_does_not_share(
    manager_client: Client, service_point: ServicePoint, scan: Scan
):
    share_of(scan, service_point, roles=True)
    text = manager_client.get(f"/werkplek/scans/{scan.public_id}/").content.decode()
    assert "De werkgever deelt niet: wat zij in eigen woorden schreven, een plan." in text


# --- The preview


def chosen(point: ServicePoint, **parts: str) -> dict[str, str]:
    from tests.results.test_sharing import in_days

    return {"service_point": str(point.pk), "until": in_days(30), **parts}


@pytest.fixture
def owner(scan: Scan) -> Owner:
    return owner_of(scan)


@pytest.fixture
def near(scan: Scan) -> ServicePoint:
    """The service point that this employer can share with."""
    region = scan.result.outcome.scores.facts.get("arbeidsmarktregio", "Twente")
    point = factories.make_service_point(str(region), "Werkgeversservicepunt dichtbij")
    factories.make_account_manager(point, "dichtbij@example.org")
    return point


def sections(page: BeautifulSoup) -> dict[str, str]:
    """Per section of the result the text, without what the two readers rightly see apart."""
    found = {}
    for section in page.select("main section"):
        if section.get("aria-labelledby") not in ("gesprek", None) or section.get("aria-label"):
            found[section.get("aria-labelledby") or section["aria-label"]] = " ".join(section.text.split())
    return found


@pytest.mark.parametrize("parts", [{}, {"roles": "on"}, {"open_answers": "on", "plan": "on"}])
def test_the_preview_is_what_the_account_manager_sees(owner: Owner, near: ServicePoint, parts: dict[str, str]):
    before = owner.client.get(owner.path("delen/voorbeeld/"), chosen(near, **parts))
    preview = BeautifulSoup(before.content, "lxml")
    assert not Share.objects.exists()
    share_of(owner.scan, near, **dict.fromkeys(parts, True))
    manager = Client()
    manager.force_login(near.memberships.get().user)
    theirs = BeautifulSoup(manager.get(f"/werkplek/scans/{owner.scan.public_id}/").content, "lxml")
    ours, seen = sections(preview), sections(theirs)
    assert ours.pop("antwoorden").replace("de accountmanager ziet", "je ziet") == seen.pop("antwoorden")
    assert ours == seen
    assert len(ours) >= 4
    assert (SECRET in before.content.decode()) is ("open_answers" in parts)


def test_the_preview_tells_of_the_tips_and_never_shows_them(owner: Owner, near: ServicePoint, instrument: Instrument):
    text = owner.client.get(owner.path("delen/voorbeeld/"), chosen(near, roles="on")).content.decode()
    assert "tips voor het gesprek" in text
    outcome = owner.scan.result.outcome
    by_key = {topic.key: topic for topic in instrument.topics}
    for key in outcome.advice.topics:
        assert by_key[key].title not in text
        assert by_key[key].text.questions[0] not in text
    for style in instrument.styles:
        assert f"<h4>{style.title}</h4>" not in text
    assert "punten." not in BeautifulSoup(text, "lxml").select_one("section[aria-labelledby=gesprek]").text


def test_in_the_preview_nothing_can_be_done_that_only_an_account_manager_may(owner: Owner, near: ServicePoint):
    page = BeautifulSoup(owner.client.get(owner.path("delen/voorbeeld/"), chosen(near)).content, "lxml")
    addresses = [link["href"] for link in page.select("main a[href]")]
    assert not [address for address in addresses if "/werkplek/" in address or address.startswith("mailto:")]
    assert not page.select("main form")
    assert page.h1.text == "Zo ziet de accountmanager jullie resultaat"
    assert "Dit is een voorbeeld" in page.select_one(".scan-alert").text


def test_the_preview_of_what_is_shared_now_is_under_that_share(owner: Owner, near: ServicePoint):
    share_of(owner.scan, near, open_answers=True)
    page = owner.page("delen/voorbeeld/")
    assert SECRET in page.text
    assert "Dit ziet Werkgeversservicepunt dichtbij nu." in page.text


def test_a_preview_without_choices_or_of_choices_that_cannot_be_leads_to_the_choices(owner: Owner, near: ServicePoint):
    for query in ({}, {"until": "gisteren"}):
        assert owner.client.get(owner.path("delen/voorbeeld/"), query).url == owner.path("delen/keuzes/")


def test_the_preview_writes_no_look(owner: Owner, near: ServicePoint):
    from scan.models import Act, AuditEvent

    owner.client.get(owner.path("delen/voorbeeld/"), chosen(near))
    assert not AuditEvent.objects.filter(act__in=(Act.SEEN, Act.LISTED)).exists()


def test_the_pages_of_sharing_cost_few_queries(owner: Owner, near: ServicePoint, django_assert_max_num_queries):
    share_of(owner.scan, near)
    for path in ("delen/", "delen/keuzes/", "delen/voorbeeld/"):
        with django_assert_max_num_queries(16):
            owner.client.get(owner.path(path))
