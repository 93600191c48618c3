"""The worker is away, or dies while it works."""

from pathlib import Path
from zipfile import ZipFile

from stack.inside import Export, store_shared_scans, use_database_of
from stack.person import Person, walk
from stack.processes import wait_until
from stack.site import production

from faulting.expecting import expect
from faulting.health import state_of

FEW, MANY = 200, 8000


def down() -> str:
    """Scans go on; what waits is done when the worker comes back."""
    with production() as site:
        use_database_of(site)
        point = store_shared_scans(FEW)
        export = Export(point)
        person = Person(site.nginx.https, walk(0))
        expect(person.do_a_whole_scan(), "een scan lukt niet zonder werker")
        expect(state_of(site, "werker") == "fout", "de gezondheid zegt niet dat er geen werker is")
        expect(export.count("wacht") == len(export.jobs), "er werd iets gemaakt zonder werker")
        site.worker.start()
        wait = wait_until(lambda: export.count("klaar") == len(export.jobs), 90, "het werk blijft liggen")
        expect(state_of(site, "werker") == "goed", "de gezondheid ziet de werker niet")
    return f"een hele scan lukte zonder werker; toen hij terug was, was het werk na {wait:.0f} s klaar"


def killed_at_work() -> str:
    """With kill -9 in the middle of a large workbook. Other work goes on, and the broken work does not stay behind."""
    with production() as site:
        use_database_of(site)
        from django_tasks_db.models import DBTaskResult

        from scan.shared.export_files import path_of

        point = store_shared_scans(MANY)
        export = Export(point)
        site.worker.start()
        export.wait_until_busy()
        site.worker.kill()
        first = DBTaskResult.objects.running().get().pk
        site.worker.start()
        others = wait_until(lambda: export.count("klaar") == len(export.jobs) - 1, 180, "ander werk gaat niet door")
        missed = wait_until(
            lambda: not DBTaskResult.objects.running().filter(pk=first).exists(),
            150,
            "het werk blijft voor altijd bezig",
        )
        again = DBTaskResult.objects.get(pk=first).status
        expect(again in ("READY", "SUCCESSFUL"), f"het werk komt niet terug in de rij, maar is {again}")
        made = type(export.jobs[0]).objects.filter(status="klaar")
        expect(all(_rows_of(path_of(job.file)) == MANY for job in made), "een half Excel-bestand is te halen")
    return f"ander werk was na {others:.0f} s klaar; dat van de dode werker kwam {missed:.0f} s daarna terug in de rij"


def _rows_of(workbook: Path) -> int:
    """How many scans the first sheet has."""
    with ZipFile(workbook) as opened:
        return opened.read("xl/worksheets/sheet1.xml").count(b"<row ") - 1
