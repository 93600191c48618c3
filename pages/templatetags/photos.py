"""How is a photo on a page shown? In as many sizes as it has pixels for, so that a phone fetches a small one."""

from typing import Any

from django import template
from wagtail.images.models import ResponsiveImage
from wagtail.images.shortcuts import get_renditions_or_not_found

register = template.Library()

WIDTHS = (1200, 800, 400)
"""In pixels, the widest first: that one says how much room the page keeps."""
SHOWN = "(min-width: 56rem) 52rem, 94vw"
"""How wide it is shown: the column of text, or nearly the whole screen."""


@register.simple_tag
def photo(image: Any) -> ResponsiveImage | str:
    """The image of a block with its description. Nothing is blown up, so a small photo comes in fewer sizes."""
    if not image:
        return ""
    found = get_renditions_or_not_found(image, [f"width-{width}|format-webp" for width in WIDTHS])
    by_width = {str(rendition.width): rendition for rendition in found.values()}
    attributes = {"alt": image.contextual_alt_text, "loading": "lazy"}
    return ResponsiveImage(by_width, attributes | ({"sizes": SHOWN} if len(by_width) > 1 else {}))
