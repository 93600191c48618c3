"""What hypothesis tries the scoring with: measurements over any instrument, and small instruments of many shapes."""

from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from scan.core.instrument import Instrument, instrument_from
from scan.core.measurement import Measurement, Respondent
from scan.core.parts import DONT_KNOW, NOT_APPLICABLE, Answer, Question
from tests.core.little import document, item, stage, step, topic, worry

CALM = settings(max_examples=60, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
"""No stopwatch and nothing kept on disk: other work runs on the same machine."""


def choices(instrument: Instrument, question: Question) -> list[Answer | None]:
    """Everything that can be answered to a rating or choice; None, first and thus simplest, is no answer."""
    found: list[Answer | None] = [None, *(option.value for option in instrument.options[question.key])]
    if question.dont_know:
        found.append(DONT_KNOW)
    return [*found, NOT_APPLICABLE] if question.not_applicable else found


def answers(instrument: Instrument, questions: Iterable[Question]) -> st.SearchStrategy[dict[str, Answer]]:
    """Answers to some of these ratings. One byte per question: quick to draw, and it shrinks to no answer."""
    offered = [(question.key, choices(instrument, question)) for question in questions]

    def chosen(numbers: bytes) -> dict[str, Answer]:
        picked = zip(offered, numbers, strict=True)
        return {key: v for (key, values), n in picked if (v := values[n % len(values)]) is not None}

    return st.binary(min_size=len(offered), max_size=len(offered)).map(chosen)


def facts(instrument: Instrument) -> st.SearchStrategy[dict[str, Answer]]:
    """Answers to some of the questions that are asked once, hidden ones too."""
    optional = {key: _fact(instrument, question) for key, question in instrument.facts.items()}
    return st.fixed_dictionaries({}, optional=optional)


def _fact(instrument: Instrument, question: Question) -> st.SearchStrategy[Any]:
    values = [option.value for option in instrument.options[question.key]]
    match question.type:
        case "choice":
            return st.sampled_from([value for value in choices(instrument, question) if value is not None])
        case "multiple":
            return st.sets(st.sampled_from(values)).map(lambda ticked: tuple(v for v in values if v in ticked))
        case "number":
            return st.integers(question.minimum, question.maximum)
        case _:
            return st.text(max_size=20)


def respondents(
    instrument: Instrument, roles: Sequence[str], *, smallest: int = 0, largest: int = 8
) -> st.SearchStrategy[tuple[Respondent, ...]]:
    """People in these roles, who also answered what they were not asked."""
    one = st.builds(Respondent, st.sampled_from(roles), answers(instrument, instrument.items.values()))
    return st.lists(one, min_size=smallest, max_size=largest).map(tuple)


def measurements(instrument: Instrument) -> st.SearchStrategy[Measurement]:
    """Any measurement, also an empty one."""
    roles = [role.key for role in instrument.roles]
    return st.builds(Measurement, facts(instrument), respondents(instrument, roles))


_ITEM = st.fixed_dictionaries(
    {
        "asked_of": st.sampled_from([None, None, ["boss"], ["boss", "worker"], ["chief", "council"]]),
        "show_if": st.sampled_from([[], [], [{"answer": "kind", "in": ["x"]}], [{"answer": "more", "in": ["p"]}]]),
        "dont_know": st.booleans(),
        "not_applicable": st.booleans(),
    }
)


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    """A small instrument: one to three dimensions of one to three scales of two to four items, and a few rules."""
    shape = draw(
        st.lists(st.lists(st.lists(_ITEM, min_size=2, max_size=4), min_size=1, max_size=3), min_size=1, max_size=3)
    )
    dimensions = {
        f"{'willen' if d == 0 else f'dim{d}'}": {
            f"s{d}{s}": [item(f"i{d}{s}{i}", **fields) for i, fields in enumerate(items)]
            for s, items in enumerate(scales)
        }
        for d, scales in enumerate(shape)
    }
    return instrument_from(
        document(
            dimensions,
            items=(worry(),),
            stages=[
                stage("up", [[{"dimension": "willen", "at_least": 50}]]),
                stage("down", [[{"item": "i000", "below": 90}]]),
            ],
            steps=[
                step("weak", targets=["s00"], when=[[{"scale": "s00", "below": 60}]], wish=["geld"]),
                step(
                    "asked", targets=["s00"], when=[[{"item": "i000", "at_least": 1}], [{"raw": "worry", "below": 3}]]
                ),
                step("unknown", targets=["s00"], when=[[{"unknown_share": "total", "at_least": 25}]]),
            ],
            topics=[topic("gap", [[{"gap": "willen", "at_least": 10}]]), topic("up", [[{"stage": ["up"]}]])],
        )
    )


def both(_instrument: Instrument) -> st.SearchStrategy[tuple[Instrument, Measurement]]:
    """The given instrument or a small one, with a measurement over it."""
    chosen = st.one_of(st.just(_instrument), instruments())
    return chosen.flatmap(lambda one: st.tuples(st.just(one), measurements(one)))
