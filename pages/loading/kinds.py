"""Which kinds of pages can a file hold, with which keys, and below which page do they come?"""

from dataclasses import dataclass

NEEDED = ("title", "intro", "search_description")
LISTINGS = ("steps", "schemes", "stories", "terms", "organisations", "questions", "facts", "advisers")


@dataclass(frozen=True)
class Kind:
    """The keys that a file of this kind has at its head: those it must have, and those it may."""

    needed: tuple[str, ...] = NEEDED
    optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """What the files in a folder are, and the slug of the page that they come below."""

    kind: str
    parent: str


KINDS = {
    "text": Kind(optional=("sources",)),
    "scan": Kind(needed=(*NEEDED, "minutes", "audience", "limits", "button")),
    **{name: Kind() for name in LISTINGS},
    "phase": Kind(needed=(*NEEDED, "principle"), optional=("sources",)),
    "scheme": Kind(
        needed=(*NEEDED, "theme"),
        optional=("for_whom", "gives", "conditions", "apply", "where", "link", "link_title", "year", "sources"),
    ),
    "story": Kind(
        needed=(*NEEDED, "worked"), optional=("organisation", "sector", "size", "steps", "schemes", "year", "sources")
    ),
    "adviser": Kind(needed=(*NEEDED, "kind", "key", "principle"), optional=("bring", "sources")),
}
FOLDERS = {
    "fasen": Place("phase", "stappenplan"),
    "regelingen": Place("scheme", "regelingen-en-hulp"),
    "praktijkverhalen": Place("story", "praktijkverhalen"),
    "accountmanagers": Place("adviser", "voor-accountmanagers"),
    "over-de-scan": Place("text", "over-de-scan"),
}
