"""What hypothesis tries the exchange with: whole instruments of every shape, with texts that files do not like."""

from typing import Any

from hypothesis import strategies as st

from scan.core.instrument import Instrument, instrument_from
from scan.core.parts import DONT_KNOW

# What spreadsheets, YAML and people with other keyboards make trouble with.
HOSTILE = (
    *(
        "=1+1",
        "+31 26",
        "-5",
        "@naam",
        "'tekst",
        "#N/A",
        "#REF!",
        "TRUE",
        "1",
        "01",
        "1,5",
        "1e5",
        "10-24",
        "2025-01-01",
    ),
    *(
        "ja",
        "nee",
        "yes",
        "null",
        "~",
        "[]",
        "[a; b]",
        "{a: 1}",
        "a;b",
        "a; b;",
        '"',
        '"a"',
        '"a',
        "a: b",
        "- a",
        "# a",
    ),
    *(
        "&a",
        "*a",
        "!a",
        "%a",
        "| a",
        "a\nb",
        "a\n\nb",
        " a ",
        "\ta",
        "a\r\nb",
        "",
        "_x0041_",
        "x005F_",
        "\\n",
        "é",
        "😀",
    ),
    *("\u2028", "\x85", "\ufeff", "‘a’ – b", "<a href='x'>&amp;</a>", "a" * 300, "12:30", "0x1F", "1_000", "on", "..."),
)
_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")


def texts() -> st.SearchStrategy[str]:
    return st.sampled_from(HOSTILE) | st.text(_LETTERS, max_size=12)


def _keys(smallest: int = 1, largest: int = 4) -> st.SearchStrategy[list[str]]:
    """Different keys; mostly as people make them, now and then hostile ones. Never empty: that is no key."""
    plain = st.sampled_from(["a", "b-1", "omvang", "1-9", "weet", "regio-x"])
    return st.lists(plain | texts().filter(bool), min_size=smallest, max_size=largest, unique=True)


def _values() -> st.SearchStrategy[list[int | str]]:
    one = (
        st.integers(-3, 9)
        | st.sampled_from([10**14, 10**16])
        | texts().filter(lambda text: text not in (DONT_KNOW, "nvt"))
    )
    return st.lists(one, min_size=2, max_size=4, unique_by=lambda value: (type(value), value))


def _some(of: list[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(st.sampled_from(of), max_size=3, unique_by=repr) if of else st.just([])


def _nothing_or(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


_NUMBERS = st.integers(0, 100) | st.floats(0, 100)
_PARAGRAPHS = st.lists(texts(), max_size=3)
_TWO_TO_FOUR = st.lists(texts(), min_size=2, max_size=4)
_FLAGS = dict.fromkeys(("short", "dont_know", "not_applicable", "optional"), st.booleans())


def _titled(keys: list[str], **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A part for each key, with a title and these fields."""
    return st.tuples(*(st.fixed_dictionaries({"key": st.just(key), "title": texts(), **fields}) for key in keys)).map(
        list
    )


@st.composite
def _options(draw: st.DrawFn, values: st.SearchStrategy[list[Any]]) -> list[dict[str, Any]]:
    more = st.fixed_dictionaries({"label": texts(), "score": _nothing_or(_NUMBERS), "exclusive": st.booleans()})
    return [{"value": value, **draw(more)} for value in draw(values)]


@st.composite
def _fact(draw: st.DrawFn, key: str) -> dict[str, Any]:
    kind = draw(
        st.sampled_from(
            [
                {"type": "choice", "options": _options(_values())},
                {"type": "multiple", "options": _options(_keys(2))},
                {"type": "choice", "options_from": st.just("arbeidsmarktregios")},
                {
                    "type": "number",
                    "minimum": _nothing_or(st.integers(-9, 9)),
                    "maximum": _nothing_or(st.integers(9, 99)),
                },
                {"type": "text", "max_length": st.integers(1, 9999)},
            ]
        )
    )
    own = {name: one if isinstance(one, str) else draw(one) for name, one in kind.items()}
    return {"key": key, **draw(st.fixed_dictionaries({"text": texts(), "help": texts(), **_FLAGS})), **own}


@st.composite
def _answered(draw: st.DrawFn, fact: dict[str, Any]) -> dict[str, Any]:
    """A condition on a fact that has options."""
    values = [option["value"] for option in fact["options"]]
    if fact["type"] == "multiple":
        return {"answer": fact["key"], "includes": draw(st.sampled_from(values))}
    return {"answer": fact["key"], "in": draw(st.lists(st.sampled_from(values), min_size=1, max_size=3))}


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document in which everything that is named is there, and hardly anything else is as it should be."""
    roles, sources, schemes, phases = draw(_keys()), draw(_keys()), draw(_keys(0)), draw(_keys())
    dimensions, scales, answer_scales, stages = draw(_keys()), draw(_keys()), draw(_keys()), draw(_keys(0))
    keys = draw(_keys(4, 8))
    facts = [draw(_fact(key)) for key in keys[: len(keys) // 2]]
    chosen = [fact for fact in facts if fact.get("options")]
    for at, fact in enumerate(facts):
        earlier = [one for one in facts[:at] if one.get("options")]
        fact["show_if"] = [draw(_answered(one)) for one in draw(_some(earlier))]
    items = [
        {
            "key": key,
            "type": "rating",
            "answers": draw(st.sampled_from(answer_scales)),
            "asked_of": draw(_nothing_or(_some(roles))),
            "scale": draw(_nothing_or(st.sampled_from(scales))),
            "show_if": [draw(_answered(one)) for one in draw(_some(chosen))],
            **draw(st.fixed_dictionaries({"text": texts(), **_FLAGS})),
        }
        for key in keys[len(facts) :]
    ]
    sections = draw(_titled(draw(_keys(2, 3)), intro=texts()))
    for section in sections:
        section["questions"] = []
    sections[0] |= {"once": True, "questions": facts}
    for item in items:
        draw(st.sampled_from(sections[1:]))["questions"].append(item)

    measured = [("scale", key) for key in scales] + [(kind, key) for key in dimensions for kind in ("dimension", "gap")]
    measured += [("raw", item["key"]) for item in items] + [("unknown_share", "total")]
    measured += [("item", item["key"]) for item in items if item["scale"] is not None]

    def condition(*, with_stage: bool) -> st.SearchStrategy[dict[str, Any]]:
        compared = st.tuples(st.sampled_from(measured), st.sampled_from(["below", "at_least"]), _NUMBERS)
        one = compared.map(lambda drawn: {drawn[0][0]: drawn[0][1], drawn[1]: drawn[2]})
        one = st.one_of(one, *(_answered(fact) for fact in chosen))
        return one | _some(stages).map(lambda some: {"stage": some}) if with_stage else one

    def rule(*, with_stage: bool = True) -> st.SearchStrategy[list[Any]]:
        return st.lists(st.lists(condition(with_stage=with_stage), max_size=3), max_size=3)

    references = st.lists(
        st.fixed_dictionaries({"source": st.sampled_from(sources)}, optional={"place": texts()}), max_size=3
    )
    of_scales = {key: draw(st.integers(0, len(dimensions) - 1)) for key in scales}
    parts = draw(_titled(scales, explanation=texts()))
    answer = texts() | st.integers(-5, 10**16) | st.lists(texts(), max_size=3)
    answers = st.dictionaries(texts() | st.sampled_from(keys), answer, max_size=4)
    return {
        "instrument": {"key": draw(texts()), "title": draw(texts()), "language": "nl", "minutes": draw(st.integers())},
        "answer_scales": {name: draw(_options(_values()) | st.just([])) for name in answer_scales},
        "roles": draw(_titled(roles, protected=st.booleans())),
        "dimensions": [
            one | {"scales": [part for part in parts if of_scales[part["key"]] == at]}
            for at, one in enumerate(draw(_titled(dimensions, question=texts())))
        ],
        "sections": sections,
        "arbeidsmarktregios": draw(_keys(0)),
        "sources": draw(_titled(sources, file=texts(), publisher=texts(), year=_nothing_or(st.integers(1900, 2100)))),
        "levels": draw(_titled(draw(_keys(0)), **{"from": st.integers(0, 100)})),
        "stages": draw(_titled(stages, meaning=texts(), when=rule(with_stage=False), sources=_some(sources))),
        "styles": draw(
            _titled(
                draw(_keys(0)),
                points=st.lists(st.fixed_dictionaries({"points": st.integers(), "when": rule()}), max_size=3),
            )
        ),
        "phases": draw(_titled(phases, meaning=texts())),
        "schemes": schemes,
        "steps": draw(
            _titled(
                draw(_keys(0)),
                phase=st.sampled_from(phases),
                actor=st.sampled_from(roles),
                effort=st.integers(1, 3),
                impact=st.integers(1, 3),
                targets=_some(scales),
                schemes=_some(schemes),
                sources=_some(sources),
                kern=texts(),
                when=rule(),
                text=st.fixed_dictionaries(
                    {"what": _PARAGRAPHS, "why": _PARAGRAPHS, "actions": _TWO_TO_FOUR, "references": references}
                ),
            )
        ),
        "topics": draw(
            _titled(
                draw(_keys(0)),
                kern=texts(),
                when=rule(),
                text=st.fixed_dictionaries(
                    {"explanation": _PARAGRAPHS, "questions": _TWO_TO_FOUR, "references": references}
                ),
            )
        ),
        "terms": draw(_titled(draw(_keys(0)), explanation=texts(), variants=_PARAGRAPHS, references=references)),
        "sample_employers": draw(
            _titled(
                draw(_keys(0)),
                description=texts(),
                facts=answers,
                respondents=st.lists(st.fixed_dictionaries({"role": texts(), "answers": answers}), max_size=2),
            )
        ),
    }


def whole_instruments() -> st.SearchStrategy[Instrument]:
    """Instruments that use every part and every field; see `documents`."""
    return documents().map(instrument_from)
