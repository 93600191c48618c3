"""Which rows does a document give, per sheet? One per thing, in the order of the document."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from scan.exchange.workbook.advising import QUESTION, STAGE, STEP, STYLE, TERM, TOPIC
from scan.exchange.workbook.sheets import SHEETS

Row = dict[str, Any]
"""The values of a row by the field of its column, as they stand in a document; what is not there is left empty."""


def rows_of(document: dict[str, Any]) -> dict[str, list[Row]]:
    """The rows by sheet, for every sheet, from a canonical document."""
    sections, dimensions = document["sections"], document["dimensions"]
    questions = [{**question, "section": s["key"]} for s in sections for question in s["questions"]]
    employers = document.get("sample_employers", [])
    made = {
        "instrument": [document["instrument"]],
        "secties": sections,
        "vragen": questions,
        "antwoordschalen": [{"key": name} for name in document["answer_scales"]],
        "opties": list(_options(document["answer_scales"], questions)),
        "dimensies": dimensions,
        "schalen": [{**scale, "dimension": d["key"]} for d in dimensions for scale in d["scales"]],
        "rollen": document["roles"],
        "niveaus": document["levels"],
        "stappen": [_with_text(step, "actions") for step in document["steps"]],
        "fasen": document["phases"],
        "stadia": document["stages"],
        "stijlen": document["styles"],
        "stijlpunten": [row for style in document["styles"] for row in _points(style)],
        "gespreksonderwerpen": [_with_text(topic, "questions") for topic in document["topics"]],
        "voorwaarden": list(_conditions(document, questions)),
        "verwijzingen": list(_references(document)),
        "regelingen": [{"key": key} for key in document["schemes"]],
        "begrippen": document.get("terms", []),
        "bronnen": document["sources"],
        "regio": [{"key": name} for name in document["arbeidsmarktregios"]],
        "proefwerkgevers": employers,
        "proefrespondenten": [row for employer in employers for row in _respondents(employer)],
        "proefantwoorden": [row for employer in employers for row in _answers(employer)],
    }
    return {name: made[name] for name in SHEETS}


def _options(answer_scales: dict[str, Any], questions: list[Row]) -> Iterator[Row]:
    for name, options in answer_scales.items():
        yield from ({**option, "answer_scale": name} for option in options)
    for question in questions:
        yield from ({**option, "question": question["key"]} for option in question.get("options", ()))


def _with_text(part: dict[str, Any], numbered: str) -> Row:
    """A step or topic with its text beside it; the items of one list in columns of their own."""
    text = part["text"]
    return {**part, **text, **{f"{numbered} {n}": item for n, item in enumerate(text[numbered], start=1)}}


def _points(style: dict[str, Any]) -> Iterator[Row]:
    for number, part in enumerate(style["points"], start=1):
        yield {"style": style["key"], "number": number, "points": part["points"]}


def _conditions(document: dict[str, Any], questions: list[Row]) -> Iterator[Row]:
    for question in questions:
        if question.get("show_if"):
            yield from _rule([question["show_if"]], owner_kind=QUESTION, owner=question["key"])
    for style in document["styles"]:
        for number, part in enumerate(style["points"], start=1):
            yield from _rule(part["when"], owner_kind=STYLE, owner=style["key"], number=number)
    for name, kind in (("stages", STAGE), ("steps", STEP), ("topics", TOPIC)):
        for part in document[name]:
            yield from _rule(part["when"], owner_kind=kind, owner=part["key"])


def _rule(rule: list[list[dict[str, Any]]], **owner: Any) -> Iterator[Row]:
    """A row per condition; a group without conditions gives one row, so that it does not get lost."""
    for number, group in enumerate(rule, start=1):
        for condition in group or [{}]:
            yield {**owner, "group": number, **_condition(condition)}


def _condition(condition: dict[str, Any]) -> Row:
    match list(condition.items()):
        case [("stage", value)]:
            return {"subject": "stage", "test": "in", "value": value}
        case [(subject, key), (test, value)]:
            return {"subject": subject, "about": key, "test": test, "value": value}
    return {}


def _references(document: dict[str, Any]) -> Iterator[Row]:
    texts = chain(
        ((STEP, step["key"], step["text"]) for step in document["steps"]),
        ((TOPIC, topic["key"], topic["text"]) for topic in document["topics"]),
        ((TERM, term["key"], term) for term in document.get("terms", ())),
    )
    for kind, key, text in texts:
        yield from ({**reference, "owner_kind": kind, "owner": key} for reference in text.get("references", ()))


def _respondents(employer: dict[str, Any]) -> Iterator[Row]:
    for number, respondent in enumerate(employer["respondents"], start=1):
        yield {"employer": employer["key"], "number": number, "role": respondent["role"]}


def _answers(employer: dict[str, Any]) -> Iterator[Row]:
    by_number = {None: employer["facts"]}
    by_number |= {number: one["answers"] for number, one in enumerate(employer["respondents"], start=1)}
    for number, answers in by_number.items():
        for question, answer in answers.items():
            yield {"employer": employer["key"], "number": number, "question": question, "answer": answer}
