"""Is every question found that cannot be asked, answered or counted?"""

import pytest

from tests.core.lint.whole import (
    LATE_FACT,
    Change,
    both,
    dotted,
    found_after,
    is_found,
    is_free_of,
    on_question,
    question,
)
from tests.core.little import item

AFTER = "sections.1.questions.11"


def add(*questions: dict) -> Change:
    return lambda made: made["sections"][1]["questions"].extend(questions)


def move_to_facts(key: str) -> Change:
    def change(made):
        own = made["sections"][1]["questions"]
        made["sections"][0]["questions"].append(own.pop([q["key"] for q in own].index(key)))

    return change


def shown_by(*conditions: dict) -> Change:
    return on_question("after", show_if=list(conditions))


ERRORS: dict[str, tuple[Change, str, str, str]] = {
    "rating without an answer scale": (
        on_question("a1", answers=None),
        "no-options",
        "sections.1.questions.0.answers",
        "Kies bij deze vraag een antwoordschaal",
    ),
    "choice without options": (
        on_question("kind", options=[]),
        "no-options",
        "sections.0.questions.0.options",
        "minstens twee antwoorden",
    ),
    "answer scale with one option": (
        lambda d: d["answer_scales"].update(worry=d["answer_scales"]["worry"][:1]),
        "no-options",
        "answer_scales.worry",
        "Antwoordschaal ‘worry’: Er zijn minstens twee",
    ),
    "highest below lowest": (
        add({"key": "n", "type": "number", "text": "Hoeveel?", "minimum": 2, "maximum": 0}),
        "no-options",
        "sections.1.questions.12.maximum",
        "kleiner dan het laagste",
    ),
    "text of no length": (
        add({"key": "t", "type": "text", "text": "Wat?", "max_length": 0}),
        "no-options",
        "sections.1.questions.12.max_length",
        "past er geen antwoord",
    ),
    "role of a fact": (
        on_question("kind", asked_of=["boss"]),
        "role-of-a-fact",
        "sections.0.questions.0.asked_of",
        "voor wie de scan begint",
    ),
    "for nobody": (on_question("a1", asked_of=[]), "no-role", "sections.1.questions.0.asked_of", "Niemand krijgt"),
    "for a role that is not there": (
        on_question("a1", asked_of=["king"]),
        "no-role",
        "sections.1.questions.0.asked_of",
        "Niemand krijgt",
    ),
    "reserved value": (
        lambda d: d["answer_scales"]["five"].append({"value": "nvt", "label": "N.v.t."}),
        "option-value",
        "answer_scales.five.5.value",
        "hoort bij ‘N.v.t.’",
    ),
    "number to tick": (
        lambda d: question(d, "hulpvraag")["options"].append({"value": 4, "label": "Vier"}),
        "option-value",
        "sections.0.questions.2.options.3.value",
        "4 is een getal",
    ),
    "scale of a number": (
        on_question("a1", type="number", answers=None),
        "scale-without-scores",
        "sections.1.questions.0.scale",
        "Alleen een vraag met een antwoordschaal",
    ),
    "scale of answers without scores": (
        on_question("a1", answers="worry"),
        "scale-without-scores",
        "sections.1.questions.0.answers",
        "‘worry’ hebben geen score",
    ),
    "scale of a fact": (move_to_facts("a1"), "scale-of-a-fact", "sections.0.questions.3.scale", "één keer per scan"),
    "fact shown by an item": (
        lambda d: d["sections"].append({"key": "late", "title": "Laat", "once": True, "questions": [LATE_FACT]}),
        "late-condition",
        "sections.2.questions.0.show_if.0",
        "krijgt ieder die invult",
    ),
    "shown by a later question": (
        on_question("a1", show_if=[{"answer": "worry", "in": [1]}]),
        "late-condition",
        "sections.1.questions.0.show_if.0",
        "‘Vraag worry?’ (worry) komt pas later",
    ),
    "shown by a fact of a later section": (
        lambda d: d["sections"].reverse() or on_question("a1", show_if=[{"answer": "kind", "in": ["x"]}])(d),
        "late-condition",
        "sections.0.questions.0.show_if.0",
        "‘Welke soort?’ (kind) komt pas later",
    ),
    "shown by a score": (
        shown_by({"scale": "a", "below": 5}),
        "unfit-condition",
        f"{AFTER}.show_if.0",
        "alleen afhangen van een antwoord",
    ),
    "shown by nothing": (shown_by({"answer": "gone", "in": [1]}), "missing", f"{AFTER}.show_if.0", "‘gone’ is er niet"),
    "shown by a value that is not there": (
        shown_by({"answer": "a1", "in": [9]}),
        "missing",
        f"{AFTER}.show_if.0",
        "kun je ‘9’ niet antwoorden",
    ),
    "shown by don't know where it is not offered": (
        shown_by({"answer": "kind", "in": ["weet-niet"]}),
        "missing",
        f"{AFTER}.show_if.0",
        "‘weet-niet’",
    ),
    "shown by answers that exclude each other": (
        shown_by({"answer": "kind", "in": ["x"]}, {"answer": "kind", "in": ["y", "z"]}),
        "never",
        f"{AFTER}.show_if",
        "Dit kan niet samen: jullie bij ‘Welke soort?’ ‘De x’ kozen, en jullie bij ‘Welke soort?’ ‘De y’ of",
    ),
    "shown by an answer that the question before excludes": (
        shown_by({"answer": "more", "in": ["p"]}, {"answer": "kind", "in": ["z"]}),
        "never",
        f"{AFTER}.show_if",
        "Dit kan niet samen",
    ),
    "shown by ticks that exclude each other": (
        shown_by({"answer": "hulpvraag", "includes": "geen"}, {"answer": "hulpvraag", "includes": "geld"}),
        "never",
        f"{AFTER}.show_if",
        "Dit kan niet samen",
    ),
    "shown by a question that others get": (
        both(on_question("a1", asked_of=["boss"]), on_question("after", asked_of=["chief"])),
        "never",
        f"{AFTER}.show_if",
        "krijgen niet de vraag waar zij van afhangt",
    ),
}


@pytest.mark.parametrize(("change", "code", "place", "words"), ERRORS.values(), ids=ERRORS)
def test_a_question_that_cannot_work_is_an_error_at_its_field(change: Change, code: str, place: str, words: str):
    assert is_found(change, code, place, words)


def test_what_waits_for_a_question_that_never_comes_never_comes_either():
    change = both(
        shown_by({"answer": "kind", "in": ["x"]}, {"answer": "kind", "in": ["y"]}),
        add(item("last", show_if=[{"answer": "after", "in": [1]}])),
    )
    assert is_found(change, "never", "sections.1.questions.12.show_if", "(last)")


def test_a_circle_is_told_with_every_question_in_it():
    change = both(
        on_question("a1", show_if=[{"answer": "worry", "in": [1]}]),
        on_question("worry", show_if=[{"answer": "b1", "in": [1]}]),
        on_question("b1", show_if=[{"answer": "a1", "in": [1]}]),
    )
    chain = "‘Vraag a1?’ (a1) → ‘Vraag worry?’ (worry) → ‘Vraag b1?’ (b1) → ‘Vraag a1?’ (a1)"
    assert is_found(change, "cycle", "sections.1.questions.0.show_if.0", chain)


def test_a_question_that_waits_for_itself_is_a_circle():
    change = shown_by({"answer": "after", "in": [1]})
    assert is_found(change, "cycle", f"{AFTER}.show_if.0", "‘Vraag after?’ (after) → ‘Vraag after?’ (after)")


def test_a_later_question_is_no_circle_when_it_waits_for_something_else():
    change = both(
        on_question("a1", show_if=[{"answer": "worry", "in": [1]}]),
        on_question("worry", show_if=[{"answer": "kind", "in": ["x"]}]),
    )
    assert "cycle" not in {one.code for one in found_after(change)}


def test_questions_that_several_answers_lead_to_are_fine():
    change = shown_by(
        {"answer": "more", "in": ["p"]}, {"answer": "kind", "in": ["y", "z"]}, {"answer": "a1", "in": [1]}
    )
    assert is_free_of(change, "never")


def test_two_ticks_beside_each_other_are_fine():
    change = shown_by({"answer": "hulpvraag", "includes": "mensen"}, {"answer": "hulpvraag", "includes": "geld"})
    assert is_free_of(change, "never")


def test_a_question_for_one_role_that_waits_for_a_question_for_that_role_is_fine():
    change = both(on_question("b2", asked_of=["boss"]), on_question("after", asked_of=["boss", "chief"]))
    assert is_free_of(change, "no-role")


def test_a_section_without_questions_is_a_warning():
    found = found_after(lambda d: d["sections"].append({"key": "new", "title": "Nieuw", "questions": []}))
    assert [(one.severity, one.code, dotted(one)) for one in found] == [("warning", "empty-section", "sections.2")]
