"""Everything about an employer as one file to keep: data that a program reads, the workbook, and what is what."""

import io
import json
import zipfile
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from scan.export.workbook import workbook
from scan.models import Organisation, Scan
from scan.privacy.exporting import of_employer, of_scan
from scan.workbooks import report_for_employer

CONTENT_TYPE = "application/zip"

_READ_ME = """\
Wat zit er in dit bestand?

alles.json            Alles wat de Inclusiescan over jullie bewaart: antwoorden met de vraag erbij, het resultaat, het
                      plan, delen en het logboek. Elk programma kan dit lezen. Je kunt het ook openen met een
                      tekstprogramma.
resultaat-*.xlsx      Het resultaat van elke scan die klaar is, als Excel.

Wat zit er niet in?

- De antwoorden van collega's. Die zijn van hen. Je leest wel met hoeveel ze waren. Elke collega kan de eigen antwoorden
  zelf bekijken, met de eigen link.
- Links en codes die toegang geven.
{dossiers}
Een moment staat als jaar-maand-dag, met de tijd in UTC.
"""
_WITHOUT_DOSSIERS = """\
- Wat een werkgeversservicepunt zelf over jullie opschreef. Dat dossier is van hen. Vraag het aan hen.
"""


def archive_of_scan(scan: Scan) -> bytes:
    """A ZIP of one scan, for its owner."""
    return _zipped({"scans": [of_scan(scan)]}, [scan], dossiers=False)


def archive_of_employer(organisation: Organisation, *, dossiers: bool) -> bytes:
    """A ZIP of all scans of an employer, with `dossiers` also what service points wrote: for who answers a request."""
    scans = list(organisation.scans.order_by("started_at"))
    return _zipped(of_employer(organisation, dossiers=dossiers), scans, dossiers=dossiers)


def _zipped(everything: dict[str, Any], scans: list[Scan], *, dossiers: bool) -> bytes:
    text = json.dumps(everything, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("LEESMIJ.txt", _READ_ME.format(dossiers="" if dossiers else _WITHOUT_DOSSIERS))
        archive.writestr("alles.json", text)
        for scan in scans:
            if scan.result is not None:
                archive.writestr(f"resultaat-{scan.public_id}.xlsx", workbook(report_for_employer(scan.result)))
    return file.getvalue()
