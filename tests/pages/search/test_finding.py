"""What a question finds, the same on SQLite and on PostgreSQL."""

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.models import PageViewRestriction, Site

from pages.models import Fact, FrequentQuestion, GlossaryTerm, HelpOrganisation, HomePage, Synonyms, TextPage
from pages.search.explaining import explained
from pages.search.finding import find
from pages.search.refreshing import index_again, index_steps, index_texts
from pages.search.suggesting import suggestion
from scan.models import InstrumentVersion
from scan.models.instrument import publish


@pytest.fixture
def site(bare_home: HomePage) -> Site:
    return Site.objects.get(root_page=bare_home)


def page(title: str, text: str = "", **fields) -> TextPage:
    home = HomePage.objects.get()
    body = [("paragraph", f"<p>{text}</p>")] if text else []
    return home.add_child(instance=TextPage(title=title, intro="Kort gezegd.", body=body, **fields))


def titles(question: str, site: Site) -> list[str]:
    return [str(thing) for thing in find(question, site).found]


@pytest.mark.parametrize("question", ["job coach", "job-coach", "jobcoach", "JOBCOACHES", "Job-Coaches", "job coaches"])
@pytest.mark.parametrize("written", ["job coach", "job-coach", "jobcoach", "jobcoaches", "job coaches"])
def test_a_word_is_found_however_it_is_written(site: Site, question: str, written: str):
    page("Hulp op het werk", f"Vraag om een {written} in het eerste jaar.")
    page("Iets anders", "Hier staat niets over hulp.")
    assert titles(question, site) == ["Hulp op het werk"]


@pytest.mark.parametrize("question", ["regeling", "regelingen", "Regeling?", "welke regelingen zijn er"])
def test_one_and_more_of_it_find_each_other(site: Site, question: str):
    page("Geld", "Er is een regeling voor.")
    assert titles(question, site) == ["Geld"]


def test_all_words_must_be_there(site: Site):
    page("Eén", "De jobcoach komt elke week.")
    page("Twee", "De jobcoach kost geld.")
    assert titles("jobcoach geld", site) == ["Twee"]
    assert titles("job coach kost hoeveel", site) == ["Twee"]


def test_when_nothing_has_all_words_what_has_some_is_near(site: Site):
    page("Eén", "De jobcoach komt elke week.")
    answers = find("jobcoach zwemmen", site)
    assert answers.near
    assert [one.title for one in answers.found] == ["Eén"]


def test_a_page_about_it_stands_above_a_page_that_names_it(site: Site):
    page("Over iets anders", "Ergens staat ook het woord proefplaatsing in een lange zin met veel andere woorden.")
    page("Proefplaatsing", "Zo werkt het.")
    page("Nog een", "Eerst dit, dan dat, en dan misschien een proefplaatsing of een stage.")
    assert titles("proefplaatsingen", site)[0] == "Proefplaatsing"


def test_accents_do_not_matter(site: Site):
    page("Werk", "Een functie creëren voor één persoon.")
    assert titles("functie creeren", site) == ["Werk"]


def test_words_that_editors_call_the_same_find_the_same(site: Site):
    Synonyms.objects.create(words="werkgeversservicepunt, WSP, servicepunt voor werkgevers")
    page("Contact", "Bel het werkgeversservicepunt.")
    for question in ("wsp", "WSP", "servicepunt voor werkgevers", "werkgevers service punt"):
        assert titles(question, site) == ["Contact"], question


def test_new_words_count_for_pages_that_were_there(site: Site):
    page("Contact", "Bel het werkgeversservicepunt.")
    assert titles("wsp", site) == []
    Synonyms.objects.create(words="werkgeversservicepunt, WSP")
    index_again.call()
    assert titles("wsp", site) == ["Contact"]


def test_a_step_is_found_by_the_words_of_the_newest_version(full_home: HomePage, version: InstrumentVersion):
    site = Site.objects.get(root_page=full_home)
    step = version.document["steps"][0]
    assert titles("olifantenpaadje", site) == []
    changed = step | {"text": step["text"] | {"what": ["Volg het olifantenpaadje."]}}
    publish(version.document | {"steps": [changed, *version.document["steps"][1:]]}, note="Anders gezegd.")
    index_steps.call()
    assert titles("olifantenpaadjes", site) == [step["title"]]


def test_a_text_is_found_by_what_its_fact_says_now(site: Site):
    fact = Fact.objects.create(key="feit", figure="18", text="Dat was in 2022 een zeldzaamheid.", theme="doen")
    text = page("Uitleg", f'Kijk. <a linktype="fact" id="{fact.pk}">{fact.text}</a>')
    assert "Uitleg" in titles("zeldzaamheid", site)
    fact.text = "Dat was in 2026 een olifantenpaadje."
    fact.save_revision().publish()
    work()
    assert "Uitleg" in titles("olifantenpaadje", site)
    assert "Uitleg" not in titles("zeldzaamheid", site)
    fact.delete()
    work()
    assert "Uitleg" not in titles("olifantenpaadje", site)
    assert titles("kijk", site) == [text.title]


def work() -> None:
    """What the worker does."""
    (asked,) = DBTaskResult.objects.all()
    assert asked.task_path == index_texts.module_path
    index_texts.call(*asked.args_kwargs["args"])
    asked.delete()


def test_a_fact_that_stands_in_no_text_asks_for_nothing(site: Site):
    fact = Fact.objects.create(key="feit", figure="18", text="In 2022 was het 18.", theme="doen")
    fact.save_revision().publish()
    fact.unpublish()
    fact.delete()
    assert not DBTaskResult.objects.exists()


def test_what_stands_on_a_list_is_found_too(site: Site):
    HelpOrganisation.objects.create(key="cedris", title="Cedris", helps="Helpt mensen aan werk.", live=True)
    FrequentQuestion.objects.create(
        key="klein", question="Is ons bedrijf te klein?", answer="<p>Nee hoor.</p>", theme="willen", live=True
    )
    assert titles("cedris", site) == ["Cedris"]
    assert titles("te klein bedrijf", site) == ["Is ons bedrijf te klein?"]


@pytest.mark.parametrize(
    "question", ["werkgevers service punt", "werkgeversservicepunten", "gemeenten kandidaten regio"]
)
def test_a_word_of_the_instrument_is_found_by_its_name_and_its_explanation(
    site: Site, version: InstrumentVersion, question: str
):
    found = {word.title: word.explanation for word in find(question, site).found}
    assert "werkgeversservicepunt" in found


def test_a_word_that_an_editor_added_is_found_too_and_only_once(site: Site, version: InstrumentVersion):
    for key, title in (("olifantenpaadje", "olifantenpaadje"), ("jobcoach", "Jobcoach")):
        GlossaryTerm.objects.create(key=key, title=title, explanation="Een zelfgemaakte weg.", live=True)
    assert titles("olifantenpaadjes", site) == ["olifantenpaadje"]
    assert titles("zelfgemaakt", site) == ["Jobcoach", "olifantenpaadje"]
    GlossaryTerm.objects.update(live=False)
    assert titles("zelfgemaakt", site) == []


def test_synonyms_and_half_of_the_words_count_for_terms_as_well(site: Site, version: InstrumentVersion):
    Synonyms.objects.create(words="jobcoach, werkmaatje")
    assert "jobcoach" in titles("werkmaatje", site)
    answers = find("jobcoach olifantenpaadje", site)
    assert answers.near
    assert "jobcoach" in map(str, answers.found)


def test_nobody_finds_what_is_not_published(site: Site):
    page("Geheim plan", "Nog niet af.", live=False)
    HelpOrganisation.objects.create(key="later", title="Geheim kantoor", helps="Later.", live=False)
    closed = page("Geheim deel", "Alleen met wachtwoord.")
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")
    assert titles("geheim", site) == []


def test_a_page_that_is_taken_away_is_found_no_more(site: Site):
    one = page("Proefplaatsing")
    one.unpublish()
    assert titles("proefplaatsing", site) == []


@pytest.mark.parametrize(
    "question", ["", "   ", "!?", "'", '"', "%", "a" * 5000, "AND OR NOT", 'NEAR("x" "y")', "\x00", "de"]
)
def test_nothing_that_is_typed_goes_wrong(site: Site, question: str):
    page("Iets")
    assert find(question, site).found == ()


def test_an_address_without_a_site_finds_nothing(bare_home: HomePage):
    assert find("start", None).found == ()


def test_a_search_asks_the_database_once_per_kind(site: Site, django_assert_num_queries):
    page("Proefplaatsing")
    find("start", site)
    # Four kinds, which pages are not for everybody, the synonyms, and the terms: of the instrument and of editors.
    with django_assert_num_queries(8):
        find("proefplaatsing", site)


class TestSuggestions:
    def test_a_word_that_looks_like_one_of_a_title_is_suggested(self, site: Site):
        page("Loonkostensubsidie")
        assert suggestion(["loonkostensubsidi", "hoogte"], site) == "loonkostensubsidie hoogte"

    def test_a_word_that_is_explained_is_suggested_too(self, site: Site, version: InstrumentVersion):
        assert suggestion(["ondernemingsraat"], site) == "ondernemingsraad"

    def test_a_word_that_nothing_looks_like_is_not(self, site: Site):
        page("Loonkostensubsidie")
        assert suggestion(["zwembad"], site) == ""


class TestExplaining:
    @pytest.mark.parametrize("question", ["jobcoach", "Job-coach", "job coaches", "Wat is een jobcoach?"])
    def test_a_word_of_the_instrument_is_explained(self, version: InstrumentVersion, question: str):
        word = explained(question)
        assert word is not None
        assert word.title.lower() == "jobcoach"

    def test_more_than_the_word_is_a_search(self, version: InstrumentVersion):
        assert explained("jobcoach betalen") is None
        assert explained("") is None
