"""The processes of the site are killed while people save."""

import os
import random
import signal
import time
from contextlib import suppress

from stack.inside import use_database_of
from stack.processes import wait_until
from stack.site import production

from faulting.expecting import expect, expect_nothing_lost
from faulting.saving import saving

KILLS = 8


def killed_in_the_middle_of_saves() -> str:
    """Web processes with kill -9, one after the other; then all of gunicorn, which systemd would start again."""
    with production() as site:
        use_database_of(site)
        with saving(site) as crowd:
            for _ in range(KILLS):
                time.sleep(1)
                children = site.gunicorn.children()
                expect(children, "gunicorn heeft geen processen meer")
                with suppress(ProcessLookupError):
                    os.kill(random.choice(children), signal.SIGKILL)  # noqa: S311  (any of them)
            expect(site.gunicorn.is_alive(), "gunicorn stopte toen een van zijn processen gedood werd")
            site.gunicorn.kill()
            time.sleep(1)
            restarted = time.monotonic()
            site.start_gunicorn()
            back = wait_until(lambda: crowd.all_save_again(restarted), 30, "niet iedereen kan weer opslaan")
        kept = expect_nothing_lost(crowd.people)
        saves, refused = crowd.saved, crowd.refused
    return (
        f"{saves} keer opgeslagen, {refused} keer geweigerd, van {kept} antwoorden staat de laatste er; "
        f"na een herstart kon iedereen na {back:.1f} s weer opslaan"
    )
