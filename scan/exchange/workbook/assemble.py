"""Which document do the rows of the sheets make, and where does each part of it stand in the workbook?"""

from collections.abc import Callable, Sequence
from typing import Any

from scan.exchange.finding import Finding
from scan.exchange.workbook.advising import QUESTION, STAGE, STEP, STYLE, TERM, TOPIC
from scan.exchange.workbook.conditions import groups_of
from scan.exchange.workbook.read_row import Owned, ReadRow
from scan.exchange.workbook.values import CellError, answer

Path = tuple[str | int, ...]
Part = dict[str, Any]


class Assembly:
    """Makes the document. Afterwards `findings` tells what is wrong, and `places` where each part came from.

    `document` is of no use while there are findings.
    """

    def __init__(self, rows: dict[str, list[ReadRow]]) -> None:
        self.rows = rows
        self.places: dict[Path, ReadRow] = {}
        self.findings: list[Finding] = []
        self._conditions = Owned(rows["voorwaarden"], "owner_kind", "owner", "number")
        self._references = Owned(rows["verwijzingen"], "owner_kind", "owner")
        self._options = Owned(rows["opties"], "answer_scale", "question")
        self._questions = Owned(rows["vragen"], "section")
        self._scales = Owned(rows["schalen"], "dimension")
        self._points = Owned(rows["stijlpunten"], "style")
        self._respondents = Owned(rows["proefrespondenten"], "employer")
        self._answers = Owned(rows["proefantwoorden"], "employer", "number")
        self.document = self._document()
        for owned in (self._questions, self._scales, self._options, self._conditions, self._references):
            self.findings += owned.left()
        for owned in (self._points, self._respondents, self._answers):
            self.findings += owned.left()

    def _document(self) -> Part:
        return {
            "instrument": self._about(),
            "answer_scales": {row.values.get("key"): self._answer_scale(row) for row in self.rows["antwoordschalen"]},
            "roles": self._listed("roles", self.rows["rollen"]),
            "dimensions": self._listed("dimensions", self.rows["dimensies"], self._dimension),
            "sections": self._listed("sections", self.rows["secties"], self._section),
            "arbeidsmarktregios": self._keys("arbeidsmarktregios", self.rows["regio"]),
            "sources": self._listed("sources", self.rows["bronnen"], lambda _, row: {"year": None, **row.values}),
            "levels": self._listed("levels", self.rows["niveaus"]),
            "stages": self._listed("stages", self.rows["stadia"], self._stage),
            "styles": self._listed("styles", self.rows["stijlen"], self._style),
            "phases": self._listed("phases", self.rows["fasen"]),
            "schemes": self._keys("schemes", self.rows["regelingen"]),
            "steps": self._listed("steps", self.rows["stappen"], self._step),
            "topics": self._listed("topics", self.rows["gespreksonderwerpen"], self._topic),
            "terms": self._listed("terms", self.rows["begrippen"], self._term),
            "sample_employers": self._listed("sample_employers", self.rows["proefwerkgevers"], self._employer),
        }

    def _listed(
        self, part: str | Path, rows: Sequence[ReadRow], make: Callable[[Path, ReadRow], Part] | None = None
    ) -> list[Part]:
        """The rows as parts of a list; `make` gives the part where it is more than the cells of its row."""
        found = []
        for position, row in enumerate(rows):
            path = (*((part,) if isinstance(part, str) else part), position)
            self.places[path] = row
            found.append(make(path, row) if make else dict(row.values))
        return found

    def _keys(self, part: str, rows: Sequence[ReadRow]) -> list[Any]:
        return [one.get("key") for one in self._listed(part, rows)]

    def _about(self) -> Part:
        rows = self.rows["instrument"]
        if len(rows) != 1:
            self.findings.append(Finding(f"Hier hoort één rij te staan. Er staan er {len(rows)}.", "instrument"))
            return {}
        self.places[("instrument",)] = rows[0]
        return dict(rows[0].values)

    def _answer_scale(self, row: ReadRow) -> list[Part]:
        name = row.values.get("key")
        self.places[("answer_scales", name)] = row
        return self._listed(("answer_scales", name), self._options.take(name, None), _without("answer_scale"))

    def _dimension(self, path: Path, row: ReadRow) -> Part:
        scales = self._scales.take(row.values.get("key"))
        return {**row.values, "scales": self._listed((*path, "scales"), scales, _without("dimension"))}

    def _section(self, path: Path, row: ReadRow) -> Part:
        questions = self._questions.take(row.values.get("key"))
        return {**row.values, "questions": self._listed((*path, "questions"), questions, self._question)}

    def _question(self, path: Path, row: ReadRow) -> Part:
        fields = _without("section")(path, row)
        options = self._options.take(None, row.values.get("key"))
        options_of = self._listed((*path, "options"), options, _without("question"))
        return {**fields, "options": options_of, "show_if": self._show_if(path, row)}

    def _show_if(self, path: Path, row: ReadRow) -> list[Part]:
        """A question is shown when all conditions hold: one group."""
        rows = self._conditions.take(QUESTION, row.values.get("key"), None)
        groups = self._rule(path, "show_if", rows)
        for other in rows:
            if other.values.get("group") != 1 or groups == [[]]:
                self.findings.append(other.finding("Bij een vraag hoort één groep, groep 1, met voorwaarden.", "group"))
        for position, other in enumerate(rows):
            self.places[(*path, "show_if", position)] = other
        return groups[0] if groups else []

    def _rule(self, path: Path, name: str, rows: list[ReadRow]) -> list[list[Part]]:
        groups, wrong = groups_of(rows)
        self.findings += wrong
        for g, group in enumerate(groups):
            for c, (row, _) in enumerate(group):
                self.places[(*path, name, g, c)] = row
        return [[condition for _, condition in group] for group in groups]

    def _stage(self, path: Path, row: ReadRow) -> Part:
        return {**row.values, "when": self._when(path, STAGE, row)}

    def _when(self, path: Path, kind: str, row: ReadRow) -> list[list[Part]]:
        return self._rule(path, "when", self._conditions.take(kind, row.values.get("key"), None))

    def _style(self, path: Path, row: ReadRow) -> Part:
        def points(below: Path, own: ReadRow) -> Part:
            conditions = self._conditions.take(STYLE, own.values.get("style"), own.values.get("number"))
            return {"points": own.values.get("points"), "when": self._rule(below, "when", conditions)}

        own = self._points.take(row.values.get("key"))
        return {**row.values, "points": self._listed((*path, "points"), own, points)}

    def _step(self, path: Path, row: ReadRow) -> Part:
        fields = {"targets": [], **row.values}
        text = {name: fields.pop(name, []) for name in ("what", "why")} | {"actions": _numbered(fields, "actions")}
        return {**fields, "when": self._when(path, STEP, row), "text": self._with_references(path, STEP, row, text)}

    def _topic(self, path: Path, row: ReadRow) -> Part:
        fields = dict(row.values)
        text = {"explanation": fields.pop("explanation", []), "questions": _numbered(fields, "questions")}
        return {**fields, "when": self._when(path, TOPIC, row), "text": self._with_references(path, TOPIC, row, text)}

    def _term(self, path: Path, row: ReadRow) -> Part:
        return self._with_references(path, TERM, row, dict(row.values))

    def _with_references(self, path: Path, kind: str, row: ReadRow, part: Part) -> Part:
        inside = path if kind == TERM else (*path, "text")
        own = self._references.take(kind, row.values.get("key"))
        return {**part, "references": self._listed((*inside, "references"), own, _without("owner_kind", "owner"))}

    def _employer(self, path: Path, row: ReadRow) -> Part:
        own = self._respondents.take(row.values.get("key"))
        return {
            **row.values,
            "facts": self._answers_of((*path, "facts"), row.values.get("key"), None),
            "respondents": self._listed((*path, "respondents"), own, self._respondent),
        }

    def _respondent(self, path: Path, row: ReadRow) -> Part:
        answers = self._answers_of((*path, "answers"), row.values.get("employer"), row.values.get("number"))
        return {"role": row.values.get("role"), "answers": answers}

    def _answers_of(self, path: Path, *owner: Any) -> Part:
        given = {}
        for row in self._answers.take(*owner):
            question = row.values.get("question")
            self.places[(*path, question)] = row
            try:
                given[question] = answer(row.values.get("answer", ""))
            except CellError as error:
                self.findings.append(row.finding(str(error), "answer"))
        return given


def _without(*fields: str) -> Callable[[Path, ReadRow], Part]:
    """The cells of a row, without those that say what it belongs to."""
    return lambda _, row: {name: value for name, value in row.values.items() if name not in fields}


def _numbered(fields: Part, name: str) -> list[Any]:
    """Take the items of a list out of the columns of their own ("actions 1", "actions 2"), and skip empty ones."""
    return [fields.pop(f"{name} {n}") for n in range(1, 5) if f"{name} {n}" in fields]
