"""How many answers are saved per second, measured against a view that does nothing in the same processes?

Measured with ever more scans of others in the database: it should make no difference. Every answer must get a 200, and
at the end the database must hold the last answers sent: otherwise exit 1.
"""

import argparse
import sys

import django
from measuring import CLIENTS, duration, rate, say
from questionnaire import rating_questions
from respondent import Respondent
from running import running_site
from stored import store_scans

SCANS = (1, 10_000, 100_000)


def main() -> int:
    """Measure, and print a line per figure."""
    parser = argparse.ArgumentParser(prog="script/bench saves", description=__doc__)
    parser.add_argument("--seconds", type=duration, default=5.0, help="how long each figure is measured")
    parser.add_argument("--scans", type=sizes, default=SCANS, help="numbers of stored scans, such as 1,10000,100000")
    asked = parser.parse_args()
    wrong = 0
    ratios: dict[int, list[float]] = {clients: [] for clients in CLIENTS}
    with running_site() as port:
        django.setup()
        screens, options = rating_questions()
        for scans in asked.scans:
            store_scans(scans, {key: int(values[-1]) for key, values in options.items()})
            for clients in CLIENTS:
                respondents = [Respondent(port, screens, options) for _ in range(clients)]
                ratio, failed = measure(respondents, asked.seconds, f"saves_{clients}_clients_{scans}_scans")
                ratios[clients].append(ratio)
                wrong += failed
    for clients, found in ratios.items():
        say(f"saves_{clients}_clients_lowest_ratio", round(min(found), 2))
        say(f"saves_{clients}_clients_flat", round(found[-1] / found[0], 2))
    say("errors", wrong)
    return 1 if wrong else 0


def sizes(text: str) -> list[int]:
    """Numbers of scans between commas, from few to many."""
    numbers = [int(one) for one in text.split(",")]
    if numbers != sorted(set(numbers)) or not 0 < numbers[0] <= numbers[-1] <= 10_000_000:
        raise argparse.ArgumentTypeError("must go from 1 or more to at most 10000000, each more than the one before")
    return numbers


def measure(respondents: list[Respondent], seconds: float, name: str) -> tuple[float, int]:
    """The ratio of saves to doing nothing with so many respondents, and the number of bad answers and lost ones."""
    saves, failed = rate([one.save for one in respondents], seconds)
    nothing, failed_too = rate([one.do_nothing for one in respondents], seconds)
    lost = sum(lost_answers(one) for one in respondents)
    say(f"{name}_per_second", round(saves))
    say(f"{name}_nothing_per_second", round(nothing))
    say(f"{name}_ratio", round(saves / nothing, 2))
    say(f"{name}_lost", lost)
    return saves / nothing, failed + failed_too + lost


def lost_answers(respondent: Respondent) -> int:
    """How many of the last answers sent are not what the database holds."""
    from scan.models import Answer

    rows = Answer.objects.filter(response__public_id=respondent.public_id)
    stored = {question: str(value) for question, value in rows.values_list("question", "value")}
    return len(set(respondent.last.items()) ^ set(stored.items()))


if __name__ == "__main__":
    sys.exit(main())
