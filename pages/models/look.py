"""The setting with the colours and the letter of a site; what cannot be read well is refused."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import PreviewableMixin

from pages.look.colours import COLOUR, is_colour
from pages.look.palette import COLOURS, STANDARD_LETTER, Measured, Palette, measured, nearest_that_works, too_weak

LETTERS = [(STANDARD_LETTER, "De gewone letter van de computer"), ("verdana", "Verdana"), ("georgia", "Georgia")]
HELP = (
    "Kies de kleuren van jullie huisstijl. Bij het bewaren kijkt de site of alles goed te lezen is (WCAG 2.2, niveau "
    "AA). Kan dat niet, dan staat erbij welke kleur wel kan. In het voorbeeld rechts zie je hoe het wordt."
)
PICKER = forms.TextInput(attrs={"type": "color"})


def _colour(name: str, default: str, help_text: str) -> models.CharField:
    valid = RegexValidator(f"^{COLOUR.pattern}$", "Een kleur is een # met zes tekens, zoals #14503a.")
    return models.CharField(name, max_length=7, default=default, validators=[valid], help_text=help_text)


class LookForm(WagtailAdminModelForm):
    """Refuses nothing while somebody is trying out: the preview shows what cannot be read."""

    def defer_required_fields(self) -> None:
        # What Wagtail calls for a preview.
        super().defer_required_fields()
        self.instance.is_tried = True


@register_setting(icon="pick")
class Look(PreviewableMixin, BaseSiteSetting):
    """The look of one site. A site without one has the colours of scan.css."""

    primary = _colour("hoofdkleur", Palette.primary, "Knoppen, links, balken en de onderkant van elke pagina.")
    on_primary = _colour("letters op de hoofdkleur", Palette.on_primary, "Meestal wit.")
    primary_subtle = _colour("zachte achtergrond", Palette.primary_subtle, "Achter blokken tekst.")
    accent = _colour("warme achtergrond", Palette.accent, "Bovenaan de startpagina en achter het resultaat.")
    accent_strong = _colour("sterke warme kleur", Palette.accent_strong, "In tekeningen en bij nummers.")
    highlight = _colour("opvallende kleur", Palette.highlight, "Om wat je met het toetsenbord kiest, en in tekeningen.")
    calm = _colour("koele achtergrond", Palette.calm, "Achter rustige stukken, en in tekeningen.")
    letter = models.CharField("letter", max_length=20, choices=LETTERS, blank=True, default=STANDARD_LETTER)

    panels = [
        HelpPanel(content=f"<p>{HELP}</p>"),
        MultiFieldPanel([FieldPanel(name, widget=PICKER) for name in COLOURS], heading="Kleuren"),
        FieldPanel("letter"),
    ]
    base_form_class = LookForm
    preview_template = "pages/look_preview.html"
    is_tried = False

    class Meta:
        verbose_name = "kleuren en letter"
        verbose_name_plural = "kleuren en letter"

    @property
    def palette(self) -> Palette:
        """The colours, as they are measured and put in a stylesheet."""
        return Palette(letter=self.letter, **{name: getattr(self, name) for name in COLOURS})

    def clean(self) -> None:
        """Raises ValidationError, at each colour that makes something hard to read."""
        super().clean()
        if self.is_tried or not all(is_colour(getattr(self, name)) for name in COLOURS):
            # What is no colour is said at its field already, and cannot be measured.
            return
        weak: dict[str, list[Measured]] = {}
        for one in too_weak(self.palette):
            weak.setdefault(one.pair.field, []).append(one)
        if weak:
            raise ValidationError({field: _complaint(self.palette, field, found) for field, found in weak.items()})

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return self.preview_template

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Adds every pair of colours with its contrast, and the address of a stylesheet with what was typed."""
        colours = {name: getattr(self, name) for name in COLOURS} | {"letter": self.letter}
        return {
            **super().get_preview_context(request, mode_name),
            "measured": measured(self.palette),
            "colours": colours,
        }


def _complaint(palette: Palette, field: str, weak: list[Measured]) -> list[str]:
    """The first place where it cannot be read, how many more there are, and a colour that works."""
    first, *more = weak
    found, least = (f"{number:.1f}".replace(".", ",") for number in (first.contrast, first.pair.least))
    sentences = [f"{first.pair.what} is niet goed te zien: het contrast is {found} en moet minstens {least} zijn."]
    if more:
        places = "1 andere plek" if len(more) == 1 else f"{len(more)} andere plekken"
        sentences.append(f"Dat is ook zo op {places}. Je ziet ze in het voorbeeld.")
    better = nearest_that_works(palette, field)
    return [*sentences, f"Een kleur die wel kan, is {better}."] if better else sentences
