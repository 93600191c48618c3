"""The database goes away while people save, and comes back."""

import time

from stack.browser import Browser
from stack.inside import use_database_of
from stack.processes import wait_until
from stack.site import production

from faulting.expecting import expect, expect_nothing_lost
from faulting.saving import saving

OUTAGE = 3.0
"""Seconds."""


def restarted() -> str:
    """As a power cut does it: nothing is rounded off. Nobody starts the site itself again."""
    with production() as site:
        use_database_of(site)
        visitor = Browser(site.nginx.https)
        expect(visitor.get("/").status == 200, "de startpagina doet het niet")
        with saving(site) as crowd:
            time.sleep(3)
            site.postgres.stop("immediate")
            began = time.monotonic()
            live, ready, home = (visitor.get(path).status for path in ("/_gezond/leeft/", "/_gezond/klaar/", "/"))
            status = visitor.get("/scan/start/").status
            time.sleep(max(0.0, OUTAGE - (time.monotonic() - began)))
            site.postgres.start()
            up = time.monotonic()
            back = wait_until(lambda: crowd.all_save_again(up), 30, "niet iedereen kan weer opslaan")
        expect(live == 200, f"zonder database zegt de site niet dat hij leeft ({live})")
        expect(ready == 503, f"zonder database zegt de site dat hij klaar is ({ready})")
        expect(home == 200, f"zonder database is een bewaarde pagina niet te lezen ({home})")
        expect(status in (500, 503), f"zonder database geeft een scan beginnen {status}")
        expect(crowd.refused, "er werd opgeslagen zonder database")
        kept = expect_nothing_lost(crowd.people)
    return f"{kept} antwoorden staan er nog; na {back:.1f} s kon iedereen weer opslaan, zonder herstart van de site"
