"""What an employer must not see, and what nobody may see of a single person."""

from copy import deepcopy

import pytest

from scan.core.instrument import Instrument
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE
from scan.export.report import Report, frames
from scan.export.workbook import workbook
from tests.export.conftest import MakeReport
from tests.export.reading import all_words, cells, opened
from tests.factories import EXAMPLES, example

ALWAYS = ["Samenvatting", "Scores", "Antwoorden", "Stappen", "Gesprek", "Rekenblad", "Codeboek", "Toelichting"]
SHEETS = [*ALWAYS[:2], "Rollen", *ALWAYS[2:]]
"""Of several roles; Ontwikkeling and Plan are there where there is an earlier measurement or a plan."""


def test_the_account_manager_gets_every_sheet_that_there_is_something_to_tell_on(make_report: MakeReport):
    assert opened(make_report()).sheetnames == SHEETS
    assert list(frames(make_report())) == SHEETS
    assert opened(make_report("one respondent, wishes")).sheetnames == ALWAYS


@pytest.mark.parametrize("name", [one["name"] for one in EXAMPLES])
def test_the_employer_gets_no_styles_and_no_topics_in_any_part_of_the_file(name: str, make_report: MakeReport):
    report = make_report(name, audience="employer")
    # The codes of answers stand in the Codeboek; one of them is a word that a style has too.
    codes = {str(option.value) for options in report.instrument.options.values() for option in options}
    words = "\n".join(one for one in all_words(workbook(report)).split("\n") if one not in codes).lower()
    assert opened(report).sheetnames == [
        one for one in SHEETS if one != "Gesprek" and (one != "Rollen" or report.outcome.scores.scale_roles)
    ]
    assert "gesprek!" not in words
    for title in [*report.instrument.titles("styles").values(), *report.instrument.titles("topics").values()]:
        assert title.lower() not in words
    for topic in report.instrument.topics:
        assert not any(part.lower() in words for part in (*topic.text.explanation, *topic.text.questions))


def test_for_the_rest_the_employers_workbook_is_the_same(make_report: MakeReport):
    theirs, ours = cells(opened(make_report(audience="employer"))), cells(opened(make_report()))
    differing = {place for place in ours if ours[place] != theirs.get(place) and not place.startswith("Gesprek!")}
    assert {place.split("!")[0] for place in differing} == {"Toelichting"}
    assert len(differing) == 1


def variants(data: dict, role: str, instrument: Instrument) -> list[dict]:
    """The same scan, in which the people of one role answer something else."""
    made = []
    for pick in (0, -1, DONT_KNOW, NOT_APPLICABLE, None):
        other = deepcopy(data)
        for one in other["respondents"]:
            if one["role"] == role:
                one["answers"] = {key: _answer(instrument, key, pick) for key in one["answers"]}
                one["answers"] = {key: value for key, value in one["answers"].items() if value is not None}
                one["answers"]["att-past"] = 1 if pick == 0 else 5
        made.append(other)
    return made


def _answer(instrument: Instrument, key: str, pick: int | str | None) -> int | str | None:
    question = instrument.questions[key]
    if isinstance(pick, int):
        return instrument.options[key][pick].value
    offered = {DONT_KNOW: question.dont_know, NOT_APPLICABLE: question.not_applicable}
    return pick if pick and offered[pick] else None


@pytest.mark.parametrize("audience", ["employer", "account_manager"])
@pytest.mark.parametrize("name", ["three shown roles, gaps everywhere", "hidden or", "medewerkers shown"])
def test_nothing_in_the_file_changes_with_the_answers_of_one_or_two_protected_people(
    name: str, audience: str, make_report: MakeReport, instrument: Instrument
):
    data = example(name)["input"]
    counts = {role: sum(one["role"] == role for one in data["respondents"]) for role in ("medewerker", "or")}
    hidden = [role for role, count in counts.items() if 0 < count < 3]
    assert hidden
    for role in hidden:
        files = {workbook(make_report(one, audience=audience)) for one in variants(data, role, instrument)}
        assert len(files) == 1


def test_the_check_above_can_fail_the_file_does_change_with_the_answers_of_a_shown_role(
    make_report: MakeReport, instrument: Instrument
):
    data = example("medewerkers shown")["input"]
    files = {workbook(make_report(one)) for one in variants(data, "medewerker", instrument)}
    assert len(files) > 3


def test_an_item_that_two_of_three_protected_people_answered_tells_nothing_of_them(make_report: MakeReport):
    data = deepcopy(example("medewerkers shown")["input"])
    own = [one for one in data["respondents"] if one["role"] == "medewerker"]
    del own[0]["answers"]["att-past"]
    files = set()
    for value in (1, 5):
        own[1]["answers"]["att-past"] = own[2]["answers"]["att-past"] = value
        files.add(workbook(make_report(data)))
    assert len(files) == 1


def test_nobody_is_quoted_when_two_people_answered(report: Report):
    if report.outcome.scores.sole_answers is None:
        frame = frames(report)["Antwoorden"]
        assert frame.loc[frame["Telt mee voor"] != "Feit", "Antwoord"].isna().all()


def test_the_editors_notes_are_nowhere(report: Report):
    words = all_words(workbook(report))
    for part in (*report.instrument.steps, *report.instrument.topics):
        assert len(part.kern) < 20 or part.kern not in words
