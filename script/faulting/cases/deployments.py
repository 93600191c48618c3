"""Two deployments at the same time: two that migrate, and two versions that serve the same people."""

import os
import subprocess
import sys
from itertools import cycle

from stack.browser import Browser
from stack.inside import use_database_of
from stack.person import Person, walk
from stack.postgres import Postgres
from stack.processes import ROOT, listens, wait_until
from stack.site import Site, own_folder, production

from faulting.expecting import expect, expect_nothing_lost

STEPS = (["migrate", "-v0"], ["createcachetable"], ["load_instrument"], ["load_pages", "-v0"])


def two_at_once() -> str:
    """An empty database that two installations fill; then one person whose saves reach two gunicorns in turns."""
    one_failed = _fill_at_once()
    saves = _serve_at_once()
    return (
        f"twee keer tegelijk inrichten gaf een hele database ({one_failed} keer moest er een opnieuw); "
        f"{saves} antwoorden die om en om via twee versies kwamen, staan er"
    )


def _fill_at_once() -> int:
    """Both do every step at the same moment. One may be refused, and does it again; what stands there is whole."""
    refused = 0
    with own_folder() as folder:
        server = Postgres(folder / "postgres")
        server.make()
        try:
            site = Site(folder, server.url)
            for step in STEPS:
                codes = _twice(site, step)
                expect(0 in codes, f"twee keer tegelijk {step[0]}: geen van beide lukt")
                if any(codes):
                    refused += 1
                    site.manage(*step)
            expect(site.manage("migrate", "--check", check=False).returncode == 0, "niet alle migraties zijn gedaan")
            count = site.manage("shell", "-v0", "-c", _COUNT).stdout.split()
            expect(count == ["1", "1"], f"versies van het instrument en startpagina's: {count}, niet van elk een")
        finally:
            server.stop("immediate")
    return refused


_COUNT = (
    "from scan.models import InstrumentVersion; from pages.models import HomePage; "
    "print(InstrumentVersion.objects.count(), HomePage.objects.count())"
)


def _twice(site: Site, step: list[str]) -> list[int]:
    command = [sys.executable, "manage.py", *step]
    running = [
        subprocess.Popen(  # noqa: S603  (our own words)
            command, cwd=ROOT, env=_environment(site), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    return [one.wait(timeout=180) for one in running]


def _environment(site: Site) -> dict[str, str]:
    return {**os.environ, **site.environment}


def _serve_at_once() -> int:
    """Two gunicorns, each behind its own nginx, as while one deployment takes over from another."""
    with production() as site:
        use_database_of(site)
        other = Site(site.folder / "ander", site.database, **_same(site))
        try:
            (site.folder / "ander").mkdir()
            (site.folder / "ander" / "srv").symlink_to(site.folder / "srv")
            other.nginx.make()
            other.start_gunicorn()
            other.nginx.start()
            wait_until(lambda: listens(other.nginx.https) and other.is_ready(), 60, "de andere versie")
            return _save_in_turns(site, other)
        finally:
            other.stop()


def _same(site: Site) -> dict[str, str]:
    """What two versions of one site share."""
    shared = ("SECRET_KEY", "STACK_FOLDER", "VAR_DIR", "EXPORT_ROOT")
    return {name: site.environment[name] for name in shared}


def _save_in_turns(site: Site, other: Site) -> int:
    """One person, whose session, token and order of saves count in both."""
    person = Person(site.nginx.https, walk(0))
    person.start()
    first = person.browser
    second = Browser(other.nginx.https, address=first.address)
    second.cookies = first.cookies
    browsers = cycle((first, second))
    for seed in (0, 1):
        for step in Person.answers_of(walk(seed)):
            person.browser = next(browsers)
            person.take(step)
    return expect_nothing_lost([person], least=20)
