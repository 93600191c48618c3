"""The six phases of working together with an employer, for account managers, from their file."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from scan.content import strict_yaml
from scan.content.files import FOLDER, ContentError
from scan.core.service_phase import PHASES, ServicePhase

FILE = "service_phases.yaml"
_ADAPTER = TypeAdapter(tuple[ServicePhase, ...])


@cache
def service_phases() -> tuple[ServicePhase, ...]:
    """The phases in order, as they are with this version of the site. Raises ContentError."""
    return read_service_phases(FOLDER / FILE)


def read_service_phases(path: Path) -> tuple[ServicePhase, ...]:
    """Read and check the file: each phase once, in order. Raises ContentError, with the file and the key."""
    try:
        phases = _ADAPTER.validate_python(strict_yaml.load(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise ContentError(f"{path.name}: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        lines = (f"{path.name}: {'.'.join(map(str, one['loc'])) or 'top'}: {one['msg']}" for one in error.errors())
        raise ContentError("\n".join(lines)) from error
    if [phase.number for phase in phases] != list(range(1, PHASES + 1)):
        raise ContentError(f"{path.name}: number: the phases are not 1 to {PHASES}, in order")
    return phases
