"""An editor's form takes every row in, and gives it back as it was."""

import pytest
from django.http import QueryDict

from scan.models.working import KINDS, Row
from scan.models.working.copy import replace_working_copy, working_document
from scan.content import read_document
from tests.authoring.posting import form_class_of, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def working(db: None) -> None:
    replace_working_copy(read_document())


def query(data: dict[str, object]) -> QueryDict:
    """The data as it arrives from a browser."""
    arrived = QueryDict(mutable=True)
    for name, value in data.items():
        arrived.setlist(name, value if isinstance(value, list) else [str(value)])
    return arrived


def test_saving_the_form_of_any_row_unchanged_changes_nothing(working: None):
    before = working_document()
    for kind in KINDS:
        for row in kind.objects.all():
            form = form_class_of(kind)(query(posted(row)), instance=row)
            assert form.is_valid(), (row, form.errors.as_json())
            form.save()
    assert working_document() == before
