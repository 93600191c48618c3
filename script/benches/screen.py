"""How many screens of questions are shown per second, measured against a view that does nothing?

Every screen must get a 200: otherwise exit 1.
"""

import argparse
import sys

import django
from measuring import CLIENTS, duration, rate, say
from questionnaire import rating_questions, screen_paths
from respondent import Respondent
from running import running_site


def main() -> int:
    """Measure, and print a line per figure."""
    parser = argparse.ArgumentParser(prog="script/bench screen", description=__doc__)
    parser.add_argument("--seconds", type=duration, default=5.0, help="how long each figure is measured")
    seconds = parser.parse_args().seconds
    with running_site() as port:
        django.setup()
        screens, options = rating_questions()
        paths = screen_paths()
        wrong = sum(
            measure([Respondent(port, screens, options, paths) for _ in range(clients)], seconds, clients)
            for clients in CLIENTS
        )
    say("errors", wrong)
    return 1 if wrong else 0


def measure(respondents: list[Respondent], seconds: float, clients: int) -> int:
    """The figures for these respondents, who answered a few questions. Gives the number of bad answers."""
    refused = sum(not one.save() for one in respondents for _ in range(10))
    shown, failed = rate([one.look for one in respondents], seconds)
    nothing, failed_too = rate([one.look_at_nothing for one in respondents], seconds)
    say(f"screens_{clients}_clients_per_second", round(shown))
    say(f"screens_{clients}_clients_nothing_per_second", round(nothing))
    say(f"screens_{clients}_clients_ratio", round(shown / nothing, 2))
    return refused + failed + failed_too


if __name__ == "__main__":
    sys.exit(main())
