"""A disk runs full: under the database, and under the files of the site."""

import time
from contextlib import suppress

from stack.browser import Browser
from stack.inside import Export, store_shared_scans, use_database_of
from stack.processes import NotStartedError, wait_until
from stack.site import Site, production

from faulting.disks import SmallDisk, small_disk
from faulting.expecting import expect, expect_nothing_lost
from faulting.saving import saving

MEGABYTES = 400


def full_under_postgresql() -> str:
    """PostgreSQL stops when it cannot write its log; it is started again when there is room."""
    with small_disk(MEGABYTES) as disk, production(database_folder=disk.folder) as site:
        return _full(site, disk)


def full_under_sqlite() -> str:
    """The same with SQLite, that has no server to stop."""
    with small_disk(MEGABYTES) as disk, production("sqlite", database_folder=disk.folder) as site:
        return _full(site, disk)


def _full(site: Site, disk: SmallDisk) -> str:
    use_database_of(site)
    with saving(site) as crowd:
        time.sleep(2)
        disk.fill()
        wait_until(lambda: crowd.refused > 0, 60, "er wordt nog opgeslagen op een volle schijf")
        time.sleep(2)
        disk.empty()
        room = time.monotonic()
        back = wait_until(lambda: _runs(site) and crowd.all_save_again(room), 60, "niet iedereen kan weer opslaan")
    kept = expect_nothing_lost(crowd.people)
    return (
        f"{crowd.refused} keer geweigerd toen de schijf vol was; van {kept} antwoorden staat de laatste er, en na "
        f"{back:.1f} s kon iedereen weer opslaan"
    )


def _runs(site: Site) -> bool:
    """Whether the database runs; PostgreSQL that stopped is started again, as systemd does."""
    if site.postgres is None or site.postgres.is_running():
        return True
    with suppress(NotStartedError):
        site.postgres.start()
    return False


def full_under_files() -> str:
    """Under kept pages and workbooks: people read and save on, a workbook fails in an orderly way, and works later."""
    with small_disk(40) as disk:
        var = str(disk.folder / "var")
        with production(VAR_DIR=var, EXPORT_ROOT=f"{var}/exports", PAGE_CACHE_URL=f"filecache://{var}/pages") as site:
            use_database_of(site)
            point = store_shared_scans(300)
            disk.fill()
            visitor = Browser(site.nginx.https)
            pages = [visitor.get(path).status for path in ("/", "/stappenplan/", "/scan/start/")]
            expect(pages == [200, 200, 200], f"op een volle schijf geven pagina's {pages}")
            with saving(site, people=4) as crowd:
                site.worker.start()
                failed = Export(point)
                wait_until(lambda: failed.count("mislukt") == len(failed.jobs), 60, "een Excel-bestand mislukt niet")
                refused = crowd.refused
            expect(refused == 0, f"{refused} antwoorden geweigerd, terwijl de database ruimte heeft")
            expect_nothing_lost(crowd.people, least=50)
            disk.empty()
            later = Export(point)
            wait_until(
                lambda: later.count("klaar") == len(later.jobs), 60, "een Excel-bestand lukt niet als er ruimte is"
            )
    return "pagina's en opslaan bleven werken; een Excel-bestand mislukte netjes, en lukte toen er weer ruimte was"
