"""`load_pages` builds the site once, and never takes anything back from an editor."""

import io
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import Page, Site
from wagtail.utils.text import text_from_html

from pages.blocks import TEXT_FEATURES
from pages.loading import files, links, tree
from pages.loading.files import FOLDER, PageContentError, read_pages
from pages.loading.groups import GROUPS
from pages.models import HomePage, MenusAndContact, ScanPage, TextPage

TEXT = "---\ntitle: Proef\nintro: Een proef.\nsearch_description: Een proef.\n---\n"


def load() -> str:
    out = io.StringIO()
    call_command("load_pages", stdout=out)
    return out.getvalue()


def load_only(monkeypatch, folder: Path, **pages: str) -> None:
    for slug, text in pages.items():
        (folder / f"{slug}.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tree, "read_pages", lambda: files.read_pages(folder))
    load()


def test_every_file_becomes_a_published_page(home: HomePage):
    live = {page.url_path.removeprefix(home.url_path).strip("/") for page in home.get_descendants().live()}
    assert live == {file.address for file in read_pages()}
    assert len(live) >= 75
    assert ScanPage.objects.get().slug == "de-scan"


def test_our_home_page_takes_the_place_of_wagtails_welcome_page(site_root: Page):
    assert [page.specific_class for page in site_root.get_children()] == [Page]
    load()
    assert [page.specific_class for page in Page.objects.get(depth=1).get_children()] == [HomePage]
    assert Site.objects.get().root_page.specific_class is HomePage


def test_a_database_without_a_site_gets_one(site_root: Page):
    Site.objects.all().delete()
    load()
    assert Site.objects.get(is_default_site=True).root_page.specific_class is HomePage


def test_running_it_again_changes_nothing(home: HomePage):
    before = list(Page.objects.values_list("pk", "latest_revision_id", "last_published_at"))
    menus = MenusAndContact.objects.values().get()
    assert load() == "Alle pagina's stonden er al; er is niets veranderd.\n"
    assert list(Page.objects.values_list("pk", "latest_revision_id", "last_published_at")) == before
    assert MenusAndContact.objects.values().get() == menus


def test_what_an_editor_changed_stays(home: HomePage):
    contact = TextPage.objects.get(slug="contact")
    contact.intro = "Bel gerust."
    contact.save_revision().publish()
    home.lead = "Een andere inleiding."
    home.save_revision().publish()
    MenusAndContact.objects.update(main_menu=[])
    Group.objects.get(name="Redacteur").permissions.clear()
    load()
    assert TextPage.objects.get(slug="contact").intro == "Bel gerust."
    assert HomePage.objects.get().lead == "Een andere inleiding."
    assert not MenusAndContact.objects.get().main_menu
    assert not Group.objects.get(name="Redacteur").permissions.exists()


def test_a_page_that_an_editor_deleted_or_moved_to_another_address_does_not_come_back(home: HomePage):
    Page.objects.get(slug="wie-helpt-je").specific.delete()
    contact = TextPage.objects.get(slug="contact")
    contact.slug = "bel-ons"
    contact.save_revision().publish()
    load()
    assert not Page.objects.filter(slug__in=["wie-helpt-je", "contact"]).exists()


def test_a_new_file_becomes_a_page_beside_the_old_ones(home: HomePage, monkeypatch, tmp_path: Path):
    load_only(monkeypatch, tmp_path, nieuw=TEXT + "Lees meer bij [contact](/contact/).")
    page = TextPage.objects.get(slug="nieuw")
    contact = TextPage.objects.get(slug="contact")
    assert f'<a id="{contact.pk}" linktype="page">' in page.body[0].value.source or (
        f'<a linktype="page" id="{contact.pk}">' in page.body[0].value.source
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\ntitle: Proef\n---\nTekst", "proef.md: intro: is missing"),
        (TEXT.replace("intro", "into: x\nintro"), "proef.md: into: is not a known key"),
        (TEXT.replace("title: Proef", "title: Proef\ntype: blog"), "proef.md: type: 'blog'"),
        (TEXT + "[weg](/weg/)", "proef.md: link: /weg/ leads nowhere"),
        (TEXT + "Bron: nergens, hoofdstuk 1", "proef.md: Bron: there is no source 'nergens'"),
        (TEXT + "#### Diep", "proef.md: '#### Diep'"),
        (TEXT + "> Zonder titel.", "proef.md: 'Zonder titel.'"),
        (TEXT.replace("Proef", "x" * 256), "proef.md: title:"),
        (TEXT + "## " + "x" * 121, "proef.md: body:"),
    ],
)
def test_a_mistake_in_a_file_names_the_file_and_the_key_and_makes_nothing(
    home: HomePage, monkeypatch, tmp_path: Path, text: str, message: str
):
    with pytest.raises(CommandError, match=re.escape(message)):
        load_only(monkeypatch, tmp_path, proef=text)
    assert not Page.objects.filter(slug="proef").exists()


def test_a_file_cannot_take_a_reserved_address(home: HomePage, monkeypatch, tmp_path: Path):
    with pytest.raises(CommandError, match=r"scan\.md: slug: "):
        load_only(monkeypatch, tmp_path, scan=TEXT + "Tekst")


def test_every_kind_of_paragraph_becomes_its_own_block(home: HomePage, monkeypatch, tmp_path: Path):
    markdown = (
        "## Kop\n\nTekst:\n\n- een\n- twee\n\n1. Eerst\n2. Dan\n\n> **Let op.** Dit telt.\n\nBron: ser, bijlage 1"
    )
    load_only(monkeypatch, tmp_path, proef=TEXT + markdown)
    body = TextPage.objects.get(slug="proef").body
    assert [block.block_type for block in body] == ["heading", "paragraph", "steps", "callout", "source"]
    assert [step.source for step in body[2].value] == ["<p>Eerst</p>", "<p>Dan</p>"]
    assert body[3].value["title"] == "Let op"
    assert (body[4].value["year"], body[4].value["place"]) == ("2023", "bijlage 1")


def test_an_editor_who_saves_a_loaded_text_sees_no_change_in_it(home: HomePage):
    editor = ContentstateConverter(TEXT_FEATURES)
    texts = [
        block.value.source
        for page in Page.objects.specific()
        for block in getattr(page, "body", ())
        if block.block_type == "paragraph"
    ]
    assert len(texts) > 50
    for text in texts:
        saved = editor.to_database_format(editor.from_database_format(text))
        # What Wagtail compares.
        assert text_from_html(saved) == text_from_html(text)


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.md")), ids=lambda path: path.name)
def test_every_link_between_the_files_leads_somewhere(path: Path):
    known = {name for file in read_pages() for name in (file.slug, file.address)}
    for address in re.findall(r"\]\((/[^)]*)\)", path.read_text(encoding="utf-8")):
        found = links.PAGE_PATH.match(address)
        assert (found and found[1] in known) or links.is_own_address(address), address


def test_an_unreadable_file_is_named(tmp_path: Path):
    (tmp_path / "menus.yaml").write_text("- lijst", encoding="utf-8")
    with pytest.raises(PageContentError, match=r"menus\.yaml: is not a mapping"):
        files.read_mapping("menus.yaml", tmp_path)
    with pytest.raises(PageContentError, match=r"home\.yaml: "):
        files.read_mapping("home.yaml", tmp_path)


def test_the_english_groups_of_wagtail_are_gone(home: HomePage):
    assert set(Group.objects.values_list("name", flat=True)) == set(GROUPS)
