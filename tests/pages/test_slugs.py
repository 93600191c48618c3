"""A page cannot take the address of the scan or of one of the doors."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from pages.models import HomePage, TextPage
from pages.slugs import RESERVED


@pytest.mark.parametrize("slug", sorted(RESERVED))
def test_a_reserved_address_is_refused_at_the_top(bare_home: HomePage, slug: str):
    with pytest.raises(ValidationError) as error:
        bare_home.add_child(instance=TextPage(title="Proef", intro="Een proef.", slug=slug))
    assert list(error.value.message_dict) == ["slug"]


def test_deeper_in_the_site_the_same_address_is_fine(home: HomePage):
    parent = TextPage.objects.get(slug="contact")
    parent.add_child(instance=TextPage(title="Proef", intro="Een proef.", slug="scan"))
    assert TextPage.objects.get(slug="scan").url == "/contact/scan/"


@pytest.mark.parametrize("action", ["action-publish", "action-save"])
def test_an_editor_reads_beside_the_field_why_not(home: HomePage, editor_client: Client, action: str):
    url = reverse("wagtailadmin_pages:add", args=["pages", "textpage", home.pk])
    data = {"title": "Werkplek", "slug": "werkplek", "intro": "Een proef.", "body-count": "0", action: "1"}
    data |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    response = editor_client.post(url, data)
    assert response.status_code == 200
    assert "al in gebruik door de scan zelf" in str(response.context["form"].errors["slug"])
    assert not TextPage.objects.filter(title="Werkplek").exists()
