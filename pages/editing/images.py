"""What does a photo need before a page can show it? A description, which is what a screen reader says by default."""

from typing import Any

from wagtail.images.forms import BaseImageForm

HELP = (
    "Zeg in één zin wat er te zien is. Een schermlezer leest dit voor. Bij elke plek op een pagina kun je er iets "
    "anders van maken, of kiezen dat de foto daar alleen versiering is."
)


class DescribedImageForm(BaseImageForm):
    """Wagtail's form for a photo. Without a description the name of the file would be read aloud."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["description"].required = True
        self.fields["description"].help_text = HELP
