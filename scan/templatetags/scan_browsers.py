"""Which browser on which machine, as a person would say it? From the long line that a browser sends about itself."""

from django import template

register = template.Library()

# The first that is found counts: most name others besides themselves.
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_MACHINES = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "een Mac"),
    ("CrOS", "een Chromebook"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """Such as "Firefox op Windows"; "Een andere browser" for what nobody knows."""
    name = _first(_BROWSERS, user_agent) or "Een andere browser"
    machine = _first(_MACHINES, user_agent)
    return f"{name} op {machine}" if machine else name


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for word, name in known if word in user_agent), "")
