"""What is the home page made of? Its points, steps and cards; the drawings themselves stand in templates."""

from wagtail import blocks

DRAWINGS = {"warehouse": "Opslag", "school": "School", "guidance": "Begeleiding"}


class PointBlock(blocks.StructBlock):
    """Something that somebody gets from the scan."""

    strong = blocks.CharBlock(label="Eerst, in vette letters", max_length=80, help_text="Een paar woorden.")
    text = blocks.CharBlock(label="Daarna", max_length=200, help_text="De rest van de zin.")

    class Meta:
        label = "Punt"
        icon = "check"


class HowStepBlock(blocks.StructBlock):
    """One of the steps from starting to talking about it."""

    title = blocks.CharBlock(label="Titel", max_length=80, help_text="Wat iemand dan doet.")
    text = blocks.CharBlock(label="Tekst", max_length=200, help_text="Eén of twee korte zinnen.")

    class Meta:
        label = "Stap"
        icon = "list-ol"


class HomeCardBlock(blocks.StructBlock):
    """A link to a page, with a drawing."""

    title = blocks.CharBlock(label="Titel", max_length=80, help_text="Dit wordt de link.")
    text = blocks.CharBlock(label="Tekst", max_length=250, help_text="Zeg wat je daar vindt.")
    meta = blocks.CharBlock(label="Onderwerp", max_length=60, help_text="Staat klein onder de tekst.")
    page = blocks.PageChooserBlock(label="Pagina", help_text="Staat die niet online? Dan laat de site de kaart weg.")
    drawing = blocks.ChoiceBlock(
        label="Tekening",
        choices=list(DRAWINGS.items()),
        default="warehouse",
        help_text="Versiering: een schermlezer slaat de tekening over.",
    )

    class Meta:
        label = "Kaart"
        icon = "link"
