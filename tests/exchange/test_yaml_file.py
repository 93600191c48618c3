"""Is a bad YAML file refused whole, with every line and reason?"""

from collections.abc import Callable

import pytest

from scan.core.document import document_of
from scan.core.instrument import Instrument
from scan.exchange import RefusedFile
from scan.exchange.yaml_file import LARGEST_FILE, document_from_yaml, yaml_of
from tests.core.little import little, stage, step


@pytest.fixture(scope="module")
def text() -> str:
    made = little(
        stages=[stage("up", [[{"dimension": "willen", "at_least": 50}]])], steps=[step("weak")], schemes=["fonds"]
    )
    return yaml_of(document_of(made))


def refused(content: str | bytes) -> list[str]:
    with pytest.raises(RefusedFile) as caught:
        document_from_yaml(content if isinstance(content, bytes) else content.encode())
    return [finding.sentence for finding in caught.value.findings]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def swap(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text, f"{old!r} stands in the file no longer: mend this test"
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("change", "place", "reason"),
    [
        (swap("effort: 1", "effort: 9"), "steps.weak.effort", "een getal van 3 of lager"),
        (swap("effort: 1", "effort: veel"), "steps.weak.effort", "een geheel getal"),
        (swap("title: Stap weak", "title: 2025"), "steps.weak.title", "tekst"),
        (swap("title: Stap weak", "title: 2025-01-01"), "steps.weak.title", "aanhalingstekens"),
        (swap("title: Stap weak", "title: yes"), "steps.weak.title", "waar of onwaar"),
        (swap("effort: 1", "effort: 1:30"), "steps.weak.effort", "een ander getal"),
        (swap("effort: 1", "effort: 01"), "steps.weak.effort", "een ander getal"),
        (swap("phase: start", "phase: einde"), "steps.weak.phase", "‘einde’ is er niet"),
        (swap("phase: start", "fase: start"), "steps.weak.fase", "kennen we hier niet"),
        (swap("    impact: 1\n", ""), "steps.weak", "‘impact’ ontbreekt"),
        (swap("effort: 1", "effort: 1\n    effort: 2"), "steps.weak.effort", "twee keer"),
        (
            swap("{dimension: willen, at_least: 50}", "{dimension: willen}"),
            "stages.up.when",
            "een onderwerp en een toets",
        ),
        (
            swap("{dimension: willen, at_least: 50}", "{dimension: willen, in: [a]}"),
            "stages.up.when",
            "past de toets ‘in’ niet",
        ),
        (swap("{dimension: willen, at_least: 50}", "{scale: weg, at_least: 50}"), "stages.up.when", "‘weg’"),
        (swap("title: Stap weak", 'title: "a\\x07"'), "steps.weak.title", "U+0007"),
        (swap("title: Stap weak", 'title: "\\ud800"'), "steps.weak.title", "U+D800"),
        (swap("schemes: [fonds]", "schemes: [fonds, fonds]"), "schemes", "fonds"),
    ],
)
def test_a_mistake_is_told_with_its_place(text: str, change: Callable[[str], str], place: str, reason: str):
    found = refused(change(text))
    assert [one for one in found if one.startswith("Regel ") and place in one and reason in one], found


def test_the_line_is_the_line_of_the_mistake(text: str):
    changed = text.replace("effort: 1", "effort: 9")
    assert refused(changed)[0].startswith(f"Regel {line_of(changed, 'effort: 9')}, ")


def test_every_mistake_is_told(text: str):
    changed = (
        text.replace("effort: 1", "effort: 9").replace("title: Laag", "title: 1").replace("minutes: 1", "minutes: x")
    )
    assert len(refused(changed)) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a: [", "geen goede YAML"),
        ("a: &x 1\nb: *x", "Verwijzingen"),
        ("a: 1\n---\nb: 2", "meer dan één document"),
        ("- 1", "niet de vorm"),
        ("", "niet de vorm"),
        ("a: \x01", "onleesbaar teken"),
        (b"a: \xff", "UTF-8"),
        ("[" * 5000, ""),
        ("<<: {a: 1}", "sleutel"),
        ("1: a", "Een sleutel is altijd tekst"),
        ("a: !!python/object:os.system x", "geen tekst of getal"),
        ("#" * (LARGEST_FILE + 1), "te groot"),
    ],
)
def test_what_is_no_file_of_ours_is_refused(content: str | bytes, reason: str):
    found = refused(content)
    assert len(found) == 1
    assert reason in found[0]


def test_comments_and_another_order_do_not_matter(instrument: Instrument):
    document = document_of(instrument)
    text = "# Met opmerkingen\n" + yaml_of(dict(reversed(document.items())))
    assert yaml_of(document_from_yaml(text.encode())) == yaml_of(document)
