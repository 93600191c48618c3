"""The list of employers: one row each, of the newest measurement, with filters, orders and saved filters."""

from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from scan.models import Contact, Dossier, SavedFilter, ServicePoint, Share, User
from scan.models.dossier.finding import dossier_for
from scan.workspace.choices import in_words
from scan.workspace.portfolio import dossiers_in, dossiers_without, per_stage, shares_of
from tests import factories
from tests.workspace.employers import ago, dossier_of, employer, give, measured, merge

pytestmark = pytest.mark.usefixtures("version", "site_root")


def page(client: Client, query: str = "") -> BeautifulSoup:
    response = client.get(f"/werkplek/{query}")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def names(client: Client, query: str = "") -> list[str]:
    return [link.text for link in page(client, query).select("tbody th a")]


def listed(user: User, **wanted: str) -> list[str]:
    return [share.organisation_name for share in shares_of(user, wanted)]


# --- One row per employer


def test_an_employer_with_several_measurements_is_one_row_of_the_newest(
    account_manager: User, service_point: ServicePoint
):
    newest = employer(service_point, "Bakker", days_ago=2, sector="G")
    older = measured(newest.scan.organisation, service_point, days_ago=300, sector="I")
    # The older one was shared again later; what counts is which was measured last.
    Share.objects.filter(pk=older.pk).update(shared_at=timezone.now())
    assert list(shares_of(account_manager, {})) == [newest]
    assert listed(account_manager, sector="I") == []
    assert listed(account_manager, sector="G") == ["Bakker"]


def test_an_older_measurement_takes_the_place_of_one_that_is_shared_no_more(
    account_manager: User, service_point: ServicePoint
):
    newest = employer(service_point, "Bakker", days_ago=2)
    older = measured(newest.scan.organisation, service_point, days_ago=300)
    Share.objects.filter(pk=newest.pk).update(withdrawn_at=timezone.now())
    assert list(shares_of(account_manager, {})) == [older]


def test_merged_dossiers_are_one_row_under_the_name_that_stays(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    first, second = employer(service_point, "Bakker BV", days_ago=9), employer(service_point, "De Bakker", days_ago=2)
    merge(dossier_of(second), dossier_of(first))
    assert list(shares_of(account_manager, {})) == [second]
    assert names(manager_client) == ["Bakker BV"]
    assert "Deelt als De Bakker" in page(manager_client).select_one("tbody th").text


def test_only_what_is_shared_with_the_own_service_point_stands_in_the_list(
    account_manager: User, service_point: ServicePoint
):
    here = employer(service_point, "Hier")
    twente = factories.make_service_point("Twente")
    measured(here.scan.organisation, twente, days_ago=0)
    employer(twente, "Daar")
    assert listed(account_manager) == ["Hier"]
    assert not shares_of(factories.make_user("los@example.org"), {}).exists()
    assert not dossiers_without(account_manager, {}).exists()


def test_an_employer_of_two_service_points_has_the_name_and_date_of_each_of_them(
    account_manager: User, service_point: ServicePoint
):
    share = employer(service_point, "Hier")
    twente = factories.make_service_point("Twente")
    other = measured(share.scan.organisation, twente, days_ago=0)
    theirs = dossier_for(twente, share.scan.organisation, "Bij hen")
    assert [one.head for one in shares_of(account_manager, {})] == [dossier_of(share).pk]
    both = account_manager
    both.memberships.create(service_point=twente)
    assert {one.pk: one.head for one in shares_of(both, {})} == {
        share.pk: dossier_of(share).pk,
        other.pk: theirs.pk,
    }


def test_employers_without_a_result_stand_under_a_filter_of_their_own(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    stopped = employer(service_point, "Gestopt")
    stopped.withdrawn_at = timezone.now()
    stopped.save()
    expired = employer(service_point, "Voorbij")
    Share.objects.filter(pk=expired.pk).update(until=ago(1))
    Dossier.objects.create(service_point=service_point, name="Nog niets")
    employer(service_point, "Deelt")
    Dossier.objects.create(service_point=factories.make_service_point("Twente"), name="Van Twente")
    assert names(manager_client) == ["Deelt"]
    assert names(manager_client, "?resultaat=zonder") == ["Gestopt", "Nog niets", "Voorbij"]
    rows = page(manager_client, "?resultaat=zonder").select("tbody tr")
    assert ["Deelt niet meer" in row.text for row in rows] == [True, False, True]
    assert not shares_of(account_manager, {"resultaat": "zonder"}).exists()
    link = page(manager_client).find("a", string=lambda text: text and "3 werkgevers zonder resultaat" in text)
    assert link["href"] == "/werkplek/?resultaat=zonder"
    # Of what they shared before, nothing is known any more.
    assert names(manager_client, "?resultaat=zonder&sector=C") == []


# --- Filters


@pytest.mark.parametrize(
    ("name", "fits", "does_not"),
    [
        ("sector", "G", "C"),
        ("omvang", "1-9", "50-99"),
        ("soort", "publiek", "privaat"),
        ("fase", "verankeren", "motiveren"),
        ("laagste", "willen", "context"),
        ("hulp", "team", "begeleiding"),
        ("accent", "ontzorgen", "partner"),
        ("hulp", "tea", ""),
    ],
)
def test_each_filter_on_the_result(
    account_manager: User, service_point: ServicePoint, name: str, fits: str, does_not: str
):
    employer(service_point, "Anders", days_ago=2)
    columns = {"sector": "G", "size": "1-9", "kind": "publiek", "stage": "verankeren", "lowest": "willen"}
    employer(service_point, "Bakker", days_ago=1, style="ontzorgen", wishes=" kandidaten  team ", **columns)
    assert listed(account_manager, **{name: fits}) == (["Bakker"] if fits != "tea" else [])
    if does_not:
        assert listed(account_manager, **{name: does_not}) == ["Anders"]


def test_the_filter_on_who_looks_after_it(account_manager: User, service_point: ServicePoint):
    colleague = factories.make_account_manager(service_point, "mark@example.org")
    mine, theirs, _ = (employer(service_point, name) for name in ("Mijn", "Hun", "Niemands"))
    give(dossier_of(mine), account_manager)
    held = give(dossier_of(theirs), colleague)
    assert listed(account_manager, van="mij") == ["Mijn"]
    assert listed(account_manager, van="niemand") == ["Niemands"]
    assert listed(account_manager, van=str(colleague.pk)) == ["Hun"]
    for nonsense in ("x", "-1", "9" * 30, "٣"):
        assert listed(account_manager, van=nonsense) == []
    held.until = timezone.now()
    held.save()
    assert set(listed(account_manager, van="niemand")) == {"Hun", "Niemands"}


@pytest.mark.parametrize("gone", ["membership", "account"])
def test_what_somebody_who_left_looked_after_is_nobodys(
    manager_client: Client, account_manager: User, service_point: ServicePoint, gone: str
):
    colleague = factories.make_account_manager(service_point, "mark@example.org", first_name="Mark")
    give(dossier_of(employer(service_point, "Hun")), colleague)
    assert listed(account_manager, van="niemand") == []
    if gone == "account":
        User.objects.filter(pk=colleague.pk).update(is_active=False)
    else:
        colleague.memberships.update(active=False)
    assert listed(account_manager, van="niemand") == ["Hun"]
    assert listed(account_manager, van=str(colleague.pk)) == ["Hun"]
    assert "niemand" in page(manager_client).select_one("td[data-label=Van]").text
    assert "Mark (niet meer actief)" in page(manager_client).select_one("#van").text


def test_the_filter_on_the_follow_up_date(account_manager: User, service_point: ServicePoint):
    today = timezone.localdate()
    sunday = today + timedelta(days=6 - today.weekday())
    last = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    days = {"Gisteren": today - timedelta(days=1), "Vandaag": today, "Zondag": sunday, "Laatste": last}
    days |= {"Later": max(sunday, last) + timedelta(days=1), "Geen": None}
    for name, day in days.items():
        Dossier.objects.filter(pk=dossier_of(employer(service_point, name)).pk).update(follow_up_on=day)

    def between(last_day: date) -> set[str]:
        return {name for name, day in days.items() if day and today <= day <= last_day}

    assert listed(account_manager, opvolgen="te-laat") == ["Gisteren"]
    assert set(listed(account_manager, opvolgen="deze-week")) == between(sunday)
    assert set(listed(account_manager, opvolgen="deze-maand")) == between(last)
    assert listed(account_manager, opvolgen="geen") == ["Geen"]


def test_searching_looks_in_names_and_contact_persons_of_the_whole_family(
    account_manager: User, service_point: ServicePoint
):
    head = employer(service_point, "Bakker BV")
    member = employer(service_point, "De Oude Molen")
    employer(service_point, "Anders")
    merge(dossier_of(member), dossier_of(head))
    dossier = dossier_of(head)
    Dossier.objects.filter(pk=dossier.pk).update(name="Onze naam ervoor")
    Contact.objects.create(dossier=dossier, name="Karin de Groot")
    Contact.objects.create(dossier=dossier, name="Piet Weg", until=ago(3).date())
    for text in (
        "onze naam",
        "oude molen",
        "KARIN",
        "bakker bv" if head in shares_of(account_manager, {}) else "molen",
        "groot  naam karin",
        "jansen molen",
    ):
        assert len(listed(account_manager, zoek=text)) == 1, text
    assert listed(account_manager, zoek="piet weg") == []
    assert listed(account_manager, zoek="karin piet") == []
    Contact.objects.filter(name="Piet Weg").update(until=timezone.localdate())
    assert len(listed(account_manager, zoek="piet weg")) == 1
    assert len(listed(account_manager, zoek="joost")) == 2


def test_what_is_unknown_in_an_address_is_left_out_and_bad_text_breaks_nothing(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    employer(service_point, "Bakker")
    assert listed(account_manager, kleur="rood", status="paars", opvolgen="ooit", sorteer="--x") == ["Bakker"]
    assert "1 werkgever, het laatst gedeeld bovenaan" in page(manager_client, "?sorteer=--x").text
    assert listed(account_manager, zoek="\x00bakker\ud800", van="", sector="\x00") == ["Bakker"]
    assert listed(account_manager, zoek="%") == []
    assert listed(account_manager, zoek="x" * 5000) == []


# --- Orders


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", "CBA"),
        ("naam", "ABC"),
        ("-naam", "CBA"),
        ("willen", "BAC"),
        ("-willen", "ABC"),
        ("context", "ACB"),
        ("fase", "ABC"),
        ("-fase", "BAC"),
        ("opvolgen", "CAB"),
        ("-opvolgen", "ACB"),
    ],
)
def test_each_order(account_manager: User, service_point: ServicePoint, sort: str, order: str):
    """Who has no score, stage or date stands at the end, whichever way round."""
    today = timezone.localdate()
    for number, (name, stage, scores, follow_up) in enumerate(
        [
            ("A", "sensibiliseren", {"willen": 60, "context": 5}, today + timedelta(days=9)),
            ("b", "verankeren", {"willen": 7, "context": 100}, None),
            ("C", "", {"willen": None, "context": 20}, today),
        ]
    ):
        share = employer(service_point, name, days_ago=9 - number, stage=stage, dimensions=scores)
        Dossier.objects.filter(pk=dossier_of(share).pk).update(follow_up_on=follow_up)
    assert "".join(listed(account_manager, sorteer=sort)).upper() == order


def test_a_heading_orders_and_once_more_turns_it_round(manager_client: Client, service_point: ServicePoint):
    employer(service_point, "Bakker")
    heading = page(manager_client, "?sector=C").find("a", string="Werkgever", class_="scan-sort")
    assert heading["href"] == "/werkplek/?sector=C&sorteer=naam"
    assert "aria-sort" not in heading.parent.attrs
    turned = page(manager_client, "?sector=C&sorteer=naam").find("a", string="Werkgever", class_="scan-sort")
    assert turned["href"] == "/werkplek/?sector=C&sorteer=-naam"
    assert turned.parent["aria-sort"] == "ascending"
    back = page(manager_client, "?sorteer=-willen")
    assert back.find("a", string="Willen").parent["aria-sort"] == "descending"
    assert back.select_one("#sorteer option[selected]")["value"] == "-willen"


# --- Numbers per stage


def test_the_stages_are_counted_among_what_fits_all_else_and_each_number_is_a_link(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    for number, stage in enumerate(("motiveren", "motiveren", "verankeren", "")):
        employer(service_point, f"W{number}", stage=stage)
    employer(service_point, "Ander", sector="G", stage="motiveren")
    assert per_stage(account_manager, {"sector": "C", "fase": "verankeren"}) == {"motiveren": 2, "verankeren": 1, "": 1}
    assert listed(account_manager, sector="C", fase="geen") == ["W3"]
    assert in_words(account_manager, {"fase": "geen"}) == ["Fase: Nog geen fase"]
    links = page(manager_client, "?sector=C&fase=verankeren").select(".scan-stage-counts a")
    told = {link.span.text: (int(link.strong.text), link["href"]) for link in links}
    assert told["Alle fasen"] == (4, "/werkplek/?sector=C")
    assert told["Motiveren"] == (2, "/werkplek/?sector=C&fase=motiveren")
    assert told["Nog geen fase"] == (1, "/werkplek/?sector=C&fase=geen")
    assert [link.span.text for link in links if link.get("aria-current")] == ["Verankeren"]
    for number, address in told.values():
        found = page(manager_client, address.removeprefix("/werkplek/"))
        assert len(found.select("tbody tr")) == number
        assert (found.select_one("#lijst-titel strong") or found).text.startswith(f"{number} werkgever") or not number
    # Where everybody is at a stage, nothing is said of who is not.
    assert "Nog geen fase" not in page(manager_client, "?sector=G").select_one(".scan-stage-counts").text


def test_the_list_is_divided_into_pages_that_are_all_told_how_many_there_are(
    manager_client: Client, service_point: ServicePoint
):
    for number in range(52):
        employer(service_point, f"W{number:02}", stage="motiveren" if number else "verankeren")
    for query, number in (("?sorteer=naam", 52), ("?fase=motiveren&sorteer=naam", 51)):
        first, last = page(manager_client, query), page(manager_client, f"{query}&pagina=2")
        assert first.select_one("#lijst-titel strong").text == f"{number} werkgevers"
        assert [len(one.select("tbody tr")) for one in (first, last)] == [50, number - 50]
        assert last.select("tbody th a")[-1].text == "W51"
        assert first.find("a", string="Volgende")["href"] == f"/werkplek/{query}&pagina=2"
        assert len(page(manager_client, f"{query}&pagina=99").select("tbody tr")) == number - 50
    assert page(manager_client, "?fase=verankeren").select_one("#lijst-titel strong").text == "1 werkgever"


@pytest.mark.parametrize(
    ("days", "words"), [(None, "nog geen"), (0, "vandaag"), (-400, "{day:%Y}, te laat"), (400, "{day:%Y}")]
)
def test_a_follow_up_date_is_said_so_that_nobody_mistakes_it(
    manager_client: Client, service_point: ServicePoint, days: int | None, words: str
):
    day = None if days is None else timezone.localdate() + timedelta(days=days)
    Dossier.objects.filter(pk=dossier_of(employer(service_point, "Bakker")).pk).update(follow_up_on=day)
    cell = page(manager_client).select_one("td[data-label=Opvolgen]").text
    assert cell.endswith(words.format(day=day))


# --- Saved filters


def test_a_filter_is_saved_under_a_name_used_renamed_and_deleted(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    employer(service_point, "Bakker", sector="G")
    employer(service_point, "Drukker")
    save = page(manager_client, "?sector=G&kleur=rood&pagina=1").find("a", string="Bewaar dit filter")["href"]
    assert "Sector: " in manager_client.get(save).content.decode()
    done = manager_client.post(save, {"name": "Handel"})
    assert done.url == "/werkplek/?sector=G"
    saved = SavedFilter.objects.get()
    assert (saved.user, saved.name, saved.query) == (account_manager, "Handel", "sector=G")
    link = page(manager_client).select_one(".scan-saved a")
    assert (link.text, link["href"]) == ("Handel", "/werkplek/?sector=G")
    assert names(manager_client, "?sector=G") == ["Bakker"]
    manager_client.post(f"/werkplek/filters/{saved.pk}/", {f"{saved.pk}-name": "Winkels", "doe": "hernoemen"})
    assert SavedFilter.objects.get().name == "Winkels"
    manager_client.post(f"/werkplek/filters/{saved.pk}/", {"doe": "wissen"})
    assert not SavedFilter.objects.exists()


@pytest.mark.parametrize("name", ["", "x" * 61, "Handel"])
def test_a_name_that_cannot_be_is_said_beside_the_field(manager_client: Client, account_manager: User, name: str):
    kept = SavedFilter.objects.create(user=account_manager, name="Handel", query="sector=G")
    other = SavedFilter.objects.create(user=account_manager, name="Ander", query="")
    for path, field in (("bewaren/?sector=C", "name"), (f"{other.pk}/", f"{other.pk}-name")):
        response = manager_client.post(f"/werkplek/filters/{path}", {field: name})
        assert response.status_code == 422
        text = BeautifulSoup(response.content, "lxml")
        assert text.select_one(".scan-error-summary a")["href"] == f"#id_{field}"
        assert text.select_one(f"#id_{field}")["value" if name else "name"] == (name or field)
    assert set(SavedFilter.objects.values_list("pk", "name")) == {(kept.pk, "Handel"), (other.pk, "Ander")}


def test_the_longest_filter_can_be_kept(manager_client: Client, service_point: ServicePoint):
    from scan.workspace.asked import NAMES, asked_in_query, query_of

    asked = dict.fromkeys(NAMES, "\N{PILE OF POO}" * 100)
    assert manager_client.post(f"/werkplek/filters/bewaren/?{query_of(asked)}", {"name": "Alles"}).status_code == 302
    assert asked_in_query(SavedFilter.objects.get().query) == asked
    assert manager_client.get("/werkplek/filters/").status_code == 200


def test_many_saved_filters_take_as_many_queries_as_one(
    manager_client: Client, account_manager: User, django_assert_max_num_queries
):
    for number in range(12):
        SavedFilter.objects.create(user=account_manager, name=f"{number}", query="sector=C&van=mij&fase=motiveren")
    with django_assert_max_num_queries(9):
        response = manager_client.get("/werkplek/filters/")
    assert response.content.decode().count("Sector: Industrie · Van: Mij · Fase: Motiveren") == 12


def test_a_saved_filter_is_of_one_person(manager_client: Client, service_point: ServicePoint):
    colleague = factories.make_account_manager(service_point, "mark@example.org")
    theirs = SavedFilter.objects.create(user=colleague, name="Van Mark", query="sector=G")
    assert "Van Mark" not in manager_client.get("/werkplek/").content.decode()
    assert "Van Mark" not in manager_client.get("/werkplek/filters/").content.decode()
    for doe in ("wissen", "hernoemen"):
        posted = {"doe": doe, f"{theirs.pk}-name": "Weg"}
        assert manager_client.post(f"/werkplek/filters/{theirs.pk}/", posted).status_code == 404
    assert SavedFilter.objects.get().name == "Van Mark"
    assert manager_client.post("/werkplek/filters/bewaren/?sector=C", {"name": "Van Mark"}).status_code == 302


def test_a_filter_is_told_in_words(account_manager: User, service_point: ServicePoint):
    wanted = {"zoek": "bakker", "sector": "C", "van": "mij", "opvolgen": "te-laat", "fase": "motiveren", "hulp": "team"}
    assert in_words(account_manager, wanted) == [
        "Gezocht op: bakker",
        "Sector: Industrie",
        "Van: Mij",
        "Opvolgen: Te laat",
        "Vraagt hulp bij: Het team voorbereiden",
        "Fase: Motiveren",
    ]


# --- Cost, and what a screen is without a script


def test_who_works_at_two_service_points_sees_of_which_each_employer_is(
    manager_client: Client, account_manager: User, service_point: ServicePoint
):
    share = employer(service_point, "Bakker")
    assert service_point.region not in page(manager_client).select_one("tbody th").text
    twente = factories.make_service_point("Twente")
    account_manager.memberships.create(service_point=twente)
    measured(share.scan.organisation, twente)
    dossier_for(twente, share.scan.organisation, "Bakker")
    told = {row.th.select_one(".scan-meta").text for row in page(manager_client).select("tbody tr")}
    assert told == {service_point.region, "Twente"}


def test_the_whole_list_of_a_filter(account_manager: User, service_point: ServicePoint):
    share = employer(service_point, "Bakker", sector="G")
    employer(service_point, "Drukker")
    empty = Dossier.objects.create(service_point=service_point, name="Leeg")
    assert list(dossiers_in(account_manager, {"sector": "G", "sorteer": "naam"})) == [dossier_of(share)]
    assert list(dossiers_in(account_manager, {"resultaat": "zonder"})) == [empty]


def test_the_filters_work_as_a_plain_form(manager_client: Client, service_point: ServicePoint):
    employer(service_point, "Bakker")
    form = page(manager_client, "?fase=motiveren").select_one("form[role=search]")
    assert (form["action"], form["method"]) == ("/werkplek/", "get")
    fields = {field["name"] for field in form.select("input, select")}
    assert fields == {
        *("zoek", "sector", "omvang", "soort", "fase", "laagste", "hulp", "accent"),
        *("van", "opvolgen", "status", "resultaat", "sorteer"),
    }
    assert form.select_one("button").text == "Filter"


def test_more_filters_are_open_where_one_of_them_is_used(manager_client: Client, service_point: ServicePoint):
    employer(service_point, "Bakker")
    assert "open" not in page(manager_client, "?sector=C").select_one("form details").attrs
    assert "open" in page(manager_client, "?laagste=context").select_one("form details").attrs


@pytest.mark.parametrize("query", ["?van=mij&sorteer=opvolgen", "?resultaat=zonder", "?sorteer=willen&zoek=werk"])
def test_each_list_takes_as_many_queries_for_few_as_for_many(
    manager_client: Client, account_manager: User, service_point: ServicePoint, query: str
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def make(numbers: range) -> None:
        for number in numbers:
            give(dossier_of(employer(service_point, f"Werkgever {number}")), account_manager)
            give(Dossier.objects.create(service_point=service_point, name=f"Werkloos {number}"), account_manager)

    make(range(2))
    for htmx in ({}, {"HX-Request": "true"}):
        manager_client.get(f"/werkplek/{query}", headers=htmx)
        with CaptureQueriesContext(connection) as few:
            manager_client.get(f"/werkplek/{query}", headers=htmx)
        make(range(2, 12))
        manager_client.get(f"/werkplek/{query}", headers=htmx)
        with CaptureQueriesContext(connection) as many:
            manager_client.get(f"/werkplek/{query}", headers=htmx)
        Dossier.objects.exclude(name__endswith="0").exclude(name__endswith="1").delete()
        assert len(few) == len(many) <= (14 if htmx else 25)
