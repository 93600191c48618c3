"""Coming in, going away and coming back."""

import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from django_tasks_db.models import DBTaskResult

from scan import addresses, limits
from scan.limits import has_room
from scan.models import AccessLink, Act, AuditEvent, Response, Scan
from scan.models.instrument import publish
from scan.models.link import make_link
from tests import factories
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
    assert gone.status_code == 410
    assert "Deze link werkt niet meer" in gone.content.decode()


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


def ask_mail(visitor: Visitor, address: str = "joost@example.org") -> None:
    assert visitor.client.post(visitor.path("later/"), {"mail": "1", "email": address}).status_code == 200


def revoke(visitor: Visitor, **data: str) -> None:
    page = visitor.client.post(visitor.path("links/intrekken/"), data, follow=True)
    assert page.redirect_chain[-1][0] == visitor.path("later/")


class TestRevoking:
    """Who made a link sees until when it works, and can take it back."""

    def test_every_link_that_works_is_listed_with_its_date_and_whether_it_was_used(self, visitor: Visitor):
        assert "Links die nu werken" not in visitor.page("later/").text
        Client().post(link_of(visitor))
        ask_mail(visitor)
        AccessLink.objects.create(response=visitor.response, token_hash="x", expires_at=timezone.now())
        mailed, copied = [
            " ".join(one.text.split()) for one in visitor.page("later/").select(".scan-saved-links__item")
        ]
        until = date_format(timezone.localtime(timezone.now() + timedelta(days=90)), "j F Y")
        assert mailed.startswith("Gemaild op ")
        assert "Nog niet gebruikt." in mailed
        assert copied.startswith("Gemaakt om te kopiëren op ")
        assert f"Werkt tot en met {until}. Het laatst gebruikt op " in copied
        assert re.search(r"op \d+ \w+ \d{4}, \d\d\.\d\d uur\. Werkt", copied), "as in the log of sharing"

    def test_one_link_is_taken_back_and_the_other_still_works(self, visitor: Visitor):
        first, second = link_of(visitor), link_of(visitor)
        revoke(visitor, link=str(AccessLink.objects.earliest("pk").pk))
        gone = Client().get(first)
        assert gone.status_code == 410
        assert "De link is ingetrokken op" in gone.content.decode()
        assert Client().post(second).status_code == 302
        assert AuditEvent.objects.filter(act=Act.UNLINKED).count() == 1

    def test_what_was_opened_by_the_link_is_closed_too(self, visitor: Visitor):
        other = Client()
        other.post(link_of(visitor))
        revoke(visitor)
        assert other.get(visitor.path("controle/")).status_code == 403
        assert visitor.client.get(visitor.path("controle/")).status_code == 200

    def test_who_takes_back_the_link_that_brought_them_stays_in(self, visitor: Visitor):
        back = Client()
        back.post(link_of(visitor))
        assert back.post(visitor.path("links/intrekken/")).status_code == 302
        assert back.get(visitor.path("controle/")).status_code == 200

    def test_taking_back_nothing_does_not_let_go_of_the_link_that_brought_them(self, visitor: Visitor):
        """Or else whoever found a link would stay in when its owner revokes it."""
        found = Client()
        found.post(link_of(visitor))
        found.post(visitor.path("links/intrekken/"), {"link": "0"})
        revoke(visitor)
        assert found.get(visitor.path("controle/")).status_code == 403

    def test_all_links_at_once(self, visitor: Visitor):
        links = [link_of(visitor), link_of(visitor)]
        revoke(visitor)
        assert [Client().post(link).status_code for link in links] == [410, 410]

    @pytest.mark.parametrize("which", ["0", "9" * 40, "-1", "abc"])
    def test_a_link_of_somebody_else_cannot_be_named(self, visitor: Visitor, which: str):
        other = factories.make_response("hr")
        theirs, token = make_link(other)
        revoke(visitor, link=which)
        revoke(visitor, link=str(theirs.pk))
        assert Client().post(f"/link/{token}/").status_code == 302


class TestANewLinkByMail:
    """Who lost the link gets a new one at the address that was used before; nobody learns whether it is known."""

    def ask(self, address: str, client: Client | None = None):
        return (client or Client()).post("/scan/link-kwijt/", {"email": address})

    def work_off(self) -> None:
        """What the worker does."""
        for queued in DBTaskResult.objects.filter(status="READY"):
            queued.task.func(*queued.args_kwargs["args"])
            queued.delete()
        mail.outbox.sort(key=lambda one: one.to)

    def test_a_known_address_gets_a_link_to_the_scan(self, visitor: Visitor):
        cache.clear()
        ask_mail(visitor, "Joost@Example.org")
        mail.outbox.clear()
        assert self.ask(" joost@example.org ").url == "/scan/link-kwijt/gevraagd/"
        assert mail.outbox == [], "the worker mails, so that the time it takes tells nothing"
        self.work_off()
        link = next(word for word in mail.outbox[0].body.split() if "/link/" in word)
        assert Client().post(f"/link/{link.split('/')[-2]}/").url == visitor.path("")

    def test_an_unknown_address_gets_the_same_answer_and_no_mail(self, visitor: Visitor, django_assert_num_queries):
        cache.clear()
        ask_mail(visitor)
        mail.outbox.clear()
        with CaptureQueriesContext(connection) as known:
            answers = [self.ask("joost@example.org")]
        with django_assert_num_queries(len(known)):
            answers.append(self.ask("niemand@example.org"))
        assert len({(one.status_code, one.url) for one in answers}) == 1
        self.work_off()
        assert [one.to for one in mail.outbox] == [["joost@example.org"]]

    def test_neither_queue_nor_response_holds_the_address_or_a_token(self, visitor: Visitor):
        cache.clear()
        ask_mail(visitor)
        self.ask("joost@example.org")
        kept = str([*DBTaskResult.objects.values(), *Response.objects.values(), *AccessLink.objects.values()])
        assert "joost" not in kept
        assert "/link/" not in kept
        self.work_off()
        assert mail.outbox[-1].body.split("/link/")[1].split("/")[0] not in kept

    def test_the_records_of_the_queue_lose_the_address_when_it_is_done(self, visitor: Visitor):
        cache.clear()
        for address in ("joost@example.org", "niemand@example.org"):
            self.ask(address)
        first, second = DBTaskResult.objects.order_by("enqueued_at")
        first.task.func(*first.args_kwargs["args"])
        first.refresh_from_db()
        second.refresh_from_db()
        assert first.args_kwargs["args"] == [""]
        assert addresses.unsealed(second.args_kwargs["args"][0]) == "niemand@example.org"

    def test_several_scans_of_one_address_come_in_one_mail(self, visitor: Visitor):
        cache.clear()
        ask_mail(visitor)
        second = Client()
        goal = second.post("/scan/start/", {"role": "hr"}).url
        second.post(f"{goal}later/", {"mail": "1", "email": "joost@example.org"})
        mail.outbox.clear()
        self.ask("joost@example.org")
        self.work_off()
        assert mail.outbox[0].body.count("/link/") == 2
        assert mail.outbox[0].body.count("De scan die begon op") == 2

    def test_an_address_can_be_forgotten(self, visitor: Visitor):
        cache.clear()
        ask_mail(visitor)
        mail.outbox.clear()
        assert "Vergeet mijn mailadres" in visitor.page("later/").text
        visitor.client.post(visitor.path("mailadres/vergeten/"))
        assert "Vergeet mijn mailadres" not in visitor.page("later/").text
        self.ask("joost@example.org")
        self.work_off()
        assert mail.outbox == []

    def test_an_address_is_asked_for_five_times_an_hour_whether_or_not_it_is_known(self, visitor: Visitor):
        cache.clear()
        ask_mail(visitor)
        for address in ("joost@example.org", "niemand@example.org"):
            assert [self.ask(address).status_code for _ in range(7)] == [302] * 5 + [422] * 2

    def test_one_sender_asks_twenty_times_an_hour(self, visitor: Visitor):
        cache.clear()
        asked = [self.ask(f"naam{number}@example.org").status_code for number in range(22)]
        assert asked == [302] * 20 + [422] * 2

    def test_one_sender_of_ipv6_is_a_whole_network(self, visitor: Visitor):
        """Who has 64 bits to choose from would otherwise ask without end."""
        cache.clear()
        clients = [Client(REMOTE_ADDR=f"2001:db8:1:2::{number:x}") for number in range(1, 23)]
        asked = [self.ask(f"naam{number}@example.org", client).status_code for number, client in enumerate(clients)]
        assert asked == [302] * 20 + [422] * 2

    def test_a_mail_that_cannot_be_sent_leaves_no_link(self, visitor: Visitor, settings, caplog):
        cache.clear()
        ask_mail(visitor)
        before = AccessLink.objects.count()
        self.ask("joost@example.org")
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        self.work_off()
        assert AccessLink.objects.count() == before
        assert "joost" not in caplog.text

    @pytest.mark.parametrize("wrong", ["", "joost", "a@b"])
    def test_what_is_no_address_is_asked_again(self, visitor: Visitor, wrong: str):
        page = self.ask(wrong)
        assert page.status_code == 422
        assert f'value="{wrong}"' in page.content.decode() or not wrong

    def test_an_expired_link_says_until_when_it_worked_and_offers_a_new_one(self, visitor: Visitor):
        link = link_of(visitor)
        AccessLink.objects.update(expires_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
        gone = Client().get(link)
        assert gone.status_code == 410
        assert "De link werkte tot en met 1 maart 2026." in gone.content.decode()
        assert 'href="/scan/link-kwijt/"' in gone.content.decode()


def test_limits_count_per_hour_of_the_clock(db, monkeypatch: pytest.MonkeyPatch):
    """Django's own counting in the cache would start anew after five minutes."""
    cache.clear()
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: 36_000.0))
    assert [has_room("x", 2) for _ in range(3)] == [True, True, False]
    assert has_room("y", 2)
    monkeypatch.setattr(limits, "time", SimpleNamespace(time=lambda: 39_600.0))
    assert has_room("x", 2)


def test_a_sealed_address_opens_for_a_day_and_not_with_another_secret(settings, monkeypatch: pytest.MonkeyPatch):
    text = addresses.sealed("joost@example.org")
    assert "joost" not in text
    assert addresses.unsealed(text) == "joost@example.org"
    assert addresses.unsealed("iets anders") is None
    settings.SECRET_KEY = "another" * 10
    assert addresses.unsealed(text) is None
    assert addresses.mark("joost@example.org") != addresses.mark("piet@example.org")
