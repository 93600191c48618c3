"""Is there a text where people read one, and can they read it? (B1, short sentences, questions without "niet")"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.lint.finding import Finding, Path, error, warning
from scan.core.parts import Option, Question, Term
from scan.core.readability import B1, LONG_SENTENCE, readability, words_of

NEGATIONS = frozenset(
    ("niet", "niets", "niks", "geen", "nooit", "niemand", "nergens", "noch", "zonder", "evenmin", "nauwelijks")
)
"""Words that respondents read past, so that they answer the opposite of what they mean."""


# Per part the fields that hold a name, and those that hold sentences.
_PARTS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("roles", ("title",), ()),
    ("sources", ("title", "publisher"), ()),
    ("levels", ("title",), ()),
    ("stages", ("title",), ("meaning",)),
    ("styles", ("title",), ()),
    ("phases", ("title",), ("meaning",)),
    ("steps", ("title",), ()),
    ("topics", ("title",), ()),
    ("terms", ("title",), ("explanation",)),
    ("sample_employers", ("title",), ()),
)


@dataclass(frozen=True)
class Text:
    """A text and its place. `needed`: it may not be empty. `label`: a name or a choice, that is no sentence."""

    path: Path
    text: str
    needed: bool = True
    label: bool = False
    question: bool = False


def empty_findings(instrument: Instrument) -> Iterator[Finding]:
    """Texts that people would look for in vain."""
    for text in texts_of(instrument):
        if text.needed and not text.text.strip():
            yield error(text.path, "empty", "Hier staat nog niets. Vul een tekst in.")
    for path, paragraphs in _lists_of(instrument):
        if not paragraphs:
            yield error(path, "empty", "Hier staat nog niets. Vul een tekst in.")


def text_findings(instrument: Instrument) -> Iterator[Finding]:
    """Texts that are hard to read: at most one warning per text, with everything that can be better."""
    explained = explained_words(instrument.terms)
    for text in texts_of(instrument):
        advice = [*_hard(text, explained), *_negative(text)]
        if advice:
            yield warning(text.path, "hard-text", " ".join(advice))


def explained_words(terms: Iterable[Term]) -> frozenset[str]:
    """The words that are explained where they are used, in lower case. They count as ordinary words."""
    return frozenset(form.casefold() for term in terms for form in (term.title, *term.variants))


def texts_of(instrument: Instrument) -> Iterator[Text]:
    """Every text that people read, with its place; `kern` and other notes for editors are not among them."""
    yield Text(("instrument", "title"), instrument.about.title, label=True)
    for key, options in instrument.answer_scales.items():
        yield from _options(options, ("answer_scales", key))
    yield from _dimensions(instrument)
    yield from _sections(instrument)
    for part, titles, sentences in _PARTS:
        for i, thing in enumerate(getattr(instrument, part)):
            yield from (Text((part, i, field), getattr(thing, field), label=True) for field in titles)
            yield from (Text((part, i, field), getattr(thing, field)) for field in sentences)
    for part in ("arbeidsmarktregios", "schemes"):
        yield from (Text((part, i), name, label=True) for i, name in enumerate(getattr(instrument, part)))
    for path, paragraphs in _lists_of(instrument):
        yield from (Text((*path, p), paragraph) for p, paragraph in enumerate(paragraphs))


def _dimensions(instrument: Instrument) -> Iterator[Text]:
    for d, dimension in enumerate(instrument.dimensions):
        yield Text(("dimensions", d, "title"), dimension.title, label=True)
        yield Text(("dimensions", d, "question"), dimension.question)
        for s, scale in enumerate(dimension.scales):
            path: Path = ("dimensions", d, "scales", s)
            yield Text((*path, "title"), scale.title, label=True)
            yield Text((*path, "explanation"), scale.explanation)


def _sections(instrument: Instrument) -> Iterator[Text]:
    for s, section in enumerate(instrument.sections):
        yield Text(("sections", s, "title"), section.title, label=True)
        yield Text(("sections", s, "intro"), section.intro, needed=False)
        for q, question in enumerate(section.questions):
            yield from _question(question, ("sections", s, "questions", q))


def _question(question: Question, path: Path) -> Iterator[Text]:
    yield Text((*path, "text"), question.text, question=True)
    yield Text((*path, "help"), question.help, needed=False)
    yield from _options(question.options, (*path, "options"))


def _options(options: Iterable[Option], path: Path) -> Iterator[Text]:
    for o, option in enumerate(options):
        yield Text((*path, o, "label"), option.label, label=True)


def _lists_of(instrument: Instrument) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The texts that are a list of paragraphs, actions or questions."""
    for s, step in enumerate(instrument.steps):
        for field in ("what", "why", "actions"):
            yield ("steps", s, "text", field), getattr(step.text, field)
    for t, topic in enumerate(instrument.topics):
        for field in ("explanation", "questions"):
            yield ("topics", t, "text", field), getattr(topic.text, field)


def _hard(text: Text, explained: frozenset[str]) -> Iterator[str]:
    """What makes a text hard: a sentence that is too long, or on the whole more than B1."""
    measured = readability(text.text, explained=explained)
    if measured.longest > LONG_SENTENCE:
        yield (
            f"De langste zin heeft {measured.longest} woorden. "
            f"Houd het bij hoogstens {LONG_SENTENCE}, of maak er twee zinnen van."
        )
    if not text.label and measured.is_above_b1:
        yield (
            f"De tekst is moeilijker dan B1: de leesbaarheid is {measured.flesch_douma:.0f}, en vanaf {B1} is het B1. "
            "Gebruik kortere woorden en zinnen, of leg moeilijke woorden uit bij ‘Begrippen’."
        )


def _negative(text: Text) -> Iterator[str]:
    words = (word.lower() for word in words_of(text.text) if text.question)
    found = dict.fromkeys(f"‘{word}’" for word in words if word in NEGATIONS)
    if found:
        yield f"In de vraag staat {', '.join(found)}. Daar lezen mensen overheen: vraag wat er wel gebeurt."
