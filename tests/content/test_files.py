"""Do errors in the files name the file and the key, and do the texts keep to what readers were promised?"""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scan.content import ContentError, read_document, read_instrument
from scan.content.files import FOLDER
from scan.content.texts import step_text
from scan.core.instrument import Instrument
from scan.core.parts import StepText, TopicText

Change = Callable[[Path], Any]
STEP = "steps/ambassadeur.md"
TOPIC = "topics/zelfredzaam.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the starting instrument, to break."""
    return Path(shutil.copytree(FOLDER, tmp_path / "content", ignore=shutil.ignore_patterns("*.py", "__pycache__")))


def swap(name: str, old: str, new: str) -> Change:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text, f"{old!r} stands in {name} no longer: mend this test"
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def write(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(text, encoding="utf-8")


def add(name: str, text: str) -> Change:
    return lambda folder: (folder / name).write_text(
        (folder / name).read_text(encoding="utf-8") + text, encoding="utf-8"
    )


ERRORS: dict[str, tuple[Change, str]] = {
    "unknown key of a question": (
        swap("instrument.yaml", "key: att-past, scale:", "key: att-past, colour: red, scale:"),
        r"instrument\.yaml: sections\.opbrengsten\.questions\.att-past\.colour: ",
    ),
    "unknown key at the top": (add("rules.yaml", "\nextra: 1\n"), r"\.yaml: extra: "),
    "missing key": (
        swap("rules.yaml", 'title: "Nog te ontdekken", ', ""),
        r"rules\.yaml: levels\.begin\.title: ",
    ),
    "wrong type": (swap("rules.yaml", "from: 40", "from: veertig"), r"rules\.yaml: levels\.ontwikkeling\.from: "),
    "missing part": (swap("rules.yaml", "\nlevels:", "\nlevel:"), r"rules\.yaml: levels: "),
    "scale that is not there": (
        swap("instrument.yaml", "key: att-past, scale: attitude", "key: att-past, scale: houding"),
        r"instrument\.yaml: sections\.opbrengsten\.questions\.att-past\.scale: De schaal ‘houding’ is er niet",
    ),
    "target that is not there": (
        swap("rules.yaml", "targets: [attitude, intentie]", "targets: [attitude, houding]"),
        r"rules\.yaml: steps\.waarom-gesprek\.targets: De schaal ‘houding’ is er niet",
    ),
    "condition on nothing": (
        swap("rules.yaml", "{raw: zorg-productie, at_least: 3}", "{raw: zorg-geld, at_least: 3}"),
        r"rules\.yaml: steps\.feiten-en-beelden\.when\.0\.0: De vraag met een antwoordschaal ‘zorg-geld’ is er niet",
    ),
    "condition with a wrong test": (
        swap("rules.yaml", "{scale: attitude, below: 60}", "{scale: attitude, onder: 60}"),
        r"rules\.yaml: steps\.waarom-gesprek\.when\.0\.0",
    ),
    "source that is not there": (
        swap(STEP, "Bron: beso", "Bron: krant"),
        r"steps/ambassadeur\.md: references: De bron ‘krant’ is er niet",
    ),
    "missing text of a step": (lambda f: (f / STEP).unlink(), r"steps/ambassadeur\.md: is missing"),
    "missing text of a topic": (lambda f: (f / TOPIC).unlink(), r"topics/zelfredzaam\.md: is missing"),
    "stray text": (write("steps/oude-stap.md", "Tekst."), r"steps/oude-stap\.md: no step has this key"),
    "stray topic": (write("topics/oud.md", "Tekst."), r"topics/oud\.md: no topic has this key"),
    "unknown heading": (swap(STEP, "## Zo begin je", "## Zo start je"), r"steps/ambassadeur\.md: .*'Zo start je'"),
    "missing heading": (swap(TOPIC, "## Openingsvragen\n", ""), r"topics/zelfredzaam\.md: .*'Openingsvragen'"),
    "the same heading twice": (
        add(STEP, "\n## Zo begin je\n\n1. Bel iemand.\n2. Bel nog iemand.\n"),
        r"steps/ambassadeur\.md: heading 'Zo begin je' stands here twice",
    ),
    "nothing under a heading": (
        lambda f: (f / TOPIC).write_text("Uitleg.\n\n## Openingsvragen\n"),
        r"topics/zelfredzaam\.md: nothing stands under heading 'Openingsvragen'",
    ),
    "no text above the headings": (
        write(STEP, "## Waarom dit werkt\n\nA.\n\n## Zo begin je\n\n1. B.\n2. C.\n"),
        r"steps/ambassadeur\.md: no text before",
    ),
    "text in a list": (
        write(STEP, "A.\n\n## Waarom dit werkt\n\nA.\n\n## Zo begin je\n\nEerst dit.\n1. B.\n2. C.\n"),
        r"steps/ambassadeur\.md: 'Eerst dit\.' is not part of a list",
    ),
    "one action": (
        write(STEP, "A.\n\n## Waarom dit werkt\n\nA.\n\n## Zo begin je\n\n1. B.\n"),
        r"steps/ambassadeur\.md: actions: ",
    ),
    "five actions": (
        write(STEP, "A.\n\n## Waarom dit werkt\n\nA.\n\n## Zo begin je\n\n1. B.\n2. C.\n3. D.\n4. E.\n5. F.\n"),
        r"steps/ambassadeur\.md: actions: ",
    ),
    "text that is not UTF-8": (lambda f: (f / STEP).write_bytes(b"\xff\xfe"), r"steps/ambassadeur\.md: "),
    "broken YAML": (add("rules.yaml", "\nlevels: [\n"), r"rules\.yaml: .*line \d+"),
    "YAML that is a list": (write("rules.yaml", "- a\n"), r"rules\.yaml: is not a mapping of keys"),
    "empty YAML": (write("instrument.yaml", ""), r"instrument\.yaml: is not a mapping of keys"),
    "missing YAML": (lambda f: (f / "rules.yaml").unlink(), r"rules\.yaml: .*No such file"),
    "a key in both files": (
        add("rules.yaml", "\nroles: []\n"),
        r"rules\.yaml: roles: stands in instrument\.yaml as well",
    ),
    "a key twice in one file": (add("rules.yaml", "\nschemes: []\n"), r"rules\.yaml: .*'schemes' stands here twice"),
    "a key twice in one question": (
        swap("instrument.yaml", "key: att-past, scale:", "key: att-past, key: att-oud, scale:"),
        r"instrument\.yaml: .*'key' stands here twice",
    ),
    "a key that is a list": (
        swap("rules.yaml", "{key: waarom-gesprek,", "{key: [a, b],"),
        r"rules\.yaml|steps/waarom-gesprek",
    ),
}


@pytest.mark.parametrize(("change", "message"), ERRORS.values(), ids=ERRORS)
def test_an_error_names_the_file_and_the_key(change: Change, message: str, folder: Path):
    change(folder)
    with pytest.raises(ContentError, match=message) as caught:
        read_instrument(folder)
    assert all(re.match(r"[\w/-]+\.(yaml|md): ", line) for line in str(caught.value).splitlines())


def test_all_problems_are_told_at_once(folder: Path):
    swap("rules.yaml", "targets: [attitude, intentie]", "targets: [houding]")(folder)
    swap("rules.yaml", "{raw: zorg-productie, at_least: 3}", "{raw: zorg-geld, at_least: 3}")(folder)
    with pytest.raises(ContentError) as caught:
        read_instrument(folder)
    assert len(str(caught.value).splitlines()) == 2


def test_a_copy_of_the_files_gives_the_same_document(folder: Path):
    assert read_document(folder) == read_document()


def test_no_key_of_the_files_is_lost(instrument: Instrument):
    """The files hold what the sources of the rules hold: 50 steps, 15 topics, in the order of the file."""
    rules = yaml.safe_load((FOLDER / "rules.yaml").read_text(encoding="utf-8"))
    assert [step.key for step in instrument.steps] == [step["key"] for step in rules["steps"]]
    assert [topic.key for topic in instrument.topics] == [topic["key"] for topic in rules["topics"]]
    assert (len(instrument.steps), len(instrument.topics)) == (50, 15)


def test_a_text_is_read_in_its_parts():
    markdown = (
        "Wat het is,\nop twee regels.\n\nTweede alinea.\n\n## Waarom dit werkt\n\nDaarom.\n\n"
        "Bron: ser, hoofdstuk 2, p. 3\nBron: mkb\n\n## Zo begin je\n\n1. Bel\n   iemand.\n2. Ga langs.\n"
    )
    assert step_text(markdown) == {
        "what": ["Wat het is, op twee regels.", "Tweede alinea."],
        "why": ["Daarom."],
        "actions": ["Bel iemand.", "Ga langs."],
        "references": [{"source": "ser", "place": "hoofdstuk 2, p. 3"}, {"source": "mkb", "place": ""}],
    }


# --- The texts themselves

TEXTS: dict[str, tuple[StepText | TopicText, str]] = {
    **{f"steps/{step.key}": (step.text, step.kern) for step in read_instrument().steps},
    **{f"topics/{topic.key}": (topic.text, topic.kern) for topic in read_instrument().topics},
}
every_text = pytest.mark.parametrize(("text", "kern"), TEXTS.values(), ids=TEXTS)


def paragraphs(text: StepText | TopicText) -> list[str]:
    if isinstance(text, StepText):
        return [*text.what, *text.why, *text.actions]
    return [*text.explanation, *text.questions]


def words(text: str) -> list[str]:
    return re.findall(r"[\w’'%-]+", text.lower())


def sentences(text: StepText | TopicText) -> Iterator[str]:
    for paragraph in paragraphs(text):
        yield from (part for part in re.split(r"(?<=[.?!:])[”’\"]?\s+", paragraph) if part.strip())


@every_text
def test_a_text_is_short_and_has_two_to_four_things_to_do_or_ask(text: StepText | TopicText, kern: str):
    listed = text.actions if isinstance(text, StepText) else text.questions
    assert 2 <= len(listed) <= 4
    if isinstance(text, StepText):
        assert sum(len(words(paragraph)) for paragraph in paragraphs(text)) <= 120
    else:
        assert all(question.endswith("?") for question in text.questions)


@every_text
def test_the_note_for_editors_stands_in_no_text(text: StepText | TopicText, kern: str):
    there = " ".join(word for paragraph in paragraphs(text) for word in words(paragraph))
    own = words(kern)
    runs = [" ".join(own[start : start + 6]) for start in range(max(1, len(own) - 5))]
    assert kern
    assert not [run for run in runs if f" {run} " in f" {there} "]


@every_text
def test_a_figure_has_its_year_in_the_same_paragraph(text: StepText | TopicText, kern: str):
    for paragraph in paragraphs(text):
        if re.search(r"\d\s?%|procent", paragraph):
            assert re.search(r"\b(19|20)\d\d\b", paragraph), paragraph


@every_text
def test_sentences_are_short(text: StepText | TopicText, kern: str):
    lengths = [len(words(sentence)) for sentence in sentences(text)]
    assert max(lengths) <= 25
    assert sum(length > 20 for length in lengths) * 10 <= len(lengths)


def test_employers_never_read_of_a_target_group(instrument: Instrument):
    read = [paragraph for text, _ in TEXTS.values() for paragraph in paragraphs(text)]
    read += [f"{step.title}" for step in instrument.steps] + [f"{s.title} {s.meaning}" for s in instrument.stages]
    read += [f"{q.text} {q.help}" for q in instrument.questions.values()]
    read += [o.label for options in instrument.options.values() for o in options]
    read += [f"{s.title} {s.explanation}" for s in instrument.scales.values()]
    assert not [text for text in read if "doelgroep" in text.lower()]


@every_text
def test_no_placeholder_and_no_markup_stands_in_a_text(text: StepText | TopicText, kern: str):
    for paragraph in paragraphs(text):
        assert not re.search(r"\b(todo|tbd|lorem|xxx)\b|[<>*_#\[\]]|\.\.\.$", paragraph, re.IGNORECASE), paragraph
        assert paragraph[0].isupper() or not paragraph[0].isalpha(), paragraph
        assert paragraph[-1] in ".?!:”’)", paragraph
