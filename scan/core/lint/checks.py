"""All checks of an instrument together, in one order."""

from collections.abc import Mapping
from datetime import date

from scan.core.instrument import Instrument
from scan.core.lint.asking import Asking
from scan.core.lint.finding import Finding, placed, warning
from scan.core.lint.logic import logic_findings
from scan.core.lint.measuring import measuring_findings
from scan.core.lint.questions import question_findings
from scan.core.lint.reach import Reach
from scan.core.lint.references import reference_findings
from scan.core.lint.rules import rule_findings
from scan.core.lint.steps import scheme_findings, step_findings
from scan.core.lint.texts import empty_findings, text_findings
from scan.core.samples import misfits


def findings(
    instrument: Instrument,
    *,
    scheme_pages: Mapping[str, date | None] | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Everything to mend or to look at again: errors first, then warnings, each by kind and in the document's order.

    `scheme_pages` holds per scheme that has a page the day on which somebody last checked it (None: never), and
    `today` says how long ago that is; without `scheme_pages` there are no such pages yet and nothing is said of them.
    """
    found = [
        *_errors(instrument),
        *scheme_findings(instrument, scheme_pages, today),
        *text_findings(instrument),
        *(warning(misfit.path, misfit.code, misfit.sentence) for misfit in misfits(instrument)),
    ]
    return [placed(instrument, one) for one in sorted(found, key=lambda one: one.severity)]


def problems(instrument: Instrument) -> list[Finding]:
    """The errors alone, without those of pages; an empty list means that the instrument can be used."""
    return [placed(instrument, one) for one in _errors(instrument) if one.severity == "error"]


def _errors(instrument: Instrument) -> list[Finding]:
    """What is wrong; also the few warnings that the same checks come upon."""
    asking = Asking(instrument)
    reach = Reach(instrument, asking)
    return [
        *reference_findings(instrument),
        *empty_findings(instrument),
        *question_findings(instrument, asking),
        *measuring_findings(instrument, reach),
        *rule_findings(instrument),
        *logic_findings(instrument, reach),
        *step_findings(instrument),
    ]
