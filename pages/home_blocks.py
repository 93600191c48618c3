"""What is the home page made of? Its points, steps and cards; the drawings themselves stand in templates."""

from wagtail import blocks

DRAWINGS = {"warehouse": "Opslag", "school": "School", "guidance": "Begeleiding"}


class PointBlock(blocks.StructBlock):
    """Something that somebody gets from the scan."""

    strong = blocks.CharBlock(label="Eerst, in vette letters", max_length=80)
    text = blocks.CharBlock(label="Daarna", max_length=200)

    class Meta:
        label = "Punt"
        icon = "check"


class HowStepBlock(blocks.StructBlock):
    """One of the steps from starting to talking about it."""

    title = blocks.CharBlock(label="Titel", max_length=80)
    text = blocks.CharBlock(label="Tekst", max_length=200)

    class Meta:
        label = "Stap"
        icon = "list-ol"


class HomeCardBlock(blocks.StructBlock):
    """A link to a page, with a drawing."""

    title = blocks.CharBlock(label="Titel", max_length=80)
    text = blocks.CharBlock(label="Tekst", max_length=250)
    meta = blocks.CharBlock(label="Onderwerp", max_length=60)
    page = blocks.PageChooserBlock(label="Pagina")
    drawing = blocks.ChoiceBlock(label="Tekening", choices=list(DRAWINGS.items()), default="warehouse")

    class Meta:
        label = "Kaart"
        icon = "link"
