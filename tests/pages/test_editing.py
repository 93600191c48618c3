"""An editor changes, previews and publishes a page in Dutch, with blocks that keep pages readable."""

import datetime
import io
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image as Picture
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.models import TaskState
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from pages.blocks import BodyBlock
from pages.models import HomePage, TextPage
from tests import factories


def form_of(page: TextPage, intro: str, **extra: str) -> dict[str, str]:
    data = {"title": page.title, "slug": page.slug, "intro": intro, "seo_title": "", "search_description": ""}
    data |= {"body": streamfield([("paragraph", rich_text("<p>Bel gerust.</p>"))])}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    return nested_form_data(data) | extra


@pytest.fixture
def admin_client(db: None) -> Client:
    client = Client()
    client.force_login(factories.make_user("baas@example.org", is_superuser=True))
    return client


@pytest.fixture
def contact(home: HomePage) -> TextPage:
    return TextPage.objects.get(slug="contact")


@pytest.fixture
def picture(bare_home: HomePage, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    content = io.BytesIO()
    Picture.new("RGB", (20, 10)).save(content, "PNG")
    return get_image_model().objects.create(title="foto", file=ImageFile(content, "foto.png"))


def test_wagtail_speaks_dutch(chief_client: Client, contact: TextPage):
    home = chief_client.get("/beheer/").content.decode()
    assert '<html lang="nl"' in home
    edit = chief_client.get(reverse("wagtailadmin_pages:edit", args=[contact.pk])).content.decode()
    for words in ("Publiceren", "Bewaar concept", "Inleiding", "Vindbaarheid", "Let op"):
        assert words in edit
    assert "‘Publicatie inplannen’" in edit
    listing = chief_client.get(reverse("wagtailadmin_explore", args=[contact.get_parent().pk])).content.decode()
    assert re.search(r"1-\d+ van \d+ pagina", listing)


def test_how_long_ago_something_was_is_said_in_dutch(editor_client: Client, contact: TextPage):
    url = reverse("wagtailadmin_pages:edit", args=[contact.pk])
    editor_client.post(url, form_of(contact, "Zo is het beter.", **{"action-submit": "1"}))
    TaskState.objects.update(started_at=timezone.now() - datetime.timedelta(minutes=17))
    assert "17 minuten geleden" in editor_client.get(url).content.decode().replace("\xa0", " ")


def test_the_menus_lead_to_nothing_in_english(chief_client: Client):
    html = chief_client.get("/beheer/").content.decode()
    for words in ("guide.wagtail.org", "whats-new", "Snippets"):
        assert words not in html
    for words in ("Zoekwoorden", "Schrijfwijzer", "Te controleren", "Gebroken links"):
        assert words in html


def test_a_chief_editor_saves_a_draft_and_then_publishes_it(chief_client: Client, contact: TextPage):
    url = reverse("wagtailadmin_pages:edit", args=[contact.pk])
    chief_client.post(url, form_of(contact, "Een concept."))
    assert "Een concept." not in Client().get("/contact/").content.decode()
    chief_client.post(url, form_of(contact, "Bel ons vandaag.", **{"action-publish": "1"}))
    html = Client().get("/contact/").content.decode()
    assert "Bel ons vandaag." in html
    assert "Bel gerust." in html


def test_an_editor_sees_a_preview_before_it_is_saved(editor_client: Client, contact: TextPage):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[contact.pk])
    assert editor_client.post(url, form_of(contact, "Zo wordt het.")).json()["is_valid"]
    assert "Zo wordt het." in editor_client.get(url).content.decode()
    assert "Zo wordt het." not in Client().get("/contact/").content.decode()


def test_the_bar_with_the_accessibility_check_is_for_editors_only(editor_client: Client, contact: TextPage):
    assert "wagtail-userbar" in editor_client.get("/contact/").content.decode()
    assert "wagtail-userbar" not in Client().get("/contact/").content.decode()


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_every_block_has_a_preview_in_the_chooser(bare_home: HomePage, admin_client: Client, name: str):
    block = TextPage._meta.get_field("body").stream_block.child_blocks[name]
    assert block.is_previewable
    response = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "inclusiescan/scan.css" in response.content.decode()


def blocks_below(block: blocks.Block) -> Iterator[blocks.Block]:
    """The block and all blocks that stand in it."""
    yield block
    inside = [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]
    for child in filter(None, inside):
        yield from blocks_below(child)


def all_streams() -> list[StreamField]:
    models = apps.get_app_config("pages").get_models()
    own = (field for model in models for field in model._meta.local_fields)
    return [field for field in own if isinstance(field, StreamField)]


@pytest.mark.parametrize("field", all_streams(), ids=str)
def test_every_block_has_a_name_and_says_in_dutch_what_it_is_for(field: StreamField):
    whole, *parts = blocks_below(field.stream_block)
    choices = list(whole.child_blocks.values())
    for block in choices if len(choices) > 1 else ():
        assert block.get_description(), block.label
        assert block.is_previewable, block.label
    in_a_list = {id(one.child_block) for one in parts if hasattr(one, "child_block")}
    for block in parts:
        # A list names what is in it.
        assert block.meta.label or id(block) in in_a_list, block.name
        if not hasattr(block, "child_blocks") and not isinstance(block, blocks.ListBlock):
            says = [getattr(block.meta, name, "") for name in ("description", "help_text", "admin_text")]
            assert any(says) or block.field.help_text, (field.name, block.label)


def test_a_photo_needs_words_or_is_marked_as_decoration(picture):
    block = BodyBlock().child_blocks["image"]

    def clean(**value) -> None:
        block.clean(block.to_python({"image": picture.pk, **value}))

    with pytest.raises(ValidationError):
        clean(alt_text="", decorative=False)
    clean(alt_text="Een collega stapelt dozen.", decorative=False)
    clean(alt_text="", decorative=True)


# Wagtail leaves closing the file of a rendition to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_photo_shows_its_words(bare_home: HomePage, picture):
    value = {"image": picture.pk, "alt_text": "Een collega stapelt dozen.", "decorative": False}
    page = TextPage(
        title="Foto", intro="Een foto.", body=[("image", BodyBlock().child_blocks["image"].to_python(value))]
    )
    bare_home.add_child(instance=page)
    assert 'alt="Een collega stapelt dozen."' in Client().get("/foto/").content.decode()


@pytest.mark.parametrize(("year", "valid"), [("2023", True), ("", True), ("23", False), ("z.j.", False)])
def test_a_year_has_four_digits_or_is_left_out(year: str, valid: bool):
    block = BodyBlock().child_blocks["source"]
    value = block.to_python({"title": "Titel", "publisher": "Uitgever", "year": year, "place": ""})
    if valid:
        assert block.clean(value)["year"] == year
    else:
        with pytest.raises(ValidationError):
            block.clean(value)
