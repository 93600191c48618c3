"""Scores measurements from a file: for researchers, and for checking the rules."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from scan.content import read_instrument
from scan.core.instrument import Instrument
from scan.core.measurement import AnswerError, measurement_from
from scan.core.outcome import outcome_of


class Command(BaseCommand):
    """See the module."""

    help = "Lees een scan of een lijst van scans als JSON en druk af wat eruit volgt: scores, fase, stappen en meer."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="Een bestand, of - voor standaardinvoer.")

    def handle(self, *args: Any, **options: Any) -> None:
        data = _read(options["file"])
        instrument = read_instrument()
        if isinstance(data, list):
            scored: Any = [_scored(instrument, one, f"{index}.") for index, one in enumerate(data)]
        else:
            scored = _scored(instrument, data, "")
        self.stdout.write(json.dumps(scored, ensure_ascii=not _writes_unicode(self.stdout), indent=1))


def _writes_unicode(stream: Any) -> bool:
    return (getattr(stream, "encoding", None) or "utf-8").lower().startswith("utf")


def _read(name: str) -> Any:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        return json.loads(text, object_pairs_hook=_once_each)
    except RecursionError as error:
        raise CommandError(f"{name}: nested too deeply", returncode=2) from error
    except (OSError, ValueError) as error:
        raise CommandError(f"{name}: {error}", returncode=2) from error


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of which no key stands there twice: JSON would silently keep the last."""
    fields: dict[str, Any] = {}
    for key, value in pairs:
        if key in fields:
            raise ValueError(f"{key!r} stands twice in one object")
        fields[key] = value
    return fields


def _scored(instrument: Instrument, data: Any, place: str) -> dict[str, Any]:
    """What stands under `expected` in the worked examples."""
    try:
        outcome = outcome_of(instrument, measurement_from(instrument, data))
    except AnswerError as error:
        # A key of the input may hold line ends; what is said is one line all the same.
        raise CommandError(" ".join(f"{place}{error}".split()), returncode=2) from error
    scores, advice = outcome.scores, outcome.advice
    return {
        "scales": dict(scores.scales),
        "dimensions": dict(scores.dimensions),
        "roles": {role: dict(own) for role, own in scores.role_dimensions.items()},
        "gaps": dict(scores.gaps),
        "unknown_share": scores.unknown_share,
        "bottleneck": scores.bottleneck,
        "stage": advice.stage,
        "styles": dict(advice.styles),
        "steps": [
            {"key": step.key, "priority": step.priority, "reasons": list(outcome.step_reasons[step.key])}
            for step in advice.steps
        ],
        "topics": list(advice.topics),
    }
