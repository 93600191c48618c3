"""Can every question be asked, answered and counted?"""

from collections import Counter
from collections.abc import Iterator

from scan.core.condition import Condition
from scan.core.instrument import Instrument
from scan.core.lint.asking import Asking, QuestionPlace
from scan.core.lint.finding import Finding, Path, error, warning
from scan.core.lint.places import named
from scan.core.lint.rules import value_findings
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Option, Question


def question_findings(instrument: Instrument, asking: Asking) -> Iterator[Finding]:
    """What makes a question impossible to ask, to answer or to count."""
    for key, options in instrument.answer_scales.items():
        yield from _option_findings(options, ("answer_scales", key))
    for s, section in enumerate(instrument.sections):
        if not section.questions:
            sentence = "Deze sectie heeft nog geen vragen. Maak er een, of haal de sectie weg."
            yield warning(("sections", s), "empty-section", sentence)
    for place in asking.places:
        yield from _answer_findings(instrument, place.question, place.path)
        yield from _scale_findings(instrument, place)
        wrong = [
            found
            for c, condition in enumerate(place.question.show_if)
            for found in _show_findings(instrument, asking, place, condition, (*place.path, "show_if", c))
        ]
        yield from wrong or _who_findings(instrument, asking, place)


def _who_findings(instrument: Instrument, asking: Asking, place: QuestionPlace) -> Iterator[Finding]:
    question, path = place.question, (*place.path, "asked_of")
    if place.once and question.asked_of is not None:
        sentence = "Deze vraag is voor wie de scan begint, welke rol dat ook is. Laat de rollen leeg."
        yield error(path, "role-of-a-fact", sentence)
    elif question.asked_of is not None and not set(question.asked_of) & set(instrument.titles("roles")):
        yield error(path, "no-role", "Niemand krijgt deze vraag. Kies minstens één rol, of laat de rollen leeg.")
    elif instrument.roles and question.show_if and not asking.roles[question.key]:
        sentence = f"Deze vraag komt nooit in beeld. {asking.why_never(question)}"
        yield error((*place.path, "show_if"), "never", sentence)


def _answer_findings(instrument: Instrument, question: Question, path: Path) -> Iterator[Finding]:
    options = instrument.options[question.key]
    match question.type:
        case "rating" if question.answers is None:
            yield error((*path, "answers"), "no-options", "Kies bij deze vraag een antwoordschaal.")
        case "choice" | "multiple" if len(options) < 2:
            yield error((*path, "options"), "no-options", "Er zijn minstens twee antwoorden nodig om uit te kiezen.")
        case "number" if question.minimum is not None and question.maximum is not None:
            if question.maximum < question.minimum:
                yield error((*path, "maximum"), "no-options", "Het hoogste getal is kleiner dan het laagste.")
        case "text" if question.max_length is not None and question.max_length < 1:
            yield error((*path, "max_length"), "no-options", "Bij dit aantal tekens past er geen antwoord.")
    yield from _option_findings(question.options, (*path, "options"))
    for o, option in enumerate(question.options):
        if question.type == "multiple" and not isinstance(option.value, str):
            sentence = f"De waarde {option.value} is een getal. Gebruik een woord, want je kunt dit antwoord aanvinken."
            yield error((*path, "options", o, "value"), "option-value", sentence)


def _option_findings(options: tuple[Option, ...], path: Path) -> Iterator[Finding]:
    if path[0] == "answer_scales" and len(options) < 2:
        yield error(path, "no-options", "Er zijn minstens twee antwoorden nodig om uit te kiezen.")
    counts = Counter(option.value for option in options)
    for o, option in enumerate(options):
        place = (*path, o, "value")
        if option.value in (DONT_KNOW, NOT_APPLICABLE):
            name = "Weet ik niet" if option.value == DONT_KNOW else "N.v.t."
            sentence = f"De waarde ‘{option.value}’ hoort bij ‘{name}’. Kies hier een andere waarde."
            yield error(place, "option-value", sentence)
        elif counts[option.value] > 1 and option.value in [other.value for other in options[:o]]:
            sentence = f"De waarde ‘{option.value}’ is al van een ander antwoord. Kies een andere waarde."
            yield error(place, "double-key", sentence)


def _scale_findings(instrument: Instrument, place: QuestionPlace) -> Iterator[Finding]:
    question, path = place.question, (*place.path, "scale")
    if question.scale is None or question.scale not in instrument.scales:
        return
    if place.once:
        yield error(
            path,
            "scale-of-a-fact",
            "Deze vraag wordt één keer per scan gesteld. Dan kan het antwoord niet meetellen voor een schaal.",
        )
    elif question.type != "rating":
        yield error(path, "scale-without-scores", "Alleen een vraag met een antwoordschaal telt mee voor een schaal.")
    elif question.answers in instrument.answer_scales and not instrument.scores.get(question.key):
        sentence = (
            f"De antwoorden van ‘{question.answers}’ hebben geen score. Kies een andere antwoordschaal, "
            "of laat de vraag nergens voor meetellen."
        )
        yield error((*place.path, "answers"), "scale-without-scores", sentence)


def _show_findings(
    instrument: Instrument, asking: Asking, place: QuestionPlace, condition: Condition, path: Path
) -> Iterator[Finding]:
    other = instrument.questions.get(condition.key)
    if condition.subject != "answer":
        yield error(path, "unfit-condition", "Een vraag kan alleen afhangen van een antwoord.")
    elif other is None:
        yield error(path, "missing", f"De vraag ‘{condition.key}’ is er niet. Kies iets anders, of maak het eerst.")
    elif circle := asking.circle(place.question.key, condition.key):
        chain = " → ".join(named(instrument.questions[key]) for key in circle)
        yield error(path, "cycle", f"Deze vragen wachten op elkaar en komen dus nooit: {chain}.")
    elif place.once and condition.key not in instrument.facts:
        sentence = (
            f"Wie de scan begint, krijgt deze vraag één keer. Zij kan niet afhangen van {named(other)}, "
            "want die vraag krijgt ieder die invult."
        )
        yield error(path, "late-condition", sentence)
    elif not asking.is_earlier(condition.key, place.question.key):
        sentence = f"{named(other)} komt pas later. Kies een vraag die eerder komt, of verander de volgorde."
        yield error(path, "late-condition", sentence)
    else:
        yield from value_findings(instrument, condition, path)
