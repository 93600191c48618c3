"""Editors keep documents, and visitors can open them."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model

from tests import factories

pytestmark = pytest.mark.usefixtures("site_root")


def test_a_document_can_be_listed_by_an_editor_and_opened_by_a_visitor(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    document = get_document_model()(title="Folder")
    document.file.save("folder.pdf", ContentFile(b"%PDF-1.4 folder"))
    document.save()
    editor = Client()
    editor.force_login(factories.make_user(is_superuser=True))
    assert "Folder" in editor.get("/beheer/documents/").content.decode()
    opened = Client().get(document.url)
    assert b"".join(opened.streaming_content).startswith(b"%PDF")
    assert document.url.startswith("/documenten/")
