"""The styles of service on the page: what the scan says of each, and what the account managers think themselves."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scan.core.instrument import Instrument
from scan.core.preparation import Accent
from scan.models import Dossier, OwnView, Share
from scan.workspace.portfolio import newest_instrument
from scan.workspace.preparation.forms import OwnViewForm
from scan.workspace.preparation.own import OwnWords


@dataclass(frozen=True)
class StyleBlock:
    """A style with what the scan says of it (None when nothing is shared), and what the account managers think.

    `view` is the text that the form changes; `others` stand in dossiers that were merged into this one.
    """

    key: str
    title: str
    accent: Accent | None
    view: OwnView | None
    others: tuple[OwnView, ...]
    form: OwnViewForm


def titles_of_styles(dossier: Dossier, shares: Sequence[Share]) -> dict[str, str]:
    """Titles by key of the styles that have a block on the page, so that somebody can write a view of them."""
    written = OwnView.objects.filter(dossier__in=dossier.family).values_list("style", flat=True)
    return _titles(shares[0].scan.result.instrument if shares else None, written)


def style_blocks(
    instrument: Instrument | None, accents: Iterable[Accent], own: OwnWords, forms: Mapping[str, OwnViewForm]
) -> list[StyleBlock]:
    """The styles, those with most points first. `forms` are forms that were posted, by the key of their style."""
    by_key = {accent.key: accent for accent in accents}
    titles = _titles(instrument, own.views)
    return [
        _block(key, titles[key], by_key.get(key), own.views.get(key, []), forms.get(key))
        for key in [*by_key, *(key for key in titles if key not in by_key)]
    ]


def _block(key: str, title: str, accent: Accent | None, views: list[OwnView], form: OwnViewForm | None) -> StyleBlock:
    view = next((one for one in views if one.dossier.merged_into_id is None), None)
    others = tuple(one for one in views if one is not view)
    return StyleBlock(key, title, accent, view, others, form or OwnViewForm(style=key, title=title, view=view))


def _titles(instrument: Instrument | None, written: Iterable[str]) -> dict[str, str]:
    """Of the scan's own instrument, then of the newest one; a style that neither has is called by its key."""
    titles: dict[str, str] = {}
    for one in (instrument, newest_instrument()):
        for key, title in (one.titles("styles") if one else {}).items():
            titles.setdefault(key, title)
    return titles | {key: key.capitalize() for key in written if key not in titles}
