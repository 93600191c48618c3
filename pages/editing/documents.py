"""Is a document that somebody uploads really a PDF?"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

# Where a PDF says that it is one; programs look no further than this.
_BEGINNING = 1024
NO_PDF = "Dit is geen pdf. Sla het bestand op als pdf en probeer het nog een keer."


class RealPdfForm(BaseDocumentForm):
    """Wagtail's form for a document, which looks into the file and not only at the end of its name."""

    def clean_file(self) -> Any:
        """The file, as it was, or refused when it is another kind under this name."""
        file = self.cleaned_data.get("file")
        if isinstance(file, UploadedFile):
            beginning = file.read(_BEGINNING)
            file.seek(0)
            if b"%PDF-" not in beginning:
                raise ValidationError(NO_PDF, code="no_pdf")
        return file
