"""Is what goes to another machine encrypted, and does the site look who answers there?

A database, a mail server or a cache on this machine itself needs neither.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

_HERE = {"", "localhost", "127.0.0.1", "::1"}
# Only with this one the site refuses a machine that pretends to be the database.
_CHECKED = "verify-full"


def unprotected_connections() -> Iterator[str]:
    """What is wrong, a sentence each, in the words of docs/beheer.md."""
    for database in settings.DATABASES.values():
        yield from _of_a_database(database)
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        yield from _of_the_mail_server()
    for setting, name in (("CACHE_URL", "default"), ("PAGE_CACHE_URL", "pages")):
        yield from _of_a_cache(setting, settings.CACHES[name])


def _of_a_database(database: dict[str, Any]) -> Iterator[str]:
    options = database.get("OPTIONS", {})
    host = options.get("host") or database.get("HOST") or ""
    if "postgresql" in database["ENGINE"] and not _is_here(host) and options.get("sslmode") != _CHECKED:
        yield (
            f"DATABASE_URL: de database staat op een andere machine ({host}). Zet er ?sslmode={_CHECKED} achter, en "
            "&sslrootcert= met het bestand van de uitgever."
        )


def _of_the_mail_server() -> Iterator[str]:
    host = settings.EMAIL_HOST or ""
    if not _is_here(host) and not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL):
        yield f"EMAIL_URL: de mailserver staat op een andere machine ({host}). Neem smtp+tls:// of smtp+ssl://."


def _of_a_cache(setting: str, cache: dict[str, Any]) -> Iterator[str]:
    kind = cache["BACKEND"].rpartition(".")[2]
    if "Redis" not in kind and "LibMC" not in kind and "Memcache" not in kind:
        return
    places = cache["LOCATION"]
    for place in places if isinstance(places, (list, tuple)) else [places]:
        # A bare name with a port, as of memcached, is no address yet.
        found = urlsplit(place if "://" in place else f"//{place}")
        if found.scheme not in ("rediss", "unix") and not _is_here(found.hostname or ""):
            yield f"{setting}: de cache staat op een andere machine ({found.hostname}). Neem rediss://."


def _is_here(host: str) -> bool:
    # A path is a socket on this machine.
    return host in _HERE or host.startswith(("/", "%2F", "%2f"))
