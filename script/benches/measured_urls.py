"""The addresses of the site, and the yardstick: a view that does nothing, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from inclusiescan.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


def nothing(request: HttpRequest) -> HttpResponse:
    """Answer at once."""
    return HttpResponse("niets")


urlpatterns = [path("niets/", nothing), *urlpatterns]
