"""Questions that employers ask often, with their answers."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.search import index

from pages import choices
from pages.blocks import TEXT_FEATURES
from pages.fields import KeysField, RunningTextField
from pages.listings import listed_questions
from pages.models.listing import ListingPage
from pages.models.snippet import Snippet, SnippetQuerySet
from pages.models.sourced import Sourced
from pages.references import put_facts_in


class FrequentQuestion(Sourced, Snippet):
    """A question with its answer. Not one of the scan: see scan.core.parts.Question for those."""

    preview_template = "pages/previews/question.html"

    question = models.CharField("vraag", max_length=160, help_text="Zoals een werkgever hem stelt.")
    answer = RunningTextField("antwoord", features=TEXT_FEATURES, help_text="Begin met het antwoord zelf.")
    theme = models.CharField("onderwerp", max_length=20, choices=choices.QUESTION_THEMES)
    steps = KeysField("stappen die erbij horen", of=choices.steps)
    schemes = KeysField("regelingen die erbij horen", of=choices.schemes)

    objects = SnippetQuerySet.as_manager()

    panels = [
        FieldPanel("question"),
        FieldPanel("key"),
        FieldPanel("answer"),
        FieldPanel("theme"),
        MultiFieldPanel([FieldPanel("steps"), FieldPanel("schemes")], heading="Hoort bij"),
        FieldPanel("sources"),
        PublishingPanel(),
    ]
    search_fields = [
        index.SearchField("question"),
        index.AutocompleteField("question"),
        index.SearchField("answer"),
        index.FilterField("live"),
        index.FilterField("theme"),
    ]

    class Meta(Snippet.Meta):
        verbose_name = "veelgestelde vraag"
        verbose_name_plural = "veelgestelde vragen"

    def __str__(self) -> str:
        return self.question

    @property
    def title(self) -> str:
        """What it is called where everything has a title, as in search."""
        return self.question


class QuestionsPage(ListingPage):
    """All questions, by subject."""

    template = "pages/questions_page.html"
    page_description = "De lijst van veelgestelde vragen. Er is er één."

    class Meta:
        verbose_name = "lijst van veelgestelde vragen"
        verbose_name_plural = "lijst van veelgestelde vragen"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the subjects, each with those of its questions that were asked for."""
        listed = listed_questions(put_facts_in(FrequentQuestion.objects.live(), "answer"), request.GET)
        groups = [
            (title, own)
            for key, title in choices.QUESTION_THEMES
            if (own := [question for question in listed.shown if question.theme == key])
        ]
        return super().get_context(request, *args, **kwargs) | {"groups": groups, "listed": listed}
