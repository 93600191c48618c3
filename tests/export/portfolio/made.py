"""Records to make a workbook of many scans from, without a database."""

from datetime import UTC, date, datetime
from random import Random
from typing import Any

from scan.core.instrument import Instrument
from scan.core.outcome import to_plain
from scan.core.sharing import SharedParts
from scan.export.portfolio.held import Reader
from scan.export.portfolio.records import Record, Selection
from tests.workspace.exports.made import outcomes

EVERYTHING = SharedParts(open_answers=True, roles=True, plan=True)
MOMENT = datetime(2026, 11, 21, 14, 5, tzinfo=UTC)


def plain_results(instrument: Instrument, number: int, seed: str = "scans") -> list[dict[str, Any]]:
    return [to_plain(one) for one in outcomes(instrument, number, seed)]


def record(instrument: Instrument, plain: dict[str, Any], number: int = 1, **fields: Any) -> Record:
    parts = fields.pop("parts", EVERYTHING)
    return Record(
        **{
            "scan_id": f"scan{number}",
            "version": 1,
            "employer": f"Werkgever {number}",
            "contact": "",
            "service_point": "WSP",
            "finished": date(2026, 11, 1),
            "shared_on": date(2026, 11, 2),
            "until": date(2027, 2, 1),
            "parts": parts,
            "held": Reader(instrument).read(plain, parts),
            **fields,
        }
    )


def records(instrument: Instrument, plains: list[dict[str, Any]], seed: int) -> list[Record]:
    """Some of these results, with plans by chance."""
    chance = Random(seed)
    made = []
    for number in range(chance.randint(0, 60)):
        plain = chance.choice(plains)
        shares_plan = chance.random() < 0.7
        steps = [step["key"] for step in plain["advice"]["steps"]]
        chosen = tuple(chance.sample(steps, k=min(len(steps), 3))) if shares_plan and chance.random() < 0.8 else ()
        parts = SharedParts(open_answers=True, roles=True, plan=shares_plan)
        made.append(record(instrument, plain, number, parts=parts, chosen=chosen, done=chosen[: chance.randint(0, 3)]))
    return made


def selection(instrument: Instrument, service_point: str = "") -> Selection:
    return Selection(service_point, {1: instrument}, MOMENT)
