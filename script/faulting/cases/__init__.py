"""All cases by name. Each returns a sentence about what was seen, and raises FailedError when the site did not hold."""

from collections.abc import Callable

from faulting.cases import clients, clock, database, deployments, disks, mail, processes, smuggling, worker

CASES: dict[str, Callable[[], str]] = {
    "proces-gedood": processes.killed_in_the_middle_of_saves,
    "database-herstart": database.restarted,
    "schijf-vol-postgresql": disks.full_under_postgresql,
    "schijf-vol-sqlite": disks.full_under_sqlite,
    "schijf-vol-bestanden": disks.full_under_files,
    "mail-weg": mail.server_down,
    "werker-weg": worker.down,
    "werker-gedood": worker.killed_at_work,
    "klok-springt": clock.jumps,
    "twee-tegelijk": deployments.two_at_once,
    "trage-bezoekers": clients.slow,
    "te-groot": clients.too_large,
    "onzin": clients.malformed,
    "smokkelen": smuggling.smuggled,
}
