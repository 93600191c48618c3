"""Which tables are in the workbook of one scan? Data only: frames with explicit types, by the title of their sheet."""

import pandas as pd

from scan.export.data import (
    answers,
    calculation,
    codebook,
    conversation,
    explanation,
    plan,
    roles,
    scores,
    since,
    steps,
    summary,
)
from scan.export.inputs import Audience, Report

__all__ = ["Audience", "Report", "frames"]


def frames(report: Report) -> dict[str, pd.DataFrame]:
    """The frame of each sheet, in the order of the sheets.

    An employer gets no Gesprek. Rollen, Ontwikkeling and Plan are there only where there is something to tell.
    """
    made = {"Samenvatting": summary.frame(report), "Scores": scores.frame(report)}
    if roles.has_roles(report):
        made["Rollen"] = roles.frame(report)
    if report.earlier:
        made["Ontwikkeling"] = since.frame(report, report.earlier)
    made |= {"Antwoorden": answers.frame(report), "Stappen": steps.frame(report)}
    if report.plan:
        made["Plan"] = plan.frame(report)
    if report.for_account_manager:
        made["Gesprek"] = conversation.frame(report)
    return made | {
        "Rekenblad": calculation.frame(report),
        "Codeboek": codebook.frame(report),
        "Toelichting": explanation.frame(report),
    }
