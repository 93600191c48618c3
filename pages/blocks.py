"""What can stand in a page? The building blocks that an editor chooses from, with a preview of each."""

from typing import Any

from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.models import Page

TEXT_FEATURES = ["bold", "italic", "link", "ol", "ul"]
PREVIEW = "pages/block_preview.html"


class HeadingBlock(blocks.StructBlock):
    """A heading. The title of the page is the only h1."""

    text = blocks.CharBlock(label="Tekst", max_length=120)
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


class ParagraphBlock(blocks.RichTextBlock):
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
    text = blocks.RichTextBlock(label="Tekst", features=["bold", "italic", "link"])

    class Meta:
        label = "Let op"
        icon = "warning"
        description = "Een blok dat opvalt. Gebruik er hooguit één per pagina."
        template = "pages/blocks/callout.html"
        preview_template = PREVIEW
        preview_value = {"title": "Goed om te weten", "text": "<p>Regels veranderen. Vraag hoe het nu is.</p>"}


class CardBlock(blocks.StructBlock):
    """A link to a page with what one finds there."""

    title = blocks.CharBlock(label="Titel", max_length=80)
    text = blocks.CharBlock(label="Tekst", max_length=250)
    page = blocks.PageChooserBlock(label="Pagina")

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
        super().__init__(blocks.RichTextBlock(label="Stap", features=["bold", "italic", "link"]), **kwargs)

    class Meta:
        label = "Stappen met nummers"
        icon = "list-ol"
        description = "Voor iets wat je na elkaar doet."
        template = "pages/blocks/steps.html"
        preview_template = PREVIEW
        preview_value = ["<p>Vraag welk werk blijft liggen.</p>", "<p>Schrijf elke taak op.</p>"]


class SourceBlock(blocks.StructBlock):
    """Where a fact comes from."""

    title = blocks.CharBlock(label="Titel", max_length=200)
    publisher = blocks.CharBlock(label="Uitgever", max_length=200)
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
    image = ImageBlock(
        label="Foto",
        icon="image",
        template="pages/blocks/image.html",
        preview_template="pages/image_preview.html",
        help_text="Beschrijf wat er te zien is, of geef aan dat de foto alleen versiering is.",
    )
    cards = CardsBlock()
    source = SourceBlock()
    contact = ContactBlock()
