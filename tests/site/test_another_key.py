"""After the key of the site was replaced all goes on with the one of before beside it, and nothing without."""

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import Page

from scan.addresses import mark, marks, sealed, unsealed
from scan.models import EmployerInvitation, InstrumentVersion, NoMoreInvitations, Response, ServicePoint, User
from scan.questionnaire.links import mail_asked_links, mail_new_link
from scan.workspace.inviting import mail as invitation_mail
from scan.workspace.inviting.actions import Wanted, invite
from scan.workspace.inviting.refusals import refusals
from tests import factories

ADDRESS = "joost@example.org"
KEY = "een-andere-sleutel-van-deze-site-met-genoeg-tekens-erin"


@pytest.fixture(params=[True, False], ids=["with the one of before", "alone"])
def before_too(request: pytest.FixtureRequest) -> bool:
    return request.param


def replace_key(settings, *, before_too: bool) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY] if before_too else []
    settings.SECRET_KEY = KEY


def test_a_sealed_address_is_opened(settings, before_too: bool):
    text = sealed(ADDRESS)
    replace_key(settings, before_too=before_too)
    assert unsealed(text) == (ADDRESS if before_too else None)
    assert unsealed(sealed(ADDRESS)) == ADDRESS


def test_a_mark_is_recognised(settings, before_too: bool):
    kept = mark(ADDRESS)
    replace_key(settings, before_too=before_too)
    assert mark(ADDRESS) != kept
    assert (kept in marks(ADDRESS.upper())) is before_too
    assert mark(ADDRESS) in marks(ADDRESS)


def test_who_lost_a_link_gets_a_new_one(version: InstrumentVersion, site_root: Page, settings, before_too: bool):
    response = factories.make_response("hr")
    mail_new_link(response, ADDRESS, lambda token: f"http://testserver/link/{token}/")
    assert Response.objects.exclude(address_mark="").exists()
    mail.outbox.clear()
    replace_key(settings, before_too=before_too)
    mail_asked_links.func(sealed(ADDRESS))
    assert len(mail.outbox) == (1 if before_too else 0)


def test_who_wants_no_invitations_gets_none(service_point: ServicePoint, settings, before_too: bool):
    NoMoreInvitations.objects.create(mark=mark(ADDRESS))
    replace_key(settings, before_too=before_too)
    assert (ADDRESS in refusals(service_point, [ADDRESS])) is before_too


def test_an_invitation_that_waited_brings_a_link_that_works(
    version: InstrumentVersion,
    site_root: Page,
    service_point: ServicePoint,
    account_manager: User,
    settings,
    before_too: bool,
):
    (invitation,) = invite(service_point, account_manager, [Wanted("Zonneveld", "", ADDRESS, "Iemand", "Een vraag")])
    replace_key(settings, before_too=before_too)
    invitation_mail.send_invitation.func(invitation.public_id)
    assert len(mail.outbox) == (1 if before_too else 0)
    if before_too:
        link = next(line for line in mail.outbox[0].body.splitlines() if "/uitnodiging/" in line)
        assert Client().get("/uitnodiging/" + link.partition("/uitnodiging/")[2]).status_code == 200
    assert (EmployerInvitation.objects.get().failed_at is None) is before_too


def test_who_was_logged_in_stays_so(settings, before_too: bool, db: None):
    client = Client()
    client.force_login(factories.make_user())
    replace_key(settings, before_too=before_too)
    assert (client.get("/account/2fa/").status_code == 200) is before_too
