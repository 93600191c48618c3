"""Every block that can stand in a page, with something in it."""

import io
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image as Picture
from wagtail.images import get_image_model

from pages.blocks import BodyBlock


def every_block() -> list[tuple[str, Any]]:
    """A body with the example of each block, as the editors see it."""
    body = BodyBlock()
    image = {"image": make_image().pk, "alt_text": "Een collega stapelt dozen.", "decorative": False}
    examples = {"image": body.child_blocks["image"].to_python(image)}
    return [
        (name, examples[name] if name in examples else block.get_preview_value())
        for name, block in body.child_blocks.items()
    ]


def make_image() -> Any:
    content = io.BytesIO()
    Picture.new("RGB", (800, 400), "teal").save(content, "PNG")
    return get_image_model().objects.create(title="Foto", file=ImageFile(content, "foto.png"))
