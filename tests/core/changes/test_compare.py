"""Is every change between two instruments told, and nothing that did not change?"""

import copy
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scan.content import read_document
from scan.core.changes import Change, changes
from scan.core.changes.catalogue import things
from scan.core.changes.fields import FIELDS
from scan.core.changes.words import NOUNS
from scan.core.instrument import Instrument, InstrumentError, instrument_from
from tests.core.changes.rich import Document, Edit, edited, question, rich
from tests.strategies import CALM

OLD = edited()


def told(*edits: Edit) -> list[Change]:
    return changes(OLD, edited(*edits))


def one(edit: Edit) -> Change:
    """The only change that an edit makes."""
    [change] = told(edit)
    return change


def move(things: list[Any], place: int, to: int) -> None:
    things.insert(to, things.pop(place))


CHANGED: dict[str, tuple[Edit, str]] = {
    "a number": (
        lambda d: d["instrument"].update(minutes=20),
        "Bij het instrument is het aantal minuten nu 20. Dat was 1.",
    ),
    "a title": (lambda d: d["roles"][0].update(title="Leider"), "De rol ‘Baas’ heet nu ‘Leider’."),
    "a choice from words": (
        lambda d: d["steps"][0].update(effort=3),
        "Bij de stap ‘Stap first’ is de moeite nu ‘groot’. Dat was ‘klein’.",
    ),
    "a reference": (
        lambda d: d["steps"][0].update(phase="later"),
        "Bij de stap ‘Stap first’ is de fase nu ‘Later’. Dat was ‘Start’.",
    ),
    "a list of references": (
        lambda d: d["steps"][0].update(targets=["a", "d"]),
        (
            "Bij de stap ‘Stap first’ zijn de schalen waar de stap aan werkt nu ‘Schaal a’ en ‘Schaal d’. "
            "Dat waren ‘Schaal a’."
        ),
    ),
    "a list of references that became empty": (
        lambda d: d["steps"][0].update(schemes=[]),
        "Bij de stap ‘Stap first’ zijn de regelingen weg. Dat waren ‘jobcoach’.",
    ),
    "who gets a question": (
        lambda d: question(d, "asked").update(asked_of=None),
        "Bij de vraag ‘Vraag asked?’ zijn de rollen die de vraag krijgen nu alle rollen. Dat waren ‘Baas’ en ‘Chef’.",
    ),
    "a flag that is set": (
        lambda d: question(d, "a1").update(short=True),
        "De vraag ‘Vraag a1?’ hoort nu bij de korte versie.",
    ),
    "a flag that is taken away": (
        lambda d: question(d, "asked").update(short=False),
        "De vraag ‘Vraag asked?’ hoort niet meer bij de korte versie.",
    ),
    "a score": (
        lambda d: d["answer_scales"].update(
            five=[{"value": 1, "label": "Antwoord 1", "score": 12.5}, *d["answer_scales"]["five"][1:]]
        ),
        "Bij het antwoord ‘Antwoord 1’ bij de antwoordschaal ‘five’ is de score nu 12,5. Dat was 0.",
    ),
    "a score that is no more": (
        lambda d: d["answer_scales"].update(
            five=[{"value": 1, "label": "Antwoord 1"}, *d["answer_scales"]["five"][1:]]
        ),
        "Bij het antwoord ‘Antwoord 1’ bij de antwoordschaal ‘five’ is de score weg. Dat was 0.",
    ),
    "a year": (
        lambda d: d["sources"][1].update(year=2021),
        "Bij de bron ‘Artikel’ is het jaar nu 2021. Eerst was er geen.",
    ),
    "a level": (
        lambda d: d["levels"][1].update({"from": 55}),
        "Bij het niveau ‘Hoog’ is de ondergrens nu 55. Dat was 60.",
    ),
    "a role": (
        lambda d: d["roles"][0].update(protected=True),
        "De rol ‘Baas’ telt nu pas mee vanaf drie mensen, en kan geen scan beginnen.",
    ),
}


@pytest.mark.parametrize(("edit", "sentence"), CHANGED.values(), ids=CHANGED)
def test_a_changed_field_is_said_in_a_sentence(edit: Edit, sentence: str):
    change = one(edit)
    assert change.sentence == sentence
    assert change.kind == "changed"
    assert (change.old, change.new) == (None, None)


LONG: dict[str, tuple[Edit, str, str, str]] = {
    "a text": (
        lambda d: question(d, "a1").update(text="Anders gevraagd?"),
        "Bij de vraag ‘Vraag a1?’ is de tekst veranderd.",
        "Vraag a1?",
        "Anders gevraagd?",
    ),
    "paragraphs": (
        lambda d: d["steps"][0]["text"].update(what=["Wat het is.", "Iets anders."]),
        "Bij de stap ‘Stap first’ is de tekst veranderd.",
        "Wat het is.\n\nEn nog iets.",
        "Wat het is.\n\nIets anders.",
    ),
    "a rule": (
        lambda d: d["steps"][0].update(when=[[{"scale": "a", "below": 40}]]),
        "Bij de stap ‘Stap first’ is de regel veranderd.",
        "Als ‘Schaal a’ onder 60 staat.",
        "Als ‘Schaal a’ onder 40 staat.",
    ),
    "when a question appears": (
        lambda d: question(d, "asked").update(show_if=[]),
        "Bij de vraag ‘Vraag asked?’ is het moment waarop de vraag verschijnt veranderd.",
        "Als jullie bij ‘Welke soort?’ ‘De x’ of ‘De y’ kozen.",
        "altijd",
    ),
    "points of a style": (
        lambda d: d["styles"][0]["points"].pop(),
        "Bij de stijl ‘Dichtbij’ zijn de punten veranderd.",
        (
            "30 punten: Als jullie bij ‘Waarbij?’ ‘Geld vinden’ aankruisten.\n"
            "20 punten: Als de rollen bij ‘Willen’ 25 punten of meer verschillen."
        ),
        "30 punten: Als jullie bij ‘Waarbij?’ ‘Geld vinden’ aankruisten.",
    ),
    "places in sources": (
        lambda d: d["steps"][0]["text"]["references"].pop(),
        "Bij de stap ‘Stap first’ zijn de plaatsen in de bronnen veranderd.",
        "Boek, p. 3\nArtikel",
        "Boek, p. 3",
    ),
    "of a sample employer only the answers that differ": (
        lambda d: d["sample_employers"][0]["respondents"][1]["answers"].update(a1=2),
        "Bij de proefwerkgever ‘Bakker’ zijn de mensen die invullen veranderd.",
        "2. Chef: Vraag a1?: Antwoord 1",
        "2. Chef: Vraag a1?: Antwoord 2",
    ),
}


@pytest.mark.parametrize(("edit", "sentence", "old", "new"), LONG.values(), ids=LONG)
def test_of_what_is_long_the_old_and_the_new_stand_beside_the_sentence(edit: Edit, sentence: str, old: str, new: str):
    change = one(edit)
    assert change.sentence == sentence
    assert (change.old, change.new) == (old, new)


def test_values_that_read_the_same_are_told_apart():
    old = edited(lambda d: d["phases"][1].update(title="Start"))
    new = edited(lambda d: d["phases"][1].update(title="Start"), lambda d: d["steps"][0].update(phase="later"))
    [change] = changes(old, new)
    assert change.sentence == "Bij de stap ‘Stap first’ is de fase veranderd."
    assert (change.old, change.new) == ("start", "later")


def test_a_long_text_that_comes_or_goes_is_called_new_or_gone():
    new, gone = told(
        lambda d: question(d, "a1").update(help="Denk na."), lambda d: question(d, "worry").update(help="")
    )
    assert (new.sentence, new.old, new.new) == ("Bij de vraag ‘Vraag a1?’ is de uitleg nieuw.", None, "Denk na.")
    assert (gone.sentence, gone.old, gone.new) == ("Bij de vraag ‘Vraag worry?’ is de uitleg weg.", "Denk na.", None)


def test_nobody_and_everybody_are_not_the_same():
    assert one(lambda d: question(d, "a1").update(asked_of=[])).sentence == (
        "Bij de vraag ‘Vraag a1?’ zijn de rollen die de vraag krijgen weg. Dat waren alle rollen."
    )


def test_large_numbers_are_written_out():
    change = one(lambda d: question(d, "count").update(maximum=1234567))
    assert change.sentence == "Bij de vraag ‘Hoeveel?’ is het hoogste getal nu 1234567. Dat was 9."


def test_answers_are_told_in_the_order_of_the_questions_whatever_order_a_database_gives():
    def turned(d: Document) -> None:
        d["sample_employers"][0]["facts"] = {"hulpvraag": ["geld"], "kind": "y"}

    change = one(turned)
    assert (change.old, change.new) == ("Welke soort?: De x", "Welke soort?: De y")
    [gone] = changes(edited(turned), edited(lambda d: d["sample_employers"].pop()))
    assert "Welke soort?: De y\nWaarbij?: Geld vinden\n" in (gone.old or "")


def test_what_is_new_is_described_whole():
    new = {"key": "extra", "type": "choice", "text": "Extra?", "asked_of": ["boss"], "optional": True}
    new |= {"options": [{"value": "p", "label": "De p"}, {"value": "q", "label": "De q"}]}
    change = one(lambda d: d["sections"][1]["questions"].insert(1, new))
    assert (change.kind, change.part, change.key, change.title) == ("new", "questions", "extra", "Extra?")
    assert change.sentence == "Nieuw: de vraag ‘Extra?’ in de sectie ‘Vragen’."
    assert (change.new or "").splitlines() == [
        "Tekst: Extra?",
        "Soort: ‘één antwoord kiezen’",
        "Rollen die de vraag krijgen: ‘Baas’",
        "Mag leeg blijven.",
        "Antwoord: De p",
        "Antwoord: De q",
    ]


def test_what_is_gone_is_told_where_it_stood_and_as_it_was():
    first, gone = told(
        lambda d: d["steps"][0].update(effort=3), lambda d: d["steps"].pop(1), lambda d: d["topics"][0].update(kern="")
    )[:2]
    assert first.key == "first"
    assert (gone.kind, gone.sentence, gone.new) == ("gone", "Weg: de stap ‘Stap second’.", None)
    assert "Regel: Als jullie in stadium ‘Fase up’ zijn, of als " in (gone.old or "")


def test_a_question_that_is_gone_takes_its_answers_along():
    gone = one(lambda d: d["sections"][0]["questions"].pop(1))
    assert gone.sentence == "Weg: de vraag ‘En verder?’."
    assert "Antwoord: De p\nAntwoord: De q" in (gone.old or "")


def test_a_new_option_is_told_with_its_question():
    change = one(lambda d: question(d, "more")["options"].append({"value": "r", "label": "De r"}))
    assert change.sentence == "Nieuw: het antwoord ‘De r’ bij de vraag ‘En verder?’."


def test_an_option_with_another_value_is_another_option():
    found = told(lambda d: d["answer_scales"]["worry"].append({"value": "1", "label": "Zorg als woord"}))
    assert [(c.kind, c.key, c.title) for c in found] == [("new", "1", "Zorg als woord")]
    kinds = [c.kind for c in told(lambda d: question(d, "more")["options"][0].update(value="1"))]
    assert kinds == ["gone", "new"]


def test_a_question_in_another_section_has_moved():
    change = one(lambda d: d["sections"].append({"key": "x", "title": "X", "questions": []})).kind
    assert change == "new"
    moved = told(
        lambda d: d["sections"].append(
            {"key": "x", "title": "X", "questions": [d["sections"][1]["questions"].pop(0)]},
        )
    )
    assert [(c.kind, c.sentence) for c in moved] == [
        ("new", "Nieuw: de sectie ‘X’."),
        ("moved", "De vraag ‘Vraag a1?’ staat nu in de sectie ‘X’. Dat was de sectie ‘Vragen’."),
    ]


def test_of_many_in_order_only_the_one_that_was_dragged_has_moved():
    to_front = one(lambda d: move(d["steps"], 2, 0))
    assert (to_front.kind, to_front.sentence) == ("moved", "De stap ‘Stap third’ staat nu vooraan.")
    to_end = one(lambda d: move(d["sections"][1]["questions"], 0, 3))
    assert to_end.sentence == "De vraag ‘Vraag a1?’ staat nu na de vraag ‘Vraag b2?’."


def test_the_order_of_answer_scales_means_nothing():
    assert told(lambda d: d.update(answer_scales=dict(reversed(d["answer_scales"].items())))) == []


def test_a_thing_can_move_and_change_at_once():
    kinds = [c.kind for c in told(lambda d: move(d["steps"], 2, 0), lambda d: d["steps"][0].update(impact=3))]
    assert kinds == ["moved", "changed"]


def test_a_long_text_is_cut_in_the_sentence_and_whole_in_the_title():
    text = "Hoe " + "heel " * 40 + "vaak?"
    change = changes(
        edited(lambda d: question(d, "a1").update(text=text)),
        edited(lambda d: question(d, "a1").update(text=text, short=True)),
    )[0]
    assert "…’ hoort nu" in change.sentence
    assert change.title == text


def test_every_part_and_every_field_has_a_name_of_its_own():
    found = things(OLD).values()
    assert {thing.part for thing in found} == set(NOUNS) == set(FIELDS)
    for thing in found:
        assert set(thing.fields) <= set(FIELDS[thing.part]), thing.part
    assert {field.name for field in fields(Instrument)} - {"about"} <= set(NOUNS)


def leaves(here: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths to all that stands in a document and holds nothing itself."""
    entries = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
    below = [found for key, value in entries for found in leaves(value, (*path, key))]
    yield from below or [path]


def other(value: Any) -> Any:
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case str():
            return f"{value}-x"
    return "iets"


def with_change(made: Document, path: tuple[Any, ...], change: Any) -> Instrument | None:
    """The instrument with one value changed, or None where that is no instrument."""
    made = copy.deepcopy(made)
    here = made
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = change(here[path[-1]])
    try:
        return instrument_from(made)
    except InstrumentError:
        return None


def test_whatever_value_changes_is_told():
    made, changed = rich(), 0
    for path in leaves(made):
        new = with_change(made, path, other)
        if new is not None and new != OLD:
            changed += 1
            assert changes(OLD, new), path
            assert changes(new, OLD), path
    assert changed > 250


WHOLE = read_document()


@st.composite
def after_edits(draw: st.DrawFn, start: Document) -> Instrument:
    """The instrument after a few edits at random that leave it one: copied, dropped, moved, emptied or rewritten."""
    made = start
    for _ in range(draw(st.integers(0, 4))):
        tried = copy.deepcopy(made)
        _edit(draw, tried)
        if is_instrument(tried):
            made = tried
    return instrument_from(made)


def _edit(draw: st.DrawFn, here: Any) -> None:
    keys = sorted(here) if isinstance(here, dict) else list(range(len(here)))
    key = draw(st.sampled_from(keys))
    if isinstance(here[key], dict | list) and here[key] and draw(st.integers(0, 3)):
        _edit(draw, here[key])
    elif isinstance(here, dict):
        here[key] = draw(st.sampled_from([other(here[key]), None, []]))
    else:
        edit = draw(st.sampled_from(["drop", "copy", "move", "write"]))
        match edit:
            case "drop":
                here.pop(key)
            case "copy":
                here.insert(draw(st.sampled_from(keys)), copy.deepcopy(here[key]))
            case "move":
                move(here, key, draw(st.sampled_from(keys)))
            case _:
                here[key] = other(here[key])


def is_instrument(made: Document) -> bool:
    try:
        instrument_from(made)
    except InstrumentError:
        return False
    return True


@CALM
@given(data=st.data())
@pytest.mark.parametrize("start", [rich(), WHOLE], ids=["rich", "whole"])
def test_nothing_is_told_exactly_when_nothing_changed(start: Document, data: st.DataObject):
    old, new = data.draw(after_edits(start)), data.draw(after_edits(start))
    found = changes(old, new)
    assert (found == []) == (old == new)
    assert changes(new, new) == []
    for change in found:
        assert change.sentence.endswith(".")
        assert "None" not in change.sentence
        assert change.title
