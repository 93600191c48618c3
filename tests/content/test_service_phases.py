"""The six phases for account managers: all there, checked, and the same principles as on their pages."""

from pathlib import Path

import frontmatter
import pytest
from django.conf import settings

from scan.content import ContentError
from scan.content.files import FOLDER
from scan.content.service_phases import FILE, read_service_phases, service_phases
from scan.core.instrument import Instrument
from scan.core.readability import readability

PAGES = sorted((settings.BASE_DIR / "pages" / "content" / "accountmanagers").glob("fase-*.md"))


def test_there_are_six_each_with_something_to_bring_and_a_known_source(instrument: Instrument):
    sources = {source.key for source in instrument.sources}
    assert [phase.number for phase in service_phases()] == [1, 2, 3, 4, 5, 6]
    for phase in service_phases():
        assert {one.source for one in phase.references} <= sources
        assert "handreiking" in {one.source for one in phase.references}
        assert all(one.place for one in phase.references)


def test_the_texts_are_easy_to_read():
    for phase in service_phases():
        found = readability(phase.title, phase.principle, *phase.bring)
        assert found.longest <= 25
        assert found.flesch_douma is None or found.flesch_douma >= 60, phase.title


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_the_principle_is_that_of_the_page_about_the_phase(page: Path):
    about = frontmatter.loads(page.read_text(encoding="utf-8"))
    assert service_phases()[int(about["key"]) - 1].principle == about["principle"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("number: 2", "number: 7", r"service_phases\.yaml: 1\.number: "),
        ("number: 2", "number: 1", r"service_phases\.yaml: number: the phases are not 1 to 6"),
        ('principle: "Leer', 'motto: "Leer', r"service_phases\.yaml: 5\.principle: "),
        ("- number: 1", "- number: [", r"service_phases\.yaml: "),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_place(tmp_path: Path, old: str, new: str, said: str):
    text = (FOLDER / FILE).read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / FILE
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError, match=said):
        read_service_phases(broken)
