"""Has each step of the instrument a page? Makes those that are missing, and lets titles follow the instrument."""

from pages.loading.made import made_before, remember
from pages.loading.publish import publish
from pages.models import StepPage, StepsPage
from pages.newest import newest_instrument
from scan.core.parts import Step


def follow_instrument() -> None:
    """Do both, for the newest version. Without a stappenplan or an instrument there is nothing to do."""
    make_step_pages()
    follow_titles()


def make_step_pages() -> list[StepPage]:
    """A page for each step that never had one. Its text is not copied: it shows that of the newest version."""
    instrument = newest_instrument()
    parent = StepsPage.objects.first()
    if instrument is None or parent is None:
        return []
    known = made_before()
    there = set(StepPage.objects.values_list("key", flat=True))
    return [_make(step, parent) for step in instrument.steps if step.key not in there and _name(step) not in known]


def follow_titles() -> None:
    """Titles, for menus and lists, are the instrument's: editors of pages cannot change them."""
    instrument = newest_instrument()
    titles = instrument.titles("steps") if instrument else {}
    for page in StepPage.objects.filter(key__in=titles):
        if page.title != titles[page.key]:
            page.title = page.draft_title = titles[page.key]
            page.save(update_fields=["title", "draft_title"])


def _make(step: Step, parent: StepsPage) -> StepPage:
    taken = parent.get_children().filter(slug=step.key).exists()
    # A phase or a page of an editor may have the name already.
    slug = f"stap-{step.key}" if taken else step.key
    page = StepPage(key=step.key, title=step.title, slug=slug, live=False)
    parent.add_child(instance=page)
    remember(page, _name(step))
    publish(page, _name(step))
    return page


def _name(step: Step) -> str:
    return f"stap: {step.key}"
