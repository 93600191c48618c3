"""The command tells which links do not work and where they stand, and keeps that for the editors."""

import io

import pytest
from django.core.management import CommandError, call_command

from pages.management.commands.check_links import BROKEN, NOT_CHECKED
from pages.models import HelpOrganisation, HomePage, OutsideLink, TextPage
from tests.pages.links.conftest import OtherSite

Outcome = OutsideLink.Outcome


def page_linking_to(home: HomePage, title: str, *addresses: str) -> TextPage:
    links = " ".join(f'<a href="{address}">daar</a>' for address in addresses)
    page = TextPage(title=title, intro="Kort gezegd.", body=[("paragraph", f"<p>{links}</p>")])
    return home.add_child(instance=page)


def check(returncode: int = 0) -> str:
    """What the command said; fails unless it stopped with this."""
    out = io.StringIO()
    options = {"stdout": out, "own_network": True, "pause": 0, "timeout": 5}
    if returncode:
        with pytest.raises(CommandError) as stopped:
            call_command("check_links", **options)
        assert stopped.value.returncode == returncode
    else:
        call_command("check_links", **options)
    return out.getvalue()


def test_when_all_work_it_says_how_many(bare_home: HomePage, other_site: OtherSite):
    page_linking_to(bare_home, "Een", f"{other_site.address}/a/", f"{other_site.address}/b/#stuk")
    assert check() == "Links naar andere sites: 2 werkt.\n"
    assert set(OutsideLink.objects.values_list("address", "outcome", "said")) == {
        (f"{other_site.address}/a/", Outcome.WORKS, "200"),
        (f"{other_site.address}/b/", Outcome.WORKS, "200"),
    }


def test_a_link_that_does_not_work_is_named_with_each_page_on_which_it_stands(
    bare_home: HomePage, other_site: OtherSite
):
    gone = f"{other_site.address}/404/"
    page_linking_to(bare_home, "Een", gone)
    page_linking_to(bare_home, "Twee", gone, f"{other_site.address}/503/")
    said = check(BROKEN)
    assert f"werkt niet: {gone} (404). Staat op: /een/, /twee/" in said
    assert f"onzeker: {other_site.address}/503/ (503). Staat op: /twee/" in said
    kept = OutsideLink.objects.get(address=gone)
    assert (kept.outcome, kept.places) == (
        Outcome.BROKEN,
        [{"title": "Een", "url": "/een/"}, {"title": "Twee", "url": "/twee/"}],
    )
    assert kept.checked_at is not None


def test_only_what_visitors_see_is_looked_at(bare_home: HomePage, other_site: OtherSite):
    page_linking_to(bare_home, "Concept", f"{other_site.address}/404/").unpublish()
    page_linking_to(bare_home, "Online", "http://localhost/contact/", "mailto:info@example.org", "/contact/")
    assert check() == "Links naar andere sites: geen.\n"
    assert other_site.asked == []


def test_an_organisation_counts_also_when_no_page_shows_it(bare_home: HomePage, other_site: OtherSite):
    organisation = HelpOrganisation.objects.create(
        key="proef", title="Proef", url=f"{other_site.address}/404/", live=True
    )
    assert f"Staat op: organisatie die helpt: {organisation.title}" in check(BROKEN)


def test_an_address_that_is_no_longer_used_is_forgotten(bare_home: HomePage, other_site: OtherSite):
    page = page_linking_to(bare_home, "Een", f"{other_site.address}/404/")
    check(BROKEN)
    page.delete()
    check()
    assert not OutsideLink.objects.exists()


def test_without_a_network_it_says_not_checked_and_keeps_what_was_known(bare_home: HomePage):
    nowhere = "http://127.0.0.1:9/"
    page_linking_to(bare_home, "Een", nowhere, f"{nowhere}nieuw/")
    OutsideLink.objects.create(address=nowhere, outcome=Outcome.WORKS, said="200")
    said = check(NOT_CHECKED)
    assert f"niet gecontroleerd: {nowhere} (geen verbinding)" in said
    assert "2 niet gecontroleerd" in said
    assert dict(OutsideLink.objects.values_list("address", "outcome")) == {
        nowhere: Outcome.WORKS,
        f"{nowhere}nieuw/": Outcome.UNCHECKED,
    }
