"""What stands at fixed addresses for programs: the list of pages, robots.txt, and the icon."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps import views as wagtails

from pages.page_cache.middleware import same_for_everybody

# Screens of one organisation, or of who is logged in. They are closed as well: this keeps their addresses out of lists.
NOT_FOR_ROBOTS = (
    *("/scan/", "/link/", "/meedoen/", "/uitnodiging/", "/geen-uitnodigingen/", "/herinnering/", "/bevestigen/"),
    *("/werkplek/", "/beheer/", "/account/", "/_util/", "/_gezond/", "/zoeken/", "/was-dit-nuttig/"),
)
FOR_ROBOTS = ("/scan/vragenlijst/",)


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All pages that everybody may read, with when they changed."""
    made = wagtails.sitemap(request)
    made["Content-Type"] = "application/xml; charset=utf-8"
    return same_for_everybody(made)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Which addresses robots had better leave alone, and where the list of pages is."""
    lines = [
        "User-agent: *",
        *(f"Allow: {path}" for path in FOR_ROBOTS),
        *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS),
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('pages:sitemap'))}",
        "",
    ]
    return same_for_everybody(HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8"))


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Browsers that do not read the page ask for this one; the icon itself is a drawing."""
    return redirect(static("inclusiescan/icon.svg"))
