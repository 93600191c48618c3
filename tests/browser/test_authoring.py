"""An editor changes the instrument and a coordinator publishes it, while employers fill in and read."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as NotThereError

from scan.models import Answer, InstrumentVersion, Response, Result, Scan
from scan.models.link import make_link
from scan.models.working.advice import StepRow
from scan.models.working.copy import mark_published, replace_working_copy
from scan.models.working.questions import QuestionRow
from scan.questionnaire.progress import open_route
from tests import factories

OLD = "Een collega met een arbeidsbeperking past bij wie wij zijn als organisatie."
NEW = "Praten jullie in het team over werken met een beperking?"
CHANGED = "Een collega met een beperking past goed bij ons."
STEP = "Praat erover in het team"
PATIENCE = 60_000
# Our own parts stand in `main`. There these are Wagtail's widgets, with markup that we do not write.
WAGTAILS_OWN = {
    "[data-streamfield-stream-container]": "blocks: two of one kind get the same id and label (landmark-unique)",
    ".w-panel__header": "the heading and buttons of a panel",
    "header": "the bar with the title, the way back and the buttons",
    ".messages": "the line that says what was done",
    "footer": "the bar with the button to save",
    ".w-minimap-container": "the map of the panels at the side",
    ".form-side": "the side panels, of which the preview is looked at on its own",
    ".w-editing-sessions": "the names of who else has the screen open",
}


@pytest.fixture
def authored(running_site: str, version: InstrumentVersion) -> str:
    """The running site, with the working copy that editors change."""
    replace_working_copy(version.document)
    mark_published(version.document)
    return running_site


@pytest.fixture
def somebody(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Gives a page in a browser that nobody used before. Wagtail's screens are slow on a machine that is busy."""
    contexts = []

    def page() -> Page:
        contexts.append(browser.new_context(locale="nl-NL", timezone_id="Europe/Amsterdam"))
        made = contexts[-1].new_page()
        made.set_default_timeout(PATIENCE)
        return made

    expect.set_options(timeout=PATIENCE)
    yield page
    expect.set_options(timeout=5_000)
    for context in contexts:
        context.close()


def log_in(page: Page, site: str, email: str, group: str) -> Page:
    user = factories.make_user(email)
    user.groups.add(Group.objects.get(name=group))
    page.goto(f"{site}/account/login/")
    page.get_by_role("textbox", name="E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(factories.PASSWORD)
    page.get_by_role("button", name="Verder").click()
    page.locator("input[name=code]").fill(factories.current_code())
    page.locator("input[name=code]").press("Enter")
    expect(page).to_have_url(re.compile(r"/beheer/$"))
    return page


def our_own_part_is_accessible(page: Page) -> None:
    """Axe on the main part of the screen, without the widgets that are Wagtail's."""
    expect(page.locator("main")).to_be_visible()
    there = [selector for selector in WAGTAILS_OWN if page.locator(selector).count()]
    found = Axe().run(page, context={"include": [["main"]], "exclude": [[one] for one in there]}).response["violations"]
    lines = [f"{v['id']}: {v['help']} {[n['target'] for n in v['nodes']]}" for v in found]
    assert not lines, f"{page.url}\n" + "\n".join(lines)


def nothing_is_cut_off_on_a_phone(page: Page) -> None:
    """What is wider than the screen can be scrolled to."""
    before = page.viewport_size
    page.set_viewport_size({"width": 360, "height": 800})
    # Wagtail's menu takes a moment to fold away.
    page.wait_for_function(
        """() => {
            const main = document.querySelector("main");
            const reached = main.scrollWidth <= main.clientWidth || getComputedStyle(main).overflowX === "auto";
            return reached && document.documentElement.scrollWidth <= 360;
        }"""
    )
    page.set_viewport_size(before)


def arrive(page: Page, heading: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(heading)


def save(page: Page) -> None:
    page.get_by_role("button", name="Opslaan", exact=True).click()


def add_question(page: Page, site: str) -> None:
    page.goto(f"{site}/beheer/scan/vragen/add/")
    page.locator("#id_text").fill(NEW)
    page.locator("#id_section").select_option("opbrengsten")
    page.locator("#id_type").select_option("rating")
    page.locator("#id_answers").select_option("eens5")
    page.locator("#id_scale").select_option("attitude")
    save(page)
    expect(page).to_have_url(re.compile(r"/beheer/scan/vragen/$"))


def change_question(page: Page, site: str) -> None:
    row = QuestionRow.objects.get(key="att-past")
    page.goto(f"{site}/beheer/scan/vragen/edit/{row.pk}/")
    page.locator("#id_text").fill(CHANGED)
    save(page)
    expect(page).to_have_url(re.compile(r"/beheer/scan/vragen/$"))


def choose_block(page: Page, button: Locator, name: str) -> None:
    """Wagtail closes the list again when the block around it is still unfolding, as it does on a slow machine."""
    option = page.get_by_role("option", name=name, exact=True)
    for _ in range(5):
        button.click()
        with suppress(NotThereError):
            option.click(timeout=5000)
            return
    option.click()


def add_group(page: Page, place: int, scale: str, below: int) -> None:
    """One more group in the rule, with one condition about a scale."""
    rule = page.locator("#panel-when-section")
    rule.get_by_role("button", name="Blok invoegen").last.click()
    group = rule.get_by_role("region", name=re.compile("^Groep")).nth(place)
    choose_block(page, group.get_by_role("button", name="Blok invoegen").last, "Score van een schaal")
    group.get_by_role("combobox", name="Schaal").select_option(scale)
    group.get_by_role("spinbutton", name="Waarde").fill(str(below))


def add_action(page: Page, place: int, text: str) -> None:
    actions = page.locator("[data-contentpath=actions]")
    actions.get_by_role("button", name="Blok invoegen").last.click()
    page.locator(f"[name=actions-{place}-value]").fill(text)


def add_step(page: Page, site: str) -> None:
    """A step with a rule of two groups; what it works on is forgotten."""
    page.goto(f"{site}/beheer/scan/stappen/add/")
    page.locator("#id_title").fill(STEP)
    add_group(page, 0, "attitude", 90)
    add_group(page, 1, "sociale-norm", 90)
    page.locator("#id_what").fill("Jullie praten samen over het werk.")
    page.locator("#id_why").fill("Wie praat, begrijpt elkaar beter.")
    for number, text in enumerate(("Kies een moment.", "Vraag wat er goed gaat.")):
        add_action(page, number, text)
    page.locator("#id_phase").select_option(index=1)
    page.locator("#id_actor").select_option("leidinggevende")
    page.locator("#id_effort").select_option("1")
    page.locator("#id_impact").select_option("3")
    page.locator("input[name=sources]").first.check()
    save(page)
    expect(page).to_have_url(re.compile(r"/beheer/scan/stappen/$"))


def mend_step(page: Page, site: str) -> None:
    """Follow the finding to the field, and mend it."""
    page.goto(f"{site}/beheer/scan/publiceren/")
    arrive(page, "Publiceren")
    expect(page.get_by_role("heading", name="Eerst 1 fout oplossen")).to_be_visible()
    expect(page.get_by_role("button", name="Vraag om publicatie")).to_have_count(0)
    our_own_part_is_accessible(page)
    page.get_by_role("link", name=STEP, exact=True).click()
    expect(page).to_have_url(re.compile(r"/beheer/scan/stappen/edit/\d+/#id_targets$"))
    expect(page.get_by_text("Kies minstens één schaal waar deze stap aan werkt.")).to_be_visible()
    our_own_part_is_accessible(page)
    page.locator("input[name=targets][value=attitude]").check()
    save(page)
    expect(page).to_have_url(re.compile(r"/beheer/scan/stappen/$"))
    our_own_part_is_accessible(page)


def look_at_the_previews(page: Page, site: str) -> None:
    """The new question and the new step beside their forms, as others will see them."""
    for path, row, role in (
        ("vragen", QuestionRow.objects.get(text=NEW), "group"),
        ("stappen", StepRow.objects.get(title=STEP), "heading"),
    ):
        page.goto(f"{site}/beheer/scan/{path}/edit/{row.pk}/")
        page.locator("[data-side-panel-toggle=preview]").click()
        shown = page.frame_locator("#w-preview-iframe")
        expect(shown.get_by_role(role, name=str(row)).first).to_be_visible()
        # Wagtail remembers an open panel, and opens it on the next screen by itself.
        page.locator("[data-side-panel-toggle=preview]").click()
        expect(page.locator("#w-preview-iframe")).to_be_hidden()


def try_the_working_copy(page: Page, site: str) -> None:
    """The working copy as a scan up to its result; nothing of it is stored."""
    before = Scan.objects.count(), Response.objects.count(), Answer.objects.count()
    page.goto(f"{site}/beheer/scan/proefscan/")
    page.get_by_label("HR of personeelszaken, als collega").check()
    page.get_by_role("button", name="Begin", exact=True).click()
    expect(page.get_by_role("group", name=CHANGED)).to_be_visible()
    question = page.get_by_role("group", name=NEW)
    expect(question).to_be_visible()
    our_own_part_is_accessible(page)
    question.locator("input[value='2']").check()
    page.get_by_role("button", name="Naar het resultaat").click()
    arrive(page, "Resultaat van de proef")
    our_own_part_is_accessible(page)
    assert (Scan.objects.count(), Response.objects.count(), Answer.objects.count()) == before


def as_bytes(result: Result) -> bytes:
    return json.dumps(result.data, ensure_ascii=False, sort_keys=True).encode()


def give_the_rest(response: Response) -> None:
    """Answer every question that is open with its second option."""
    route = open_route(response)
    options = route.instrument.options
    open_now = [one for screen in route.screens for one in screen.questions if one.type == "rating"]
    factories.give(response, {one.key: options[one.key][1].value for one in open_now})


def come_back(page: Page, site: str, response: Response) -> None:
    """Open a scan by its link, at the section that has the new question."""
    page.goto(f"{site}/link/{make_link(response)[1]}/")
    page.get_by_role("button", name="Ga verder").click()
    expect(page).to_have_url(re.compile(f"/scan/{response.public_id}/"))
    page.goto(f"{site}/scan/{response.public_id}/vragen/opbrengsten/")
    arrive(page, "Wat het jullie oplevert")


def finish(page: Page, site: str, response: Response) -> None:
    page.goto(f"{site}/scan/{response.public_id}/controle/")
    arrive(page, "Controleer je antwoorden")
    page.get_by_role("main").get_by_role("button", name=re.compile("[Rr]esultaat|Rond af")).first.click()
    expect(page).to_have_url(re.compile("/(afgerond|resultaat)/"))


def test_a_question_and_a_step_reach_who_starts_after_the_publication(authored: str, somebody: Callable[[], Page]):
    old_result = Result.objects.get(scan=factories.make_finished_scan())
    before = as_bytes(old_result)
    facts = dict(factories.example("one respondent, wishes")["input"]["organisation"])
    started = factories.make_response("hr", facts)

    editor = log_in(somebody(), authored, "redacteur@example.org", "Redacteur")
    our_own_part_is_accessible(editor)
    change_question(editor, authored)
    add_question(editor, authored)
    add_step(editor, authored)
    mend_step(editor, authored)
    editor.goto(f"{authored}/beheer/scan/controle/")
    expect(editor.get_by_text("De werkkopie heeft geen fouten.")).to_be_visible()
    our_own_part_is_accessible(editor)
    look_at_the_previews(editor, authored)
    try_the_working_copy(editor, authored)
    editor.goto(f"{authored}/beheer/scan/proefadvies/")
    expect(editor.get_by_text(STEP).first).to_be_visible()
    our_own_part_is_accessible(editor)
    nothing_is_cut_off_on_a_phone(editor)
    editor.goto(f"{authored}/beheer/scan/publiceren/")
    for told in (CHANGED, NEW, STEP):
        expect(editor.locator("main").get_by_text(told).first).to_be_visible()
    our_own_part_is_accessible(editor)
    editor.get_by_label("Toelichting").fill("Een vraag en een stap over praten.")
    editor.get_by_role("button", name="Vraag om publicatie").click()
    expect(editor.get_by_text("De coördinator ziet nu dat je om publicatie vraagt.")).to_be_visible()

    coordinator = log_in(somebody(), authored, "coordinator@example.org", "Coördinator")
    coordinator.get_by_role("link", name="Bekijk het verzoek").click()
    arrive(coordinator, "Publiceren")
    our_own_part_is_accessible(coordinator)
    coordinator.get_by_role("button", name="Publiceer deze versie").click()
    expect(coordinator.get_by_text("Versie 2 is gepubliceerd.")).to_be_visible()
    our_own_part_is_accessible(coordinator)
    nothing_is_cut_off_on_a_phone(coordinator)
    for address, heading in (
        ("1/", "Versie 1"),
        ("vergelijken/?van=1&tot=2", "Vergelijk versies"),
        ("1/terug/", "Maak"),
    ):
        coordinator.goto(f"{authored}/beheer/scan/versies/{address}")
        arrive(coordinator, heading)
        our_own_part_is_accessible(coordinator)
        nothing_is_cut_off_on_a_phone(coordinator)

    owner = somebody()
    come_back(owner, authored, started)
    expect(owner.get_by_text(OLD)).to_be_visible()
    expect(owner.get_by_text(CHANGED)).to_have_count(0)
    expect(owner.get_by_text(NEW)).to_have_count(0)
    give_the_rest(started)
    finish(owner, authored, started)
    assert Result.objects.get(scan=started.scan).version.number == 1

    other = factories.make_response("hr", facts)
    newer = somebody()
    come_back(newer, authored, other)
    expect(newer.get_by_text(CHANGED)).to_be_visible()
    expect(newer.get_by_text(NEW)).to_be_visible()
    expect(newer.get_by_text(OLD)).to_have_count(0)
    give_the_rest(other)
    finish(newer, authored, other)
    outcome = Result.objects.get(scan=other.scan).outcome
    assert "praat-erover-in-het-team" in [step.key for step in outcome.advice.steps]

    old_result.refresh_from_db()
    assert as_bytes(old_result) == before
