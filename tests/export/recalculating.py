"""How a test lets LibreOffice calculate workbooks anew: many files in one run, nothing kept of before."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

SOFFICE = shutil.which("soffice")


def recalculated(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The same workbooks by name, with every formula calculated by LibreOffice, which starts once."""
    source, target = folder / "from", folder / "to"
    source.mkdir()
    for name, content in files.items():
        (source / f"{name}.xlsx").write_bytes(content)
    convert(sorted(source.iterdir()), target, "xlsx:Calc MS Excel 2007 XML", folder)
    return {name: (target / f"{name}.xlsx").read_bytes() for name in files}


def convert(files: list[Path], target: Path, kind: str, folder: Path) -> None:
    """Let LibreOffice write all these files as another kind, with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--norestore", "--convert-to", kind, "--outdir", target, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def uncalculated(content: bytes) -> bytes:
    """A workbook in which no formula has a value, so that whoever opens it has to calculate."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>|(</f>)<v/>", rb"\1\2", part)
                part = re.sub(rb'(<c [^>]*?) t="str"([^>]*><f>)', rb"\1\2", part)
            made.writestr(name, part)
    return out.getvalue()
