"""The page with which visitors search the whole site."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Site

from pages.page_cache.middleware import same_for_everybody
from pages.search.explaining import explained
from pages.search.finding import find
from pages.search.shown import kinds_of, list_addresses, shown_answers
from pages.search.suggesting import suggestion
from pages.words import Word
from scan.throttle import may_search, too_often

LONGEST_QUESTION = 200
ON_A_PAGE = 10


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the site says about the words in `q`; of one kind with `soort`."""
    question = request.GET.get("q", "").strip()[:LONGEST_QUESTION]
    if question and not may_search(request):
        return too_often(request)
    kind = request.GET.get("soort", "")
    site = Site.find_for_request(request)
    answers = find(question, site)
    lists = list_addresses(request)
    told = explained(question)
    # What is explained above the list does not stand in it as well.
    shown = shown_answers([one for one in answers.found if one != told], answers.words, lists, request)
    chosen = [answer for answer in shown if answer.kind == kind] if kind else shown
    context = {
        "question": question,
        "near": answers.near,
        "explained": told,
        "terms": lists[Word],
        "total": len(shown),
        "kinds": kinds_of(shown, kind),
        "kind": kind,
        "page_of_answers": Paginator(chosen, ON_A_PAGE).get_page(request.GET.get("pagina")),
        "suggestion": suggestion(answers.words, site) if question and (answers.near or not answers.found) else "",
    }
    response = render(request, "pages/search/search.html", context)
    return response if question else same_for_everybody(response)
