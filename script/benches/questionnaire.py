"""What a director is asked, for the measurements: the rating questions by screen, their options, and the screens."""

from respondent import Screens


def rating_questions() -> tuple[Screens, dict[str, list[str]]]:
    """The questions on a scale that a director gets, by screen, and the values of their options."""
    route = _route()
    screens = [[one.key for one in route.shown(screen) if one.type == "rating"] for screen in route.screens]
    options = {key: [str(one.value) for one in route.instrument.options[key]] for screen in screens for key in screen}
    return [screen for screen in screens if screen], options


def screen_paths() -> list[str]:
    """The end of the address of every screen with questions."""
    route = _route()
    return [f"vragen/{one.section.key}/{one.part}/" for one in route.screens if route.shown(one)]


def _route():  # noqa: ANN202  (known only once Django is set up)
    from scan.content import read_instrument
    from scan.questionnaire.route import Route

    return Route(read_instrument(), "directie", owner=True, answers={}, facts={})
