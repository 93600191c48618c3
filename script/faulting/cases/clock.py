"""The clock of the web processes jumps, back and forth."""

import os
from pathlib import Path

from stack.browser import Trouble
from stack.inside import use_database_of
from stack.person import Person, RefusedError, walk
from stack.site import code_path, own_folder, production

from faulting.expecting import FailedError, expect, expect_nothing_lost

SLEEPING = Path(__file__).resolve().parents[1] / "under_faketime"
LIBRARY = "libfaketime*.so.1"
JUMPS = ("+0", "-2h", "+1d", "-1d", "+80d")
LATE = "+200d"
"""Later than any session lasts."""


def jumps() -> str:
    """Answers are saved in their own order, whatever the clock says; who comes back too late is told so."""
    library = _library()
    with own_folder() as folder:
        now = folder / "klok"
        now.write_text("+0\n", encoding="ascii")
        # The processes look at the file each time; how long something takes they measure by another clock.
        told = ["FAKETIME_NO_CACHE=1", "FAKETIME_DONT_FAKE_MONOTONIC=1", "NO_FAKE_STAT=1"]
        prefix = ["env", f"LD_PRELOAD={library}", f"FAKETIME_TIMESTAMP_FILE={now}", *told]
        with production(prefix=prefix, PYTHONPATH=os.pathsep.join([str(SLEEPING), *code_path()])) as site:
            use_database_of(site)
            person = Person(site.nginx.https, walk(0))
            person.start()
            for number, jump in enumerate(JUMPS):
                now.write_text(f"{jump}\n", encoding="ascii")
                for step in Person.answers_of(walk(number)):
                    person.take(step)
            expect_nothing_lost([person], least=20)
            finish = person.browser.post(f"/scan/{person.public_id}/controle/", {})
            expect(finish.status == 302, f"afronden geeft {finish.status}")
            result = person.browser.get(f"/scan/{person.public_id}/resultaat/")
            expect(result.status == 200, f"het resultaat geeft {result.status}")
            now.write_text(f"{LATE}\n", encoding="ascii")
            status = person.browser.get(f"/scan/{person.public_id}/resultaat/").status
            expect(status == 403, f"een sessie van {LATE} geeft {status}")
            other = Person(site.nginx.https, walk(0))
            try:
                expect(other.do_a_whole_scan(), "een nieuwe scan lukt niet")
            except (RefusedError, Trouble) as error:
                raise FailedError(f"een nieuwe scan lukt niet: {error}") from error
    return f"de klok sprong {len(JUMPS)} keer; de laatste antwoorden staan er, en de scan kon worden afgerond"


def _library() -> Path:
    """Where faketime is. Raises FailedError: without it nothing is tested."""
    found = sorted(Path("/usr/lib").glob(f"*/faketime/{LIBRARY}"))
    single = [path for path in found if "MT" not in path.name] or found
    threads = [path for path in found if "MT" in path.name]
    if not found:
        raise FailedError("faketime ontbreekt. Installeer: sudo apt-get install faketime")
    # gunicorn answers in threads.
    return (threads or single)[0]
