"""Which words of a text are explained? Whole words, the longest first, and each once on a screen."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scan.core.instrument import Instrument
from scan.core.parts import Question, Source, Step, Term


@dataclass(frozen=True)
class ShownTerm:
    """A word as it is explained to a reader, with the places in the sources.

    `again`: it was explained earlier on the page, in a part that may be closed; on paper once is enough.
    """

    title: str
    explanation: str
    sources: tuple[tuple[Source, str], ...]
    again: bool = False


def shown_terms(instrument: Instrument, texts: Sequence[str]) -> list[tuple[ShownTerm, ...]]:
    """Per text the terms to explain beside it, each at its first use only."""
    return [tuple(term for term in terms if not term.again) for terms in shown_terms_of_each(instrument, texts)]


def shown_terms_of_each(instrument: Instrument, texts: Sequence[str]) -> list[tuple[ShownTerm, ...]]:
    """Per text all its terms, for texts that are opened one by one."""
    told: set[str] = set()
    shown = []
    for terms in terms_in(instrument, texts):
        shown.append(tuple(replace(shown_term(instrument, term), again=term.key in told) for term in terms))
        told |= {term.key for term in terms}
    return shown


def terms_in(instrument: Instrument, texts: Sequence[str]) -> list[tuple[Term, ...]]:
    """Per text the terms that are used in it, each once, in the order of the text.

    A word in a longer term counts as that one only: "interne jobcoach" is not "jobcoach". Upper and lower case are the
    same, and a word with a dash is one word: "no-riskpolis" does not hold "polis".
    """
    by_form = {form.casefold(): term for term in instrument.terms for form in (term.title, *term.variants)}
    if not by_form:
        return [() for _ in texts]
    longest_first = sorted(by_form, key=lambda form: (-len(form), form))
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
    found = []
    for text in texts:
        used = {by_form[form].key: by_form[form] for form in pattern.findall(text.casefold())}
        found.append(tuple(used.values()))
    return found


def text_of_question(instrument: Instrument, question: Question) -> str:
    """All that is read at a question, to look for terms in."""
    # A list of regions or the like holds no words to explain, and is long.
    labels = () if question.options_from else (option.label for option in instrument.options[question.key])
    return _joined((question.text, question.help, *labels))


def text_of_step(step: Step, more: Iterable[str] = ()) -> str:
    """All that is read at a step, with what stands beside it, to look for terms in."""
    return _joined((step.title, *step.text.what, *step.text.why, *step.text.actions, *more))


def shown_term(instrument: Instrument, term: Term) -> ShownTerm:
    """The term as it is explained, with those of its sources that the instrument has."""
    known = {source.key: source for source in instrument.sources}
    return ShownTerm(
        term.title,
        term.explanation,
        tuple((known[one.source], one.place) for one in term.references if one.source in known),
    )


def _joined(texts: Iterable[str]) -> str:
    """Texts with a line between them, so that no term runs from one into the next."""
    return "\n".join(texts)
