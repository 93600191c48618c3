"""Which values may be typed into a cell? Rules of Excel, with a word beforehand and one when it is wrong."""

from openpyxl.worksheet.datavalidation import DataValidation


def entry_rule(kind: str, prompt: tuple[str, str], error: tuple[str, str], **how: str) -> DataValidation:
    """A rule of Excel's `kind` for cells that may stay empty. `prompt` and `error` are a title and a sentence.

    What is wrong is refused; `errorStyle="warning"` only asks. `how` goes to openpyxl: the formulas and the operator.
    """
    return DataValidation(
        type=kind,
        allow_blank=True,
        showInputMessage=True,
        showErrorMessage=True,
        promptTitle=prompt[0],
        prompt=prompt[1],
        errorTitle=error[0],
        error=error[1],
        **{"errorStyle": "stop"} | how,
    )
