"""May the site start with these settings? What is forgotten in an environment must stop it, not show up after a leak.

Asked when a web process starts (wsgi.py) and by `manage.py check --deploy`, so that both refuse the same.
"""

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.http.request import validate_host

from inclusiescan.checks import KEY_LENGTH, sqlite_problems
from inclusiescan.other_machines import unprotected_connections

# A trial site shows its settings and its code to everybody who makes it fail: on this machine alone that does no harm.
THIS_MACHINE = {"localhost", "127.0.0.1", "[::1]", "testserver"}
# A key of one word over and over is long, and easy to guess.
DIFFERENT_CHARACTERS = 12
# Mail that is written to a screen or a file shows personal links to who reads the log.
MAIL_TO_NOBODY = ("console", "filebased", "locmem")
# What each process keeps for itself: limits would count anew in each, and a page that changed stay old in the others.
NOT_SHARED = ("locmem", "dummy")


def refuse_unsafe_settings() -> None:
    """Raise ImproperlyConfigured with everything that is wrong, so that one look is enough to mend it."""
    _refuse(list(unsafe_settings()))


def refuse_unsafe_database() -> None:
    """Raise ImproperlyConfigured when SQLite does not do what was asked of it. Only when the site is loaded."""
    _refuse(list(_database_not_in_force()))


def _refuse(wrong: list[str]) -> None:
    if wrong:
        raise ImproperlyConfigured("De site start niet:\n" + "\n".join(f"- {problem}" for problem in wrong))


@register(Tags.security, deploy=True)
def check_safe_start(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The same settings, for who looks before starting."""
    return [Error(problem, id="inclusiescan.E002") for problem in unsafe_settings()]


def unsafe_settings() -> Iterator[str]:
    """What is wrong in the settings, a sentence each, in the words of docs/beheer.md."""
    if settings.DEBUG:
        yield from _of_a_trial()
        return
    yield from _of_the_key()
    yield from _of_the_names()
    yield from _of_the_way_in()
    yield from _of_what_is_shared()
    yield from unprotected_connections()


def _of_a_trial() -> Iterator[str]:
    strangers = [host for host in settings.ALLOWED_HOSTS if host not in THIS_MACHINE]
    if strangers:
        yield f"DEBUG staat aan, en de site is te vinden onder {', '.join(strangers)}. Zet DEBUG uit."
    if settings.PROXY_COUNT:
        yield "DEBUG staat aan, en er staat een proxy voor (PROXY_COUNT). Zet DEBUG uit."


def _of_the_key() -> Iterator[str]:
    try:
        key = settings.SECRET_KEY
    except ImproperlyConfigured:
        yield "SECRET_KEY is leeg. Maak er een: openssl rand -base64 48"
        return
    if len(key) < KEY_LENGTH or len(set(key)) < DIFFERENT_CHARACTERS:
        yield f"SECRET_KEY is te raden: neem minstens {KEY_LENGTH} willekeurige tekens (openssl rand -base64 48)."


def _of_the_names() -> Iterator[str]:
    names = settings.ALLOWED_HOSTS
    if not names:
        yield "ALLOWED_HOSTS is leeg: zet er de naam van de site in."
    if any(name.startswith((".", "*")) for name in names):
        yield "ALLOWED_HOSTS laat namen toe die niet van jullie zijn: noem elke naam voluit, zonder * of punt ervoor."
    public = urlsplit(settings.PUBLIC_URL)
    if public.scheme != "https":
        yield "PUBLIC_URL begint niet met https://. Links in mails gaan daarheen."
    if names and not validate_host(public.hostname or "", names):
        yield "De naam in PUBLIC_URL staat niet in ALLOWED_HOSTS."


def _of_the_way_in() -> Iterator[str]:
    if settings.PROXY_COUNT is None:
        yield (
            "PROXY_COUNT is niet ingevuld: hoeveel proxy’s staan voor de site? Met nginx ervoor is dat 1. Met een te "
            "hoog getal kan een bezoeker doen alsof hij van een ander adres komt."
        )
    if any(f".{backend}." in settings.EMAIL_BACKEND for backend in MAIL_TO_NOBODY):
        yield "EMAIL_URL is niet ingevuld: dan komen mails met persoonlijke links in het logboek. Noem een mailserver."


def _of_what_is_shared() -> Iterator[str]:
    for setting, name in (("CACHE_URL", "default"), ("PAGE_CACHE_URL", "pages")):
        if any(f".{backend}." in settings.CACHES[name]["BACKEND"] for backend in NOT_SHARED):
            yield f"{setting} noemt een plek die processen niet delen. Laat de instelling weg, of noem een andere plek."


def _database_not_in_force() -> Iterator[str]:
    connection = connections["default"]
    if connection.vendor != "sqlite":
        return
    opened_here = connection.connection is None
    try:
        for problem in sqlite_problems(connection):
            yield f"SQLite: {problem}."
    finally:
        # What a process opened before it splits is not to be used by both halves.
        if opened_here:
            connection.close()
