"""A photo has a description, and pages show it in a size that fits the screen, without anything moving."""

import io

import pytest
from bs4 import BeautifulSoup
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Picture
from wagtail.images import get_image_model

from pages.blocks import BodyBlock
from pages.models import HomePage, TextPage

Image = get_image_model()


def png(width: int = 2000, height: int = 1000) -> bytes:
    content = io.BytesIO()
    Picture.new("RGB", (width, height)).save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def photo(home: HomePage, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Image.objects.create(title="foto", description="Dozen.", file=ImageFile(io.BytesIO(png()), "foto.png"))


@pytest.mark.parametrize(("description", "made"), [("", 0), ("Een collega stapelt dozen.", 1)])
def test_a_photo_without_a_description_is_not_taken(
    editor_client: Client, settings, tmp_path, description: str, made: int
):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("dsc_0042.png", png(20, 10), "image/png")
    data = {"title": "dsc_0042", "description": description, "file": file, "tags": ""}
    editor_client.post(reverse("wagtailimages:add"), data)
    assert Image.objects.count() == made


@pytest.mark.parametrize(("description", "made"), [("", 0), ("Een collega stapelt dozen.", 1)])
def test_neither_is_one_that_is_added_while_writing_a_page(
    editor_client: Client, settings, tmp_path, description: str, made: int
):
    settings.MEDIA_ROOT = tmp_path
    name = "image-chooser-upload"
    file = SimpleUploadedFile("dsc_0042.png", png(20, 10), "image/png")
    data = {f"{name}-title": "dsc_0042", f"{name}-description": description, f"{name}-file": file, f"{name}-tags": ""}
    editor_client.post(reverse("wagtailimages_chooser:create"), data)
    assert Image.objects.count() == made


def test_of_several_at_once_each_waits_for_its_description(editor_client: Client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("dsc_0042.png", png(20, 10), "image/png")
    headers = {"x-requested-with": "XMLHttpRequest"}
    url = reverse("wagtailimages:add_multiple")
    answer = editor_client.post(url, {"title": "dsc_0042", "files[]": file}, headers=headers).json()
    assert answer["success"]
    assert "-description" in answer["form"]
    assert not Image.objects.exists()


def test_a_page_offers_a_photo_in_three_sizes_and_says_how_large_it_is(home: HomePage, photo):
    value = {"image": photo.pk, "alt_text": "Een collega stapelt dozen.", "decorative": False}
    block = BodyBlock().child_blocks["image"]
    home.add_child(instance=TextPage(title="Foto", intro="Een foto.", body=[("image", block.to_python(value))]))
    image = BeautifulSoup(Client().get("/foto/").content, "html.parser").main.img
    assert [part.split()[1] for part in image["srcset"].split(", ")] == ["1200w", "800w", "400w"]
    assert ".webp" in image["src"]
    assert (image["width"], image["height"]) == ("1200", "600")
    assert image["loading"] == "lazy"
    assert image["sizes"]
    assert image["alt"] == "Een collega stapelt dozen."


@pytest.mark.parametrize(("width", "sizes"), [(600, ["600w", "400w"]), (300, [])])
def test_a_small_photo_is_not_blown_up_and_no_size_is_offered_twice(
    home: HomePage, settings, tmp_path, width: int, sizes: list[str]
):
    settings.MEDIA_ROOT = tmp_path
    small = Image.objects.create(title="klein", file=ImageFile(io.BytesIO(png(width, 200)), "klein.png"))
    value = {"image": small.pk, "alt_text": "Een doos.", "decorative": False}
    block = BodyBlock().child_blocks["image"]
    home.add_child(instance=TextPage(title="Foto", intro="Een foto.", body=[("image", block.to_python(value))]))
    image = BeautifulSoup(Client().get("/foto/").content, "html.parser").main.img
    assert image["width"] == str(width)
    assert [part.split()[1] for part in image.get("srcset", "").split(", ") if part] == sizes
    assert image.has_attr("sizes") == bool(sizes)


def test_a_photo_that_is_decoration_says_nothing(home: HomePage, photo):
    value = {"image": photo.pk, "alt_text": "", "decorative": True}
    block = BodyBlock().child_blocks["image"]
    home.add_child(instance=TextPage(title="Foto", intro="Een foto.", body=[("image", block.to_python(value))]))
    assert BeautifulSoup(Client().get("/foto/").content, "html.parser").main.img["alt"] == ""
