"""How do editors keep the words that search takes for the same?"""

from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from pages.models import Synonyms
from pages.search.refreshing import index_again

HELP = (
    "<p>Zoekt iemand een van deze woorden? Dan vindt de site ook wat onder de andere woorden staat. ‘Job coach’ en "
    "‘jobcoach’ vindt de site al vanzelf, en meervoud ook. Na het bewaren duurt het een paar minuten voordat de "
    "zoekfunctie het weet.</p>"
)


class SynonymsViewSet(SnippetViewSet):
    """The list of groups of words."""

    model = Synonyms
    icon = "search"
    menu_label = "Zoekwoorden"
    list_display = ["words"]
    search_fields = ["words"]
    # Wagtail's own search would look for whole words only, and the list is short.
    search_backend_name = None
    panels = [HelpPanel(content=HELP), FieldPanel("words")]


def index_again_after(request: HttpRequest, changed: object) -> None:
    """Called by Wagtail with one snippet, or with several that were deleted."""
    things = changed if isinstance(changed, (list, tuple)) else [changed]
    if any(isinstance(thing, Synonyms) for thing in things):
        index_again.enqueue()
