"""What else helps who reads about a step, a scheme or a story? What shares steps and schemes with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from wagtail.models import Page

from pages.models import FrequentQuestion, SchemePage, StepPage, StoryPage
from pages.newest import newest_instrument
from scan.core.instrument import Instrument
from scan.core.parts import Step

MOST = 4
"""Of stories and questions, those that share most; with a step, the steps that are most like it."""


@dataclass(frozen=True)
class Keys:
    """The steps and schemes that a page is about, and the steps that it leads to, in order."""

    steps: frozenset[str]
    schemes: frozenset[str]
    onward: tuple[str, ...]

    def shared(self, steps: Iterable[str] | None, schemes: Iterable[str] | None) -> int:
        """How many of these something else is about too."""
        return len(self.steps.intersection(steps or ())) + len(self.schemes.intersection(schemes or ()))


@dataclass(frozen=True)
class Related:
    """Pages by kind, and questions with the page that they stand on."""

    steps: tuple[Page, ...]
    schemes: tuple[Page, ...]
    stories: tuple[Page, ...]
    questions: tuple[FrequentQuestion, ...]
    questions_page: Page | None


def related_to(page: Page) -> Related | None:
    """What belongs with this page, or None when there is nothing. Three queries, none for other kinds of pages."""
    if not isinstance(page, (StepPage, SchemePage, StoryPage)):
        return None
    keys = _keys_of(page, newest_instrument())
    if not keys.steps and not keys.schemes:
        return None
    pages = [one for one in _candidates(keys) if one.pk != page.pk]
    questions_page = next((one for one in pages if one.is_questions), None)
    related = Related(
        steps=tuple(sorted((one for one in pages if one.step_key), key=lambda one: keys.onward.index(one.step_key))),
        schemes=tuple(one for one in pages if one.scheme_key),
        stories=tuple(_closest(pages, keys)),
        questions=tuple(_questions(keys)) if questions_page else (),
        questions_page=questions_page,
    )
    return related if related.steps or related.schemes or related.stories or related.questions else None


def _keys_of(page: Page, instrument: Instrument | None) -> Keys:
    steps = instrument.steps if instrument else ()
    if isinstance(page, StoryPage):
        return Keys(frozenset(page.steps), frozenset(page.schemes), tuple(page.steps))
    if isinstance(page, StepPage):
        own = next((step for step in steps if step.key == page.key), None)
        onward = tuple(_steps_like(own, steps)) if own else ()
        return Keys(frozenset({page.key}), frozenset(own.schemes if own else ()), onward)
    naming = tuple(step.key for step in steps if page.key and page.key in step.schemes)
    return Keys(frozenset(naming), frozenset({page.key} - {""}), naming)


def _steps_like(own: Step, steps: Iterable[Step]) -> list[str]:
    """Of the same phase, or with a scheme in common; first what has most in common, in schemes and in scales."""

    def in_common(step: Step) -> int:
        return len({*own.schemes, *own.targets}.intersection((*step.schemes, *step.targets)))

    others = (step for step in steps if step.key != own.key)
    near = [step for step in others if step.phase == own.phase or set(own.schemes).intersection(step.schemes)]
    return [step.key for step in sorted(near, key=in_common, reverse=True)[:MOST]]


def _candidates(keys: Keys) -> QuerySet[Page]:
    """All pages that may belong with it, of every kind at once, each with what it is about."""
    return (
        Page.objects.live()
        .filter(
            Q(steppage__key__in=keys.onward)
            | Q(schemepage__key__in=keys.schemes)
            | Q(storypage__isnull=False)
            | Q(questionspage__isnull=False)
        )
        .annotate(
            step_key=F("steppage__key"),
            scheme_key=F("schemepage__key"),
            story_steps=F("storypage__steps"),
            story_schemes=F("storypage__schemes"),
            is_questions=F("questionspage__pk"),
        )
        .order_by("path")
    )


def _closest(pages: Iterable[Any], keys: Keys) -> list[Page]:
    counted = [(keys.shared(page.story_steps, page.story_schemes), page) for page in pages]
    return [page for number, page in sorted(counted, key=lambda one: -one[0]) if number][:MOST]


def _questions(keys: Keys) -> list[FrequentQuestion]:
    counted = [(keys.shared(one.steps, one.schemes), one) for one in FrequentQuestion.objects.live()]
    return [one for number, one in sorted(counted, key=lambda one: -one[0]) if number][:MOST]
