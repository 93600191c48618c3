"""Coming in, going away and coming back."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from scan.models import AccessLink, Act, AuditEvent, Response, Scan
from scan.models.instrument import publish
from tests.questionnaire.conftest import Visitor


def test_starting_needs_no_account_and_gives_the_owner_a_scan(visitor: Visitor):
    assert visitor.response.is_owner
    assert visitor.response.role == "directie"
    assert visitor.client.get(visitor.path("")).url.endswith("/vragen/organisatie/1/")


def test_only_roles_that_answer_in_their_function_can_own_a_scan(version, site_root):
    client = Client()
    page = client.post("/scan/start/", {"role": "medewerker"})
    assert page.status_code == 422
    assert "Kies een van de rollen die hier staan." in page.content.decode()
    assert not Scan.objects.exists()


def test_starting_without_a_role_says_what_to_do(version, site_root):
    page = Client().post("/scan/start/", {})
    assert page.status_code == 422
    assert page.content.decode().count("Kies eerst jouw rol") >= 2


def test_the_start_page_tells_what_follows_from_the_role(version, site_root):
    text = Client().get("/scan/start/").content.decode()
    for promise in ("Je antwoordt in je functie", "niet wetenschappelijk getoetst", "geeft geen keurmerk"):
        assert promise in text


def test_a_scan_stays_on_the_version_it_started_on(visitor: Visitor, version):
    newer = publish({**version.document, "schemes": [*version.document["schemes"], "iets-nieuws"]}, note="Nieuw.")
    assert newer.number == 2
    assert Scan.objects.get().version == version
    Client().post("/scan/start/", {"role": "hr"})
    assert Scan.objects.latest("pk").version == newer


def link_of(visitor: Visitor) -> str:
    page = visitor.client.post(visitor.path("later/"))
    return page.context["url"].replace("http://testserver", "")


def test_a_personal_link_gives_somebody_else_the_same_scan(visitor: Visitor):
    link = link_of(visitor)
    other = Client()
    assert other.get(visitor.path("controle/")).status_code == 403
    assert other.post(link).url == visitor.path("")
    assert other.get(visitor.path("controle/")).status_code == 200


def test_looking_at_a_link_changes_nothing(visitor: Visitor):
    """Mail scanners open every link; they must not use it up or come in."""
    link = link_of(visitor)
    scanner = Client()
    for _ in range(3):
        assert "Ga verder" in scanner.get(link).content.decode()
    assert scanner.get(visitor.path("controle/")).status_code == 403
    assert Client().post(link).status_code == 302


def test_a_link_works_more_than_once_and_so_does_an_earlier_one(visitor: Visitor):
    first, second = link_of(visitor), link_of(visitor)
    assert first != second
    for link in (first, second, first):
        assert Client().post(link).status_code == 302


def test_a_link_past_its_date_or_with_a_letter_wrong_opens_nothing(visitor: Visitor):
    link = link_of(visitor)
    assert Client().post(link[:-2] + "/").status_code == 404
    AccessLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    gone = Client().post(link)
    assert gone.status_code == 404
    assert "Deze link werkt niet" in gone.content.decode()


def test_the_token_is_nowhere_in_the_database(visitor: Visitor):
    token = link_of(visitor).split("/")[2]
    assert token not in str(list(AccessLink.objects.values()))
    assert AuditEvent.objects.filter(act=Act.LINKED).exists()


def test_a_link_can_be_mailed_and_the_address_is_not_kept(visitor: Visitor):
    page = visitor.client.post(visitor.path("later/"), {"mail": "1", "email": "joost@example.org"})
    assert "De link is gemaild" in page.content.decode()
    assert mail.outbox[0].to == ["joost@example.org"]
    link = next(word for word in mail.outbox[0].body.split() if "/link/" in word)
    assert Client().post(link.replace("http://testserver", "")).status_code == 302
    assert "joost@example.org" not in str(list(AccessLink.objects.values())) + str(list(Response.objects.values()))


def test_mail_goes_out_five_times_an_hour_and_no_more(visitor: Visitor):
    cache.clear()
    posted = {"mail": "1", "email": "joost@example.org"}
    pages = [visitor.client.post(visitor.path("later/"), posted) for _ in range(7)]
    assert [page.status_code for page in pages] == [200] * 5 + [422] * 2
    assert "al vaak gemaild" in pages[-1].content.decode()
    assert len(mail.outbox) == 5
    other = {"mail": "1", "email": "JOOST@example.org"}
    client = Client()
    client.post("/scan/start/", {"role": "hr"})
    fresh = Response.objects.latest("pk").public_id
    assert client.post(f"/scan/{fresh}/later/", other).status_code == 422


def test_a_wrong_mail_address_is_kept_in_the_field_with_a_message(visitor: Visitor):
    page = visitor.client.post(visitor.path("later/"), {"mail": "1", "email": "joost"})
    assert page.status_code == 422
    assert 'value="joost"' in page.content.decode()
    assert "Dit is geen e-mailadres" in page.content.decode()
    assert not mail.outbox


@pytest.mark.parametrize("address", ["joost@example.org", f"joost@{'é' * 60}.nl"])
def test_a_mail_that_cannot_be_sent_leaves_the_link_to_copy_and_logs_no_address(
    visitor: Visitor, settings, caplog, address: str
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    page = visitor.client.post(visitor.path("later/"), {"mail": "1", "email": address})
    assert page.status_code == 422
    assert "Mailen lukt nu niet" in page.content.decode()
    assert "/link/" in BeautifulSoup(page.content, "lxml").select_one("input#link")["value"]
    assert "could not be mailed" in caplog.text
    assert address not in caplog.text


def test_a_mail_scanner_that_asks_for_the_head_of_a_link_is_not_logged(visitor: Visitor, caplog):
    assert Client().head(link_of(visitor)).status_code == 200
    assert not caplog.records


def test_the_scan_can_be_closed_on_a_device_of_somebody_else(visitor: Visitor):
    link = link_of(visitor)
    assert "De scan is hier gesloten" in visitor.client.post(visitor.path("sluiten/"), follow=True).content.decode()
    assert visitor.client.get(visitor.path("controle/")).status_code == 403
    assert visitor.client.post(link).url == visitor.path("")


def test_every_screen_of_a_scan_is_kept_out_of_caches(visitor: Visitor):
    for rest in ("vragen/organisatie/1/", "controle/", "later/", "wissen/"):
        assert "no-store" in visitor.client.get(visitor.path(rest))["Cache-Control"]


def test_starting_is_written_in_the_audit_log_without_anything_personal(visitor: Visitor):
    event = AuditEvent.objects.get()
    assert (event.act, event.scan_id, event.user_id) == (Act.STARTED, visitor.response.scan.public_id, None)
