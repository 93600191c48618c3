"""Every page type and every block of the editors: without violations, and without scrolling sideways on a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from wagtail.models import get_page_models

from pages.models import HomePage, TextPage
from tests.pages.visiting.blocks import every_block

Check = Callable[[Page], None]
# How much of the screen moved since the page began to come, as Chromium counts it.
MOVED = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((seen) => seen.getEntries().forEach((one) => (sum += one.value)))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 200);
})"""


def test_every_page_type(running_site: str, page: Page, fine: Check, picture: Callable[[Page, str], None]):
    kinds = [kind for kind in get_page_models() if kind._meta.app_label == "pages"]
    assert len(kinds) > 12
    for kind in kinds:
        fullest = max(kind.objects.live(), key=lambda one: len(one.to_json()))
        page.goto(running_site + fullest.url)
        expect(page.get_by_role("heading", level=1)).to_have_text(fullest.title)
        fine(page)
        picture(page, kind.__name__)


def test_every_block(running_site: str, page: Page, fine: Check, settings: Any, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    body = TextPage(title="Alle blokken", intro="Van elk blok een.", body=every_block())
    HomePage.objects.get().add_child(instance=body)
    page.goto(running_site + body.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle blokken")
    fine(page)


def test_nothing_moves_while_a_page_comes(running_site: str, page: Page):
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for path in ("/", "/de-scan/", "/wie-helpt-je/", "/begeleiding-op-de-werkvloer/"):
            page.goto(running_site + path)
            assert page.evaluate(MOVED) < 0.01, (width, path)
