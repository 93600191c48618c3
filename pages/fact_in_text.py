"""How does an editor put a fact in a sentence? With a button in the editor, that keeps a reference to the fact."""

from typing import Any

from django.urls import reverse_lazy
from draftjs_exporter.dom import DOM
from wagtail.admin.rich_text.converters.html_to_contentstate import InlineEntityElementHandler
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.rich_text.feature_registry import FeatureRegistry

from pages.models import Fact
from pages.references import FactHandler

FEATURE = "fact"
ENTITY = "FACT"


class FactElementHandler(InlineEntityElementHandler):
    """From the text as it is stored to the editor. The words of a fact cannot be changed one by one."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """The fact, with what it says now: the editor shows it beside the words."""
        pk = attrs.get("id", "")
        fact = Fact.objects.filter(pk=pk).first() if pk.isdigit() else None
        return {"id": pk, "text": fact.text if fact else ""}


def stored_fact(props: dict[str, Any]) -> Any:
    """From the editor to the text as it is stored."""
    return DOM.create_element("a", {"linktype": FEATURE, "id": props.get("id")}, props["children"])


def register_fact(features: FeatureRegistry) -> None:
    """Add the button and both ways of conversion."""
    features.register_link_type(FactHandler)
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        EntityFeature(
            {
                "type": ENTITY,
                "icon": "decimal",
                "description": "Feit met jaar en bron",
                "attributes": ["id", "text"],
                "chooserUrls": {"fact": reverse_lazy("wagtailsnippetchoosers_pages_fact:choose")},
            },
            js=["wagtailadmin/js/chooser-modal.js", "inclusiescan/feit.js"],
        ),
    )
    features.register_converter_rule(
        "contentstate",
        FEATURE,
        {
            "from_database_format": {f'a[linktype="{FEATURE}"]': FactElementHandler(ENTITY)},
            "to_database_format": {"entity_decorators": {ENTITY: stored_fact}},
        },
    )
