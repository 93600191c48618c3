"""Where in the admin does an editor keep facts, questions, organisations, words, and what search takes for the same?"""

from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.models import Fact, FrequentQuestion, GlossaryTerm, HelpOrganisation
from pages.search.editing import SynonymsViewSet


class FactViewSet(SnippetViewSet):
    """Figures with their year and source."""

    model = Fact
    icon = "decimal"
    menu_label = "Feiten"
    list_display = ["figure", "text", "source_year", "checked_on"]
    list_filter = ["theme", "source_year", "live"]
    list_export = ["key", "figure", "text", "source_year", "checked_on"]
    sort_order_field = "position"


class QuestionViewSet(SnippetViewSet):
    """Questions that employers ask often."""

    model = FrequentQuestion
    icon = "help"
    menu_label = "Veelgestelde vragen"
    list_display = ["question", "theme"]
    list_filter = ["theme", "live"]
    sort_order_field = "position"


class OrganisationViewSet(SnippetViewSet):
    """Organisations that help employers."""

    model = HelpOrganisation
    icon = "group"
    menu_label = "Organisaties"
    list_display = ["title", "reach", "source_year", "checked_on"]
    list_filter = ["reach", "live"]
    list_export = ["key", "title", "helps", "reach", "region", "url", "source_year", "checked_on"]
    sort_order_field = "position"


class TermViewSet(SnippetViewSet):
    """Words of the pages."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = "Begrippen"
    list_display = ["title", "explanation"]
    list_filter = ["live"]


class ContentGroup(SnippetViewSetGroup):
    """What stands in several texts, or on a page with others of its kind."""

    items = (FactViewSet, QuestionViewSet, OrganisationViewSet, TermViewSet, SynonymsViewSet)
    menu_label = "Bouwstenen"
    menu_icon = "grip"
    menu_order = 250
