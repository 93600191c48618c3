"""Who looked at a shared scan, who took it along, and what did the employer do? Readable, the newest first."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.formats import date_format

from scan.models import Act, AuditEvent, Scan, ServicePoint, Share, User

WITHIN = timedelta(hours=1)
"""Looks of one person that come within this time of the first are one line."""

LONGEST = 2000
"""The number of acts that are read, the newest. A big team that opens its list each day gets there in a year."""

_TOLD = {
    Act.EXPORTED: "Downloadde het als Excel",
    Act.PRINTED: "Downloadde het als PDF",
    Act.TAKEN_ALONG: "Downloadde alle gegevens van de scan",
    Act.COPIED: "Maakte een kopie",
    Act.WITHDRAWN: "Stopte met delen",
}
_BY_MANAGERS = {
    Act.LISTED: "Gezien in de lijst van werkgevers door",
    Act.SEEN: "Bekeken door",
    Act.EXPORTED: "Gedownload als Excel door",
    Act.TOGETHER: "Samen ingevuld met",
}
"""What account managers do, to be followed by who it was."""
_BESIDE_THE_RESULT = {
    Act.STARTED: "Begon de scan",
    Act.INVITED: "Maakte een link voor collega’s",
    Act.ROUND_CLOSED: "Sloot de ronde van collega’s",
    Act.PLANNED: "Veranderde het plan",
    Act.REMINDED: "Vroeg om herinneringen",
    Act.NOT_REMINDED: "Stopte de herinneringen",
}
"""What the employer does besides; not asked for by who wants to know who looked."""

_YOU = "Jij, of iemand met jouw link"
_OPERATOR = "Wie de server beheert"
_PARTS = {"open_answers": "eigen woorden", "roles": "rollen", "plan": "plan"}


@dataclass(frozen=True)
class Line:
    """One line of the log. `who` is one person, with the service point of then; `last` is when it was done last.

    `leads_to_who` tells that `what` is a sentence that ends in who it was.
    """

    at: datetime
    last: datetime
    who: str
    what: str
    times: int = 1
    leads_to_who: bool = False

    @property
    def shows_last(self) -> bool:
        """Whether the last time is another minute than the first."""
        return self.last - self.at >= timedelta(minutes=1)


def history_of(scan: Scan) -> list[Line]:
    """What was done with the result of this scan, as far as its owner may know: that is all of it."""
    return _lines(scan, _TOLD)


def log_of(scan: Scan) -> list[Line]:
    """All that was done with this scan, but for what may have been a colleague's: also when it was never shared."""
    return _lines(scan, _TOLD | _BESIDE_THE_RESULT)


def is_cut(scan: Scan) -> bool:
    """Whether there is more in the log than `log_of` tells. All of it stands in the file with everything."""
    told = {*_TOLD, *_BESIDE_THE_RESULT, *_BY_MANAGERS}
    return AuditEvent.objects.filter(scan_id=scan.public_id, act__in=told).count() > LONGEST


def _lines(scan: Scan, by_employer: Mapping[Act, str]) -> list[Line]:
    shares = list(scan.shares.select_related("service_point"))
    lines = [*_grouped(_acts(scan, by_employer)), *_shared(shares), *_expired(shares)]
    return sorted(lines, key=lambda line: line.last, reverse=True)


def _acts(scan: Scan, by_employer: Mapping[Act, str]) -> Iterator[Line]:
    """The acts in the audit log, the oldest first, each as a line."""
    told = {*by_employer, *_BY_MANAGERS}
    events = list(AuditEvent.objects.filter(scan_id=scan.public_id, act__in=told)[:LONGEST])
    users = {user.pk: user for user in User.objects.filter(pk__in={e.user_id for e in events if e.user_id})}
    points = ServicePoint.objects.in_bulk({e.service_point_id for e in events if e.service_point_id})
    for event in reversed(events):
        act, by_manager = Act(event.act), event.user_id is not None and event.act in _BY_MANAGERS
        what = _BY_MANAGERS[act] if by_manager else by_employer.get(act)
        if what:
            yield Line(event.at, event.at, _who(event, users, points), what, leads_to_who=by_manager)


def _who(event: AuditEvent, users: Mapping[int, User], points: Mapping[int, ServicePoint]) -> str:
    """A person by name, never by mail address, and the service point. Somebody whose account is gone stays a role."""
    if event.user_id is None:
        return _OPERATOR if event.act == Act.COPIED else _YOU
    user, point = users.get(event.user_id), points.get(event.service_point_id)
    name = (user.get_full_name() if user else "") or "Een accountmanager"
    return f"{name} ({point.name})" if point else name


def _grouped(lines: Iterable[Line]) -> list[Line]:
    """The same act of the same person within an hour as one line."""
    groups: dict[tuple[str, str], Line] = {}
    done = []
    for line in lines:
        before = groups.get((line.who, line.what))
        if before is not None and line.at - before.at <= WITHIN:
            groups[line.who, line.what] = replace(before, last=line.at, times=before.times + 1)
            continue
        if before is not None:
            done.append(before)
        groups[line.who, line.what] = line
    return [*done, *groups.values()]


def _shared(shares: Iterable[Share]) -> Iterator[Line]:
    for share in shares:
        parts = [words for name, words in _PARTS.items() if getattr(share.parts, name)]
        also = f" Ook: {', '.join(parts)}." if parts else ""
        until = date_format(timezone.localtime(share.until), "j F Y")
        what = f"Deelde met {share.service_point.name}, tot en met {until}.{also}"
        yield Line(share.shared_at, share.shared_at, "Jij", what)


def _expired(shares: Iterable[Share]) -> Iterator[Line]:
    for share in shares:
        if share.ended_at == share.until:
            yield Line(share.until, share.until, "De datum was voorbij", f"{share.service_point.name} ziet niets meer")
