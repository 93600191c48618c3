"""A cache on a server of its own that is away: visitors go on, what has to be counted waits, and the site says so."""

import io
import socket
from collections.abc import Iterator

import environ
import pytest
from django.core import mail
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image as Picture
from wagtail.images.models import Image

from inclusiescan.may_be_away import may_be_away
from inclusiescan.operations.health import State, stores
from inclusiescan.operations.middleware import READY
from scan.models import Response
from tests import factories
from tests.loaded import load_site
from tests.site.conftest import give_password

SAVED = {"att-past": "4", "page_load": "page-a", "number": "1"}


@pytest.fixture
def visitor(version, site_root) -> Client:
    """Somebody who began a scan before, and goes on now."""
    load_site()
    client = Client()
    client.post("/scan/start/", {"role": "directie"})
    return client


@pytest.fixture
def _away(visitor: Client, settings) -> Iterator[None]:
    """Nobody answers any more, for who is here already. Limits count, as on a server."""
    settings.ACCOUNT_RATE_LIMITS = {}
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = may_be_away(environ.Env.cache_url_config(f"redis://127.0.0.1:{closed.getsockname()[1]}"))
        settings.CACHES = {"default": nobody, "pages": nobody, "renditions": nobody}
        yield


pytestmark = pytest.mark.usefixtures("_away")


def test_an_answer_is_saved(visitor: Client):
    response = Response.objects.get()
    address = f"/scan/{response.public_id}/antwoord/att-past/"
    assert visitor.post(address, SAVED, headers={"HX-Request": "true"}).status_code == 200
    assert [answer.value for answer in response.answers.all()] == [4]


@pytest.mark.parametrize("url", ["/", "/stappenplan/", "/scan/start/", "/zoeken/?q=werk"])
def test_a_page_is_made_anew(url: str):
    assert Client().get(url).status_code == 200


def test_a_scan_can_begin_and_go_on():
    client = Client()
    begun = client.post("/scan/start/", {"role": "hr"})
    assert begun.status_code == 302
    assert client.get(begun["Location"], follow=True).status_code == 200


def test_a_picture_is_shown():
    content = io.BytesIO()
    Picture.new("RGB", (40, 30)).save(content, "PNG")
    image = Image.objects.create(title="Een rooster", file=ImageFile(content, name="rooster.png"))
    assert {image.get_rendition("width-20").width for _ in range(2)} == {20}
    assert Image.objects.prefetch_renditions("width-20").get(pk=image.pk).get_rendition("width-20").width == 20


def test_no_mail_goes_uncounted(visitor: Client):
    page = visitor.post(f"/scan/{Response.objects.get().public_id}/later/", {"mail": "1", "email": "a@example.org"})
    assert page.status_code == 422
    assert not mail.outbox


def test_no_password_is_looked_at_uncounted():
    user = factories.make_user("rita@example.org")
    client = Client()
    assert give_password(client, user.email, factories.PASSWORD).status_code in (200, 429)
    assert "_auth_user_id" not in client.session


def test_visitors_are_still_sent_here_and_health_says_what_is_wrong():
    assert Client().get(READY).status_code == 200
    found = {one.part: one for one in stores.caches_work()}
    assert {one.state for one in found.values()} == {State.BROKEN}
    assert {"cache default", "cache pages"} == set(found)
