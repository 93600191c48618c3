"""The register of processing (AVG, article 30): what is kept, of whom, why, how long, and what makes it go.

It stands in `register.yaml`, in Dutch, beside the code that keeps and deletes. A test holds it against the models.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from scan.privacy.periods import Term, days

FILE = Path(__file__).parent / "register.yaml"
OTHERS = "*"

_HEADINGS = {
    "people": "Van wie",
    "data": "Welke gegevens",
    "purpose": "Waarvoor",
    "basis": "Grondslag (voorstel)",
    "seen_by": "Wie ziet het",
    "kept": "Hoe lang",
    "goes_by": "Wat het weghaalt",
}
_INTRODUCTION = """\
# Register van wat er bewaard wordt

Wie verantwoordelijk is voor de verwerking, stelt dit register vast (AVG, artikel 30). De termijnen komen uit de
instellingen van deze site. De grondslagen zijn een voorstel.

- **Verantwoordelijke en functionaris gegevensbescherming:** [vul in]
- **Ontvangers:** wie de server beheert en wie de mail bezorgt: [vul in]. De site stuurt verder niets naar anderen.
- **Doorgifte buiten de EER:** niet door de site. [Kijk na waar server, mail en kopieën staan.]
- **Beveiliging:** zie `docs/asvs.md` en `docs/beveiliging.md`

Gemaakt met `manage.py privacy_register`.
"""


@dataclass(frozen=True)
class Entry:
    """One row of the register. `models` are labels such as scan.Share; with * all others of an app.

    `stores` are folders, files and caches, by the name of their setting. The rest is Dutch text, with the terms of this
    site filled in.
    """

    name: str
    models: tuple[str, ...]
    people: str
    data: str
    purpose: str
    basis: str
    seen_by: str
    kept: str
    goes_by: str
    stores: tuple[str, ...] = ()


def entries() -> tuple[Entry, ...]:
    """The rows of the register. Raises TypeError when a row has a key too few or too many."""
    terms = {term.value: days(term) for term in Term} | {"backups": settings.BACKUP_KEEP}
    return tuple(_entry(row, terms) for row in _rows())


def entry_of(label: str) -> Entry | None:
    """The row about a model, by its label (scan.Share): the one that names it, else the one of its app."""
    by_model = {model: entry for entry in entries() for model in entry.models}
    return by_model.get(label) or by_model.get(f"{label.split('.')[0]}.{OTHERS}")


def as_markdown() -> str:
    """The register to read."""
    return "\n".join([_INTRODUCTION, *(_section(entry) for entry in entries())])


@cache
def _rows() -> list[dict[str, Any]]:
    """What stands in the file, as it is."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def _entry(row: dict[str, Any], terms: dict[str, int]) -> Entry:
    lists = {"models": tuple(row["models"]), "stores": tuple(row.get("stores", ()))}
    return Entry(**row | lists | {"kept": row["kept"].format(**terms)})


def _section(entry: Entry) -> str:
    lines = [f"- **{heading}:** {getattr(entry, name)}" for name, heading in _HEADINGS.items()]
    for heading, names in (("Tabellen", entry.models), ("Buiten de tabellen", entry.stores)):
        if names:
            lines.append(f"- **{heading}:** {', '.join(f'`{name}`' for name in names)}")
    return "\n".join([f"## {entry.name}", "", *lines, ""])
