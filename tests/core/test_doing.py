"""What an employer does already is told in sentences."""

import pytest

from scan.core.doing import doing
from scan.core.instrument import Instrument


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, []),
        ({"ervaring": "een"}, ["Er werkt nu één collega met een arbeidsbeperking bij jullie."]),
        (
            {"ervaring": "meer", "aantal": 3, "vast": "deel"},
            [
                "Er werken nu 3 mensen met een arbeidsbeperking bij jullie.",
                "Een deel van hen heeft een vast contract.",
            ],
        ),
        ({"ervaring": "meer"}, ["Er werken nu mensen met een arbeidsbeperking bij jullie."]),
        ({"instroom": 0}, ["In de afgelopen 12 maanden begon er niemand."]),
        ({"instroom": 1}, ["In de afgelopen 12 maanden begon er 1."]),
        ({"instroom": 4}, ["In de afgelopen 12 maanden begonnen er 4."]),
    ],
)
def test_facts_become_sentences(facts, told):
    assert doing(facts) == told


@pytest.mark.parametrize("key", ["ervaring", "vast", "terugblik"])
def test_every_option_of_the_instrument_has_a_sentence(key, instrument: Instrument):
    for option in instrument.options[key]:
        assert doing({key: option.value}), option
