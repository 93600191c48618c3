"""The setting that holds the region's name and logo, its contact details and the menus of the site."""

from django.db import models
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string


class MenuItemBlock(blocks.StructBlock):
    """A link to a page, under the page's own title or a shorter one."""

    page = blocks.PageChooserBlock(label="Pagina", help_text="Staat die niet online? Dan laat de site de link weg.")
    label = blocks.CharBlock(
        label="Tekst", max_length=40, required=False, help_text="Leeg laten voor de titel van de pagina."
    )

    class Meta:
        label = "Link"
        icon = "link"


class FooterMenuBlock(blocks.StructBlock):
    """A column at the bottom of every page."""

    title = blocks.CharBlock(label="Kop", max_length=40, help_text="Een of twee woorden boven de links.")
    items = blocks.ListBlock(MenuItemBlock(), label="Links", help_text="Van boven naar beneden, zoals ze hier staan.")

    class Meta:
        label = "Kolom"
        icon = "list-ul"


@register_setting(icon="list-ul")
class MenusAndContact(BaseSiteSetting):
    """What stands around every page. Empty parts are left out."""

    region_name = models.CharField("naam van de regio", max_length=60, blank=True, help_text="Staat onder het logo.")
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name="logo van de regio",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=(
            "Staat boven elke pagina naast de naam van de regio, en in de PDF. Gebruik een PNG met een witte of "
            "doorzichtige achtergrond. Een schermlezer leest de naam van de regio voor."
        ),
    )
    contact_name = models.CharField("naam", max_length=120, blank=True)
    contact_phone = models.CharField("telefoon", max_length=40, blank=True)
    contact_email = models.EmailField("e-mailadres", blank=True)
    contact_hours = models.CharField(
        "wanneer bereikbaar",
        max_length=120,
        blank=True,
        help_text="Bijvoorbeeld: maandag tot en met vrijdag, 9.00 tot 17.00 uur.",
    )
    main_menu = StreamField([("item", MenuItemBlock())], verbose_name="links", max_num=6, blank=True)
    footer_menus = StreamField([("column", FooterMenuBlock())], verbose_name="kolommen", max_num=2, blank=True)

    panels = [
        FieldPanel("region_name"),
        FieldPanel("logo"),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldPanel("contact_phone"),
                FieldPanel("contact_email"),
                FieldPanel("contact_hours"),
            ],
            heading="Contact",
            help_text="Staat onderaan elke pagina en op de pagina Contact.",
        ),
        MultiFieldPanel([FieldPanel("main_menu")], heading="Hoofdmenu"),
        MultiFieldPanel([FieldPanel("footer_menus")], heading="Onderaan elke pagina"),
    ]

    class Meta:
        verbose_name = "menu's en contact"
        verbose_name_plural = "menu's en contact"
