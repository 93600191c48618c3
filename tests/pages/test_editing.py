"""An editor changes, previews and publishes a page in Dutch, with blocks that keep pages readable."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images import get_image_model
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


def test_wagtail_speaks_dutch(editor_client: Client, contact: TextPage):
    home = editor_client.get("/beheer/").content.decode()
    assert '<html lang="nl"' in home
    edit = editor_client.get(reverse("wagtailadmin_pages:edit", args=[contact.pk])).content.decode()
    for words in ("Publiceren", "Bewaar concept", "Inleiding", "Vindbaarheid", "Let op"):
        assert words in edit


def test_an_editor_saves_a_draft_and_then_publishes_it(editor_client: Client, contact: TextPage):
    url = reverse("wagtailadmin_pages:edit", args=[contact.pk])
    editor_client.post(url, form_of(contact, "Een concept."))
    assert "Een concept." not in Client().get("/contact/").content.decode()
    editor_client.post(url, form_of(contact, "Bel ons vandaag.", **{"action-publish": "1"}))
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
