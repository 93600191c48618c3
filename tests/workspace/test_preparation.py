"""Preparing a conversation: what stands on the page, for whom, and what account managers write themselves."""

from datetime import timedelta
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scan.models import (
    Act,
    Agreement,
    Assignment,
    AuditEvent,
    Contact,
    Deed,
    Dossier,
    DossierEvent,
    Note,
    OwnView,
    PlanStep,
    Scan,
    ServicePoint,
    Share,
    User,
)
from scan.models.plan import Help, Status
from scan.privacy.taking_back import withdraw
from scan.results.plan.actions import choose, put_aside, set_status, write
from tests import factories
from tests.audit_log import forget
from tests.export.reading import all_words
from tests.results.conftest import owner_of

pytestmark = pytest.mark.usefixtures("version", "site_root")


@pytest.fixture
def share(service_point: ServicePoint, version) -> Share:
    return factories.make_share(factories.make_finished_scan(), service_point)


@pytest.fixture
def dossier(share: Share) -> Dossier:
    return Dossier.objects.get()


@pytest.fixture
def colleague(service_point: ServicePoint) -> Client:
    """Another account manager of the same service point, logged in."""
    client = Client()
    client.force_login(factories.make_account_manager(service_point, "mark@example.org", first_name="Mark"))
    return client


def place(dossier: Dossier, rest: str = "") -> str:
    return f"/werkplek/dossiers/{dossier.public_id}/voorbereiding/{rest}"


def page(client: Client, dossier: Dossier) -> BeautifulSoup:
    return BeautifulSoup(client.get(place(dossier)).content, "lxml")


def block(soup: BeautifulSoup, heading: str) -> str:
    """The text of the part under the heading with this id, on one line."""
    return " ".join(soup.select_one(f"[aria-labelledby={heading}]").text.split())


def seen(soup: BeautifulSoup, style: str) -> str:
    """What the form of this style carries along."""
    return soup.select_one(f"#kijk-{style}-seen").get("value", "")


def write_view(client: Client, dossier: Dossier, text: str, seen: str = "", style: str = "partner"):
    return client.post(place(dossier, f"kijk/{style}/"), {"text": text, "seen": seen})


# --- From the scan


def test_it_tells_what_goes_well_the_bottleneck_and_the_scores(manager_client: Client, dossier: Dossier):
    soup = page(manager_client, dossier)
    assert "Knelpunt: Context" in block(soup, "knelpunt")
    assert "Willen 54" in block(soup, "knelpunt")
    assert block(soup, "goed").startswith("Wat goed gaat")
    assert "(op weg)" in block(soup, "goed") or "(sterk)" in block(soup, "goed")


def test_it_tells_concerns_help_and_what_they_do_themselves(manager_client: Client, dossier: Dossier):
    soup = page(manager_client, dossier)
    assert "Zo groot dat wij het niet doen." in block(soup, "zorgen")
    assert "Van jou verwachten zij: Meedenken over hoe wij ons werk organiseren" in block(soup, "hulp")


def test_topics_come_with_their_opening_questions_and_accents_with_their_reasons(
    manager_client: Client, dossier: Dossier, instrument
):
    soup = page(manager_client, dossier)
    topic = next(one for one in instrument.topics if one.key == "grote-zorgen")
    assert all(question in block(soup, "onderwerpen") for question in topic.text.questions)
    assert "Strategisch partnerschap: " in block(soup, "accenten")
    assert "30 punten. Omdat jullie ‘Meedenken over hoe wij ons werk organiseren’" in block(soup, "accenten")
    assert "Vacatures vervullen: 0 punten Uit de antwoorden volgt dit accent niet." in block(soup, "accenten")


def test_where_roles_differ_is_told_only_when_that_is_shared(manager_client: Client, service_point, instrument):
    scan = factories.make_finished_scan(factories.far_apart(instrument))
    for shared in (True, False):
        factories.make_share(scan, service_point, roles=shared)
        soup = page(manager_client, Dossier.objects.get())
        assert bool(soup.select("#rollen")) is shared
        assert ("Lagen denken er anders over" in soup.text) is shared
        assert "geen twee rollen" not in soup.text
    assert "De werkgever deelt niet: de verschillen tussen rollen." in soup.text


# --- The steps


def make_plan(scan: Scan) -> list[PlanStep]:
    """Two steps under way, one done and one put aside, made the way an employer makes them."""
    keys = [step.key for step in scan.result.outcome.advice.steps]
    steps = [choose(scan.result, key) for key in keys[:3]]
    words = {"first_action": "Bel de jobcoach", "who": "Karin", "help_from": Help.SERVICE_POINT}
    words |= {"help_words": "Wie betaalt de uren?", "due": timezone.localdate() + timedelta(days=9)}
    write(steps[0], words, seen=steps[0].revision)
    write(steps[1], {"help_from": Help.NOBODY}, seen=steps[1].revision)
    set_status(steps[2], Status.DONE)
    put_aside(scan.result, keys[3], Status.REJECTED, words="Dat vinden wij onzin")
    return steps


def test_of_a_shared_plan_the_chosen_steps_stand_there_with_what_is_in_the_way(
    manager_client: Client, share: Share, dossier: Dossier
):
    first, second, third = make_plan(share.scan)
    soup = page(manager_client, dossier)
    steps = block(soup, "stappen")
    assert [one.text for one in soup.select("#stappen ~ ol > li > strong:first-child")] == [
        f"{first.title}.",
        f"{second.title}.",
    ]
    for words in ("Karin", "Eerste actie: Bel de jobcoach", "Hulp gevraagd: Het werkgeversservicepunt. Wie betaalt"):
        assert words in steps
    assert "In de weg: Omdat" in steps
    assert f"Klaar in hun plan: {third.title}." in block(soup, "goed")
    assert f"Zonder hulp doen zij: {second.title}." in block(soup, "hulp")
    assert "onzin" not in soup.text


@pytest.mark.parametrize(
    ("shared", "said"), [(True, "Zij kozen nog geen stap."), (False, "Er is geen plan met jullie gedeeld.")]
)
def test_without_chosen_steps_the_first_three_of_the_advice_stand_there_and_that_is_said(
    manager_client: Client, service_point, version, shared: bool, said: str
):
    scan = factories.make_finished_scan()
    if not shared:
        make_plan(scan)
    factories.make_share(scan, service_point, plan=shared)
    soup = page(manager_client, Dossier.objects.get())
    titles = scan.instrument.titles("steps")
    advised = [f"{titles[step.key]}." for step in scan.result.outcome.advice.steps[:3]]
    assert said in block(soup, "stappen")
    assert [one.text for one in soup.select("#stappen ~ ol > li > strong:first-child")] == advised
    assert "Karin" not in soup.text


def test_schemes_are_told_only_of_a_step_that_was_chosen(manager_client: Client, share: Share, dossier: Dossier):
    assert "Regelingen" not in page(manager_client, dossier).text
    key = next(one.key for one in share.scan.instrument.steps if one.schemes and one.key in advised_keys(share))
    step = choose(share.scan.result, key)
    assert step.advice.schemes
    assert "Regelingen bij deze stap: " in block(page(manager_client, dossier), "stappen")


def advised_keys(share: Share) -> set[str]:
    return {step.key for step in share.scan.result.outcome.advice.steps}


# --- From the dossier


def test_agreements_notes_and_contacts_stand_there_the_open_ones_first(
    manager_client: Client, account_manager: User, dossier: Dossier
):
    today = timezone.localdate()
    Agreement.objects.create(dossier=dossier, text="Wij bellen de school", author=account_manager)
    Agreement.objects.create(dossier=dossier, text="Zij mailen de taken", side="werkgever", done_on=today)
    Note.objects.create(dossier=dossier, text="Eerst over de binderij.", kind="telefoon", author=account_manager)
    Contact.objects.create(dossier=dossier, name="Joost", position="HR")
    Contact.objects.create(dossier=dossier, name="Weggegaan", until=today - timedelta(days=1))
    soup = page(manager_client, dossier)
    own = block(soup, "afspraken")
    assert own.index("Nog open, wij: Wij bellen de school") < own.index("de werkgever: Zij mailen de taken")
    assert "Eerst over de binderij." in own
    assert "Contact: Joost (HR)." in soup.text
    assert "Weggegaan" not in soup.text


def test_what_was_written_in_a_merged_dossier_stands_there_too(manager_client: Client, dossier: Dossier):
    other = Dossier.objects.create(service_point=dossier.service_point, name="Zonneveld BV", merged_into=dossier)
    Note.objects.create(dossier=other, text="Uit het andere dossier.")
    OwnView.objects.create(dossier=other, style="partner", text="Kijk van toen.")
    text = page(manager_client, dossier).text
    assert "Uit het andere dossier." in text
    assert "In het dossier ‘Zonneveld BV’ schreef iemand van jullie" in text
    assert "Kijk van toen." in text
    assert manager_client.get(place(other)).url == place(dossier)


def test_an_unread_handover_is_told_to_who_took_over(manager_client, account_manager, colleague, dossier):
    Assignment.objects.create(dossier=dossier, manager=account_manager, note="Bel eerst Karin.")
    assert "Er ligt een overdracht voor je klaar" in page(manager_client, dossier).text
    assert "Er ligt een overdracht" not in page(colleague, dossier).text


# --- The phase


def test_the_phase_follows_from_what_is_known_with_its_principle_and_what_to_bring(
    manager_client: Client, dossier: Dossier
):
    text = block(page(manager_client, dossier), "fase")
    assert "Fase 1 van 6: benaderen en kiezen" in text
    Note.objects.create(dossier=dossier, text="Rondgelopen.", kind="bezoek")
    text = block(page(manager_client, dossier), "fase")
    assert "Fase 2 van 6: het bedrijf leren kennen" in text
    assert "Leidend principe: Sluit aan bij wat het bedrijf wil" in text
    assert "Tijd om rond te lopen op de werkvloer" in text


def test_another_phase_can_be_chosen_and_taken_back(manager_client, account_manager, dossier):
    assert manager_client.post(place(dossier, "fase/"), {"phase": "4"}).url == f"{place(dossier)}#fase"
    text = block(page(manager_client, dossier), "fase")
    assert f"Fase 4 van 6: matchen De fase is bewaard. Gekozen door {account_manager}" in text
    assert "Uit het dossier volgt fase 1." in text
    manager_client.post(place(dossier, "fase/"), {"phase": ""})
    assert "Fase 1 van 6" in block(page(manager_client, dossier), "fase")
    events = DossierEvent.objects.filter(deed=Deed.PHASE).order_by("pk")
    assert [event.about for event in events] == ["Fase 4: Matchen", "Volgt weer uit het dossier"]


def test_choosing_the_same_phase_again_changes_nothing(manager_client: Client, dossier: Dossier):
    for _ in range(2):
        manager_client.post(place(dossier, "fase/"), {"phase": "4"})
    assert DossierEvent.objects.filter(deed=Deed.PHASE).count() == 1


@pytest.mark.parametrize("phase", ["7", "0", "x", "-1"])
def test_a_phase_that_is_none_of_the_six_is_refused(manager_client: Client, dossier: Dossier, phase: str):
    answer = manager_client.post(place(dossier, "fase/"), {"phase": phase})
    assert answer.status_code == 422
    assert "Kies een fase die hier staat." in answer.content.decode()
    dossier.refresh_from_db()
    assert dossier.service_phase is None


def test_a_plan_is_known_only_when_it_is_shared(manager_client: Client, service_point, version):
    scan = factories.make_finished_scan()
    make_plan(scan)
    for shared, phase in ((False, 2), (True, 4)):
        factories.make_share(scan, service_point, plan=shared)
        dossier = Dossier.objects.get()
        Note.objects.get_or_create(dossier=dossier, text="Daar geweest.", kind="bezoek")
        found = block(page(manager_client, dossier), "fase")
        assert found.startswith(f"Fase {phase} van 6"), found


# --- Own views


def test_an_own_view_is_kept_with_who_and_when(manager_client, account_manager, dossier):
    answer = write_view(manager_client, dossier, "Zij denken graag mee.")
    assert answer.url == f"{place(dossier)}#accent-partner"
    view = OwnView.objects.get()
    assert (view.style, view.text, view.author) == ("partner", "Zij denken graag mee.", account_manager)
    soup = page(manager_client, dossier)
    assert soup.select_one("#kijk-partner-text").text.strip() == "Zij denken graag mee."
    assert f"{account_manager} schreef dit op" in block(soup, "accenten")
    assert "is bewaard" in soup.select_one("#accent-partner").text
    assert [event.about for event in DossierEvent.objects.filter(deed=Deed.VIEWED)] == ["Strategisch partnerschap"]


def test_an_empty_view_takes_it_away_and_the_same_text_writes_nothing(manager_client: Client, dossier: Dossier):
    write_view(manager_client, dossier, "Eerst zo.")
    token = seen(page(manager_client, dossier), "partner")
    write_view(manager_client, dossier, "Eerst zo.", token)
    assert DossierEvent.objects.filter(deed=Deed.VIEWED).count() == 1
    write_view(manager_client, dossier, "", token)
    assert not OwnView.objects.exists()


def test_of_two_people_who_write_at_once_nothing_is_lost(manager_client, colleague, dossier):
    write_view(colleague, dossier, "Van Mark.")
    answer = write_view(manager_client, dossier, "Van mij.")
    assert answer.status_code == 409
    soup = BeautifulSoup(answer.content, "lxml")
    assert "Mark schreef op" in soup.text
    assert "Van Mark." in soup.select_one("#fouten").text
    assert soup.select_one("#kijk-partner-text").text.strip() == "Van mij."
    assert OwnView.objects.get().text == "Van Mark."
    again = write_view(manager_client, dossier, "Van Mark, en van mij.", seen(soup, "partner"))
    assert again.status_code == 302
    assert OwnView.objects.get().text == "Van Mark, en van mij."


def test_a_text_that_a_colleague_took_away_meanwhile_is_not_written_back_unseen(manager_client, colleague, dossier):
    write_view(manager_client, dossier, "Eerst zo.")
    token = seen(page(manager_client, dossier), "partner")
    write_view(colleague, dossier, "", token)
    answer = write_view(manager_client, dossier, "Nu anders.", token)
    assert answer.status_code == 409
    assert "De tekst die hier stond, is weggehaald." in answer.content.decode()
    assert not OwnView.objects.exists()


@pytest.mark.parametrize("made_up", ["gisteren", "2026-11-21", "9999-99-99T00:00:00+00:00"])
def test_a_moment_that_never_was_overwrites_nothing(manager_client: Client, dossier: Dossier, made_up: str):
    write_view(manager_client, dossier, "Eerst zo.")
    assert write_view(manager_client, dossier, "Anders.", made_up).status_code == 409
    assert OwnView.objects.get().text == "Eerst zo."


def test_a_text_that_is_too_long_is_refused_at_the_field_and_kept(manager_client: Client, dossier: Dossier):
    answer = write_view(manager_client, dossier, "x" * 2001)
    soup = BeautifulSoup(answer.content, "lxml")
    assert answer.status_code == 422
    assert "Er passen 2000 tekens in." in soup.select_one("#kijk-partner-text_error").text
    assert soup.select_one("#fouten a")["href"] == "#kijk-partner-text"
    assert soup.select_one("#kijk-partner-text").text.strip() == "x" * 2001
    assert not OwnView.objects.exists()


def test_there_is_no_view_of_a_style_that_does_not_exist(manager_client: Client, dossier: Dossier):
    assert write_view(manager_client, dossier, "Hoi", style="nieuw").status_code == 404


def test_a_view_of_a_style_that_the_instrument_no_longer_has_is_still_there(manager_client: Client, dossier: Dossier):
    OwnView.objects.create(dossier=dossier, style="vroeger", text="Van toen.")
    assert "Van toen." in page(manager_client, dossier).select_one("#accent-vroeger").text
    answer = write_view(manager_client, dossier, "Van nu.", seen(page(manager_client, dossier), "vroeger"), "vroeger")
    assert answer.status_code == 302


# --- Who sees what


def test_each_look_is_written_down_and_makes_the_share_seen(manager_client, account_manager, share, dossier):
    for _ in range(2):
        manager_client.get(place(dossier))
    events = AuditEvent.objects.filter(user_id=account_manager.pk)
    assert [(event.act, event.scan_id) for event in events] == [(Act.SEEN, share.scan.public_id)] * 2
    share.refresh_from_db()
    assert share.first_seen_at


def test_after_the_share_ended_only_what_they_wrote_themselves_is_left(
    manager_client: Client, share: Share, dossier: Dossier
):
    write_view(manager_client, dossier, "Onze eigen kijk.")
    Note.objects.create(dossier=dossier, text="Onze notitie.")
    forget()
    withdraw(share)
    soup = page(manager_client, dossier)
    assert "Deze werkgever deelt nu geen scan met jullie." in soup.text
    assert "Onze eigen kijk." in soup.text
    assert "Onze notitie." in soup.text
    for part in ("knelpunt", "goed", "stappen", "hulp", "zorgen", "weten", "rollen", "onderwerpen"):
        assert not soup.select(f"#{part}")
    for words in ("Joost Jansen", "punten", "Cultuur, sport", "Omdat jullie"):
        assert words not in soup.text
    assert not AuditEvent.objects.filter(act=Act.SEEN).exists()
    assert write_view(manager_client, dossier, "Nog een kijk.", style="ontzorgen").status_code == 302


def test_the_newest_measurement_that_is_shared_is_prepared(manager_client: Client, service_point, share, dossier):
    following = factories.make_following(share.scan, {"att-past": 1})
    factories.make_share(following, service_point)
    soup = page(manager_client, dossier)
    assert soup.select_one(f'a[href="/werkplek/scans/{following.public_id}/"]')
    withdraw(following.shares.get())
    assert page(manager_client, dossier).select_one(f'a[href="/werkplek/scans/{share.scan.public_id}/"]')


@pytest.mark.parametrize("rest", ["", "kijk/partner/", "fase/"])
def test_for_another_service_point_it_does_not_exist(dossier: Dossier, rest: str):
    client = Client()
    client.force_login(factories.make_account_manager(factories.make_service_point("Twente"), "twente@example.org"))
    answer = client.post(place(dossier, rest), {"text": "x"}) if rest else client.get(place(dossier))
    assert answer.status_code == 404
    assert not OwnView.objects.exists()
    assert not AuditEvent.objects.filter(act=Act.SEEN).exists()


def test_the_employer_never_sees_styles_topics_notes_agreements_or_own_views(
    manager_client, account_manager, share, dossier, instrument, tmp_path
):
    secrets = {"Onze eigen kijk op hen", "Onze notitie over hen", "Onze afspraak over hen", "Karel van hen"}
    write_view(manager_client, dossier, "Onze eigen kijk op hen")
    Note.objects.create(dossier=dossier, text="Onze notitie over hen", author=account_manager)
    Agreement.objects.create(dossier=dossier, text="Onze afspraak over hen", author=account_manager)
    Contact.objects.create(dossier=dossier, name="Karel van hen")
    manager_client.post(place(dossier, "fase/"), {"phase": "4"})
    assert all(secret in page(manager_client, dossier).text for secret in secrets)
    outcome = share.outcome
    secrets |= {one.title for one in instrument.topics if one.key in outcome.advice.topics}
    secrets |= {question for one in instrument.topics for question in one.text.questions}
    secrets |= {one.title for one in instrument.styles if outcome.advice.styles[one.key]}
    secrets |= {"Leidend principe", "Fase 4 van 6"}
    make_plan(share.scan)
    for name, text in employer_sees(share).items():
        assert {secret for secret in secrets if secret in text} == set(), name


def employer_sees(share: Share) -> dict[str, str]:
    """The text of every page, file and workbook that the owner of the scan can open."""
    owner = owner_of(share.scan)
    pages = (
        "resultaat/",
        "antwoorden/",
        "plan/",
        "delen/",
        "delen/voorbeeld/",
        "delen/keuzes/",
        "collegas/",
        "opnieuw/",
    )
    found = {rest: owner.client.get(owner.path(rest)).content.decode() for rest in pages}
    found["excel"] = all_words(owner.client.get(owner.path("resultaat/excel/")).content)
    for rest in ("resultaat/pdf/", "plan/pdf/"):
        found[rest] = pdf_words(owner.client.get(owner.path(rest)).content)
    return found


def pdf_words(content: bytes) -> str:
    from pypdf import PdfReader

    return " ".join(" ".join(one.extract_text().split()) for one in PdfReader(BytesIO(content)).pages)


def test_the_page_of_the_scan_leads_to_the_preparation(manager_client: Client, share: Share, dossier: Dossier):
    soup = BeautifulSoup(manager_client.get(f"/werkplek/scans/{share.scan.public_id}/").content, "lxml")
    assert soup.select_one(f'a[href="{place(dossier)}"]').text == "Bereid het gesprek voor"


def test_the_number_of_queries_does_not_grow_with_what_was_written(
    manager_client: Client, account_manager, share, dossier
):
    make_plan(share.scan)
    manager_client.get(place(dossier))
    with CaptureQueriesContext(connection) as little:
        manager_client.get(place(dossier))
    for number in range(12):
        Note.objects.create(dossier=dossier, text=f"Notitie {number}", author=account_manager)
        Agreement.objects.create(dossier=dossier, text=f"Afspraak {number}", author=account_manager)
        Contact.objects.create(dossier=dossier, name=f"Contact {number}")
        member = Dossier.objects.create(service_point=dossier.service_point, name=f"Deel {number}", merged_into=dossier)
        OwnView.objects.create(dossier=member, style="partner", text="Ook een kijk", author=account_manager)
    with CaptureQueriesContext(connection) as much:
        manager_client.get(place(dossier))
    assert len(much) == len(little) <= 26
