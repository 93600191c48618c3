"""What can stand in a page? The building blocks that an editor chooses from, with a preview of each."""

from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page
from wagtail.rich_text import RichText
from wagtail.snippets.blocks import SnippetChooserBlock

from pages.references import with_facts

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul", "fact"]
SHORT_FEATURES = ["bold", "italic", "link", "fact"]
PREVIEW = "pages/block_preview.html"


class HeadingBlock(blocks.StructBlock):
    """A heading. The title of the page is the only h1."""

    text = blocks.CharBlock(label="Tekst", max_length=120, help_text="Zeg in een paar woorden wat eronder staat.")
    level = blocks.ChoiceBlock(
        label="Niveau",
        choices=[("h2", "Kop"), ("h3", "Tussenkop")],
        default="h2",
        help_text="Een tussenkop hoort onder een kop.",
    )

    class Meta:
        label = "Kop"
        icon = "title"
        description = "Verdeelt de pagina in stukken."
        template = "pages/blocks/heading.html"
        preview_template = PREVIEW
        preview_value = {"text": "Zo begin je", "level": "h2"}


class RunningTextBlock(blocks.RichTextBlock):
    """A text of an editor, which search finds by what its facts say now."""

    def get_searchable_content(self, value: RichText) -> list[str]:
        searchable: list[str] = super().get_searchable_content(RichText(with_facts(value.source)))
        return searchable


class ParagraphBlock(RunningTextBlock):
    """Running text with few means: a page reads the same everywhere."""

    class Meta:
        label = "Tekst"
        icon = "pilcrow"
        description = "Gewone tekst, met links en lijsten."
        template = "pages/blocks/paragraph.html"
        preview_template = PREVIEW
        preview_value = "<p>Vraag in het team wie het <b>leuk vindt</b> om iemand iets te leren.</p>"


class CalloutBlock(blocks.StructBlock):
    """Something that must not be missed."""

    title = blocks.CharBlock(label="Titel", max_length=120, help_text="Zeg hier al waar het om gaat.")
    text = RunningTextBlock(label="Tekst", features=SHORT_FEATURES, help_text="Eén of twee korte zinnen.")

    class Meta:
        label = "Let op"
        icon = "warning"
        description = "Een blok dat opvalt. Gebruik er hooguit één per pagina."
        template = "pages/blocks/callout.html"
        preview_template = PREVIEW
        preview_value = {"title": "Goed om te weten", "text": "<p>Regels veranderen. Vraag hoe het nu is.</p>"}


class PhotoBlock(ImageBlock):
    """Wagtail's block, which takes no photo without words or the mark of decoration; the words for it are ours."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name, label, help_text in (
            ("image", "Foto", "De site maakt er zelf kleinere van."),
            ("decorative", "Decoratief", "De foto is alleen versiering. Een schermlezer slaat haar over."),
            ("alt_text", "Alt-tekst", "Zeg in één zin wat er te zien is. Een schermlezer leest dit voor."),
        ):
            child = self.child_blocks[name]
            child.label = child.meta.label = label
            child.field.help_text = help_text

    class Meta:
        label = "Foto"
        icon = "image"
        description = "Een foto met een beschrijving, of als versiering."
        template = "pages/blocks/image.html"
        preview_template = "pages/image_preview.html"


class CardBlock(blocks.StructBlock):
    """A link to a page with what one finds there."""

    title = blocks.CharBlock(label="Titel", max_length=80, help_text="Dit wordt de link.")
    text = blocks.CharBlock(label="Tekst", max_length=250, help_text="Zeg wat je daar vindt.")
    page = blocks.PageChooserBlock(label="Pagina", help_text="Staat die niet online? Dan laat de site de kaart weg.")

    class Meta:
        label = "Kaart"
        icon = "link"


class CardsBlock(blocks.ListBlock):
    """Cards beside each other."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(CardBlock(), **kwargs)

    def get_preview_value(self) -> Any:
        """A card that leads to some page: one that leads nowhere is never shown."""
        page = Page.objects.live().filter(depth__gt=1).first()
        card = {"title": "Werk passend maken", "text": "Passend werk is vaak al in huis.", "page": page and page.pk}
        return self.to_python([card])

    class Meta:
        label = "Kaarten met links"
        icon = "grip"
        description = "Verwijst naar andere pagina’s van deze site."
        template = "pages/blocks/cards.html"
        preview_template = PREVIEW


class StepsBlock(blocks.ListBlock):
    """Things to do, in order."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            RunningTextBlock(label="Stap", features=SHORT_FEATURES, help_text="Eén ding om te doen."), **kwargs
        )

    class Meta:
        label = "Stappen met nummers"
        icon = "list-ol"
        description = "Voor iets wat je na elkaar doet."
        template = "pages/blocks/steps.html"
        preview_template = PREVIEW
        preview_value = ["<p>Vraag welk werk blijft liggen.</p>", "<p>Schrijf elke taak op.</p>"]


class SourceBlock(blocks.StructBlock):
    """Where a fact comes from."""

    title = blocks.CharBlock(label="Titel", max_length=200, help_text="Van het rapport, de wet of de pagina.")
    publisher = blocks.CharBlock(label="Uitgever", max_length=200, help_text="Wie het schreef of uitgaf.")
    year = blocks.RegexBlock(
        regex=r"^\d{4}$",
        label="Jaar",
        required=False,
        error_messages={"invalid": "Een jaar heeft vier cijfers."},
        help_text="Leeg laten als de bron geen jaartal heeft. Er staat dan ‘zonder jaartal’.",
    )
    place = blocks.CharBlock(
        label="Plaats", max_length=200, required=False, help_text="Bijvoorbeeld een hoofdstuk of een bladzijde."
    )

    class Meta:
        label = "Bron"
        icon = "openquote"
        description = "Zegt waar een feit vandaan komt."
        template = "pages/blocks/source.html"
        preview_template = PREVIEW
        preview_value = {"title": "Werken naar vermogen", "publisher": "SER", "year": "2023", "place": "hoofdstuk 2"}


class FactsBlock(blocks.ListBlock):
    """Figures that stand apart, each with its year and source. They change here as soon as the fact changes."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            SnippetChooserBlock(
                "pages.Fact", label="Feit", help_text="Staat het er niet bij? Maak het bij Bouwstenen."
            ),
            **kwargs,
        )

    def get_preview_value(self) -> Any:
        """Some fact that is there."""
        facts = self.child_block.model_class.objects.live()[:1]
        return self.to_python([fact.pk for fact in facts])

    class Meta:
        label = "Feiten"
        icon = "pick"
        description = "Een of meer cijfers, groot in beeld. Verandert een feit, dan verandert het hier ook."
        template = "pages/blocks/facts.html"
        preview_template = PREVIEW


class ContactBlock(blocks.StaticBlock):
    """The contact details of the region, as they stand in the settings."""

    class Meta:
        label = "Contactgegevens"
        icon = "mail"
        admin_text = "Hier staan de contactgegevens. Je past ze aan bij Instellingen, Menu’s en contact."
        description = "Naam, telefoon en mail van jullie regio."
        template = "pages/blocks/contact.html"
        preview_template = PREVIEW
        preview_value = None


class BodyBlock(blocks.StreamBlock):
    """Everything that can stand in a text page."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock(features=TEXT_FEATURES)
    callout = CalloutBlock()
    steps = StepsBlock()
    image = PhotoBlock()
    cards = CardsBlock()
    facts = FactsBlock()
    source = SourceBlock()
    contact = ContactBlock()
