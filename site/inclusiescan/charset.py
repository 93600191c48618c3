"""Forms come in UTF-8. Other character sets can bring in text that no database can store."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest


class OnlyUtf8Middleware:
    """Answers 400 to a request that claims another character set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        charset = (request.content_params or {}).get("charset", "utf-8")
        if charset.lower() != "utf-8":
            return HttpResponseBadRequest("Gebruik UTF-8.", content_type="text/plain; charset=utf-8")
        return self.get_response(request)
