"""What would become of a list: which rows are good, and what is wrong with the others, by row and column."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from scan.models import ServicePoint
from scan.workspace.inviting.actions import Wanted, known_dossiers
from scan.workspace.inviting.forms import InvitationForm
from scan.workspace.inviting.refusals import refusals
from scan.workspace.inviting.spreadsheet import HEADINGS, MOST_ROWS, ListRow


@dataclass(frozen=True)
class GoodRow:
    """A row that can be invited; `known` says that the service point has a dossier of this name."""

    number: int
    wanted: Wanted
    known: bool


@dataclass(frozen=True)
class BadCell:
    """What is wrong in one column of a row, and what stands there."""

    number: int
    column: str
    text: str
    reason: str


@dataclass(frozen=True)
class Preview:
    """A list as it was read: what goes out when it is confirmed, and what does not."""

    good: tuple[GoodRow, ...]
    bad: tuple[BadCell, ...]

    @property
    def bad_rows(self) -> int:
        """How many rows do not go out."""
        return len({cell.number for cell in self.bad})

    @property
    def plain(self) -> str:
        """The good rows as text that a form can carry; `rows_from` reads it back."""
        rows = [[row.number, {name: getattr(row.wanted, name) for name in HEADINGS}] for row in self.good]
        return json.dumps(rows, ensure_ascii=False)


def preview(service_point: ServicePoint, rows: Sequence[ListRow]) -> Preview:
    """Check every row as if it was filled in by hand, and each address against the others and what is known of it."""
    forms = {row.number: InvitationForm(dict(row.texts)) for row in rows}
    wrongs = {row.number: _wrong(row, forms[row.number]) for row in rows}
    addresses = {number: form.cleaned_data.get("email", "") for number, form in forms.items()}
    refused = refusals(service_point, [address for address in addresses.values() if address])
    known = known_dossiers(service_point)
    first: dict[str, int] = {}
    good, bad = [], []
    for row in rows:
        form, address = forms[row.number], addresses[row.number].casefold()
        wrong = wrongs[row.number]
        if address and "email" not in wrong:
            if address in first:
                wrong["email"] = f"Dit adres staat ook in rij {first[address]}."
            elif address in refused:
                wrong["email"] = refused[address]
            first.setdefault(address, row.number)
        if wrong:
            bad += [BadCell(row.number, HEADINGS[n], row.texts.get(n, ""), wrong[n]) for n in HEADINGS if n in wrong]
        else:
            good.append(GoodRow(row.number, form.wanted, form.wanted.organisation.casefold() in known))
    return Preview(tuple(good), tuple(bad))


def rows_from(plain: str) -> list[ListRow]:
    """The rows that a form carried. Raises ValueError when it is not ours; what they hold is checked all over again."""
    rows = json.loads(plain)
    if not isinstance(rows, list) or len(rows) > MOST_ROWS:
        raise ValueError
    found = []
    for row in rows:
        if not (isinstance(row, list) and len(row) == 2 and isinstance(row[0], int) and isinstance(row[1], dict)):
            raise ValueError
        found.append(ListRow(row[0], {name: str(row[1].get(name, "")) for name in HEADINGS}))
    return found


def _wrong(row: ListRow, form: InvitationForm) -> dict[str, str]:
    """Per field the reason why it cannot be taken over."""
    return {name: " ".join(messages) for name, messages in form.errors.items()} | dict(row.unread)
