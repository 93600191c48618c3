"""Which fields about a page itself does an editor see: its address, and its words in search results?"""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

PROMOTE: list[Panel] = [
    MultiFieldPanel(
        [
            FieldPanel("slug", heading="Adres"),
            FieldPanel("seo_title", heading="Titel in zoekmachines"),
            FieldPanel(
                "search_description", heading="Beschrijving", help_text="Eén of twee zinnen voor wie deze pagina zoekt."
            ),
        ],
        heading="Vindbaarheid",
    )
]
