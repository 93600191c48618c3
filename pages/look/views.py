"""The colours of a site as a stylesheet: the one that pages link to, and one with what an editor is trying out."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from pages.look.colours import is_colour
from pages.look.palette import COLOURS, Palette
from pages.models import Look
from pages.page_cache.middleware import same_for_everybody

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The colours of the site that is asked. Its address changes with them, so that a browser may keep it for ever."""
    look = Look.objects.filter(site=Site.find_for_request(request)).first()
    palette = look.palette if look else Palette()
    response = _css(palette)
    if digest != palette.digest:
        # A page from before the change: it gets today's colours, and asks again next time.
        patch_cache_control(response, no_cache=True)
        return response
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return same_for_everybody(response)


@require_safe
def tried_stylesheet(request: HttpRequest) -> HttpResponse:
    """The colours in the address, for the preview beside the form; what is no colour stays as it is in our own set."""
    chosen = {name: request.GET.get(name, "") for name in COLOURS}
    colours = {name: colour for name, colour in chosen.items() if is_colour(colour)}
    response = _css(Palette(letter=request.GET.get("letter", ""), **colours))
    patch_cache_control(response, private=True, no_store=True)
    return response


def _css(palette: Palette) -> HttpResponse:
    return HttpResponse(palette.stylesheet, content_type="text/css; charset=utf-8")
