"""Which tables are in the workbook of one scan? Data only: frames with explicit types, by the title of their sheet."""

import pandas as pd

from scan.export.data import answers, conversation, explanation, scores, steps, summary
from scan.export.inputs import Audience, Report

__all__ = ["Audience", "Report", "frames"]


def frames(report: Report) -> dict[str, pd.DataFrame]:
    """The frame of each sheet, in the order of the sheets. An employer gets no Gesprek."""
    made = {
        "Samenvatting": summary.frame(report),
        "Scores": scores.frame(report),
        "Antwoorden": answers.frame(report),
        "Stappen": steps.frame(report),
    }
    if report.for_account_manager:
        made["Gesprek"] = conversation.frame(report)
    return made | {"Toelichting": explanation.frame(report)}
