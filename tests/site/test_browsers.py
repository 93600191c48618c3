"""People recognise the browser that they use by its name, not by what it says of itself."""

import pytest

from scan.templatetags.scan_browsers import browser

BASE = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("says", "called"),
    [
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {BASE} Chrome/142.0.0.0 Safari/537.36", "Chrome op Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {BASE} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0", "Edge op Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0", "Firefox op Linux"),
        (f"Mozilla/5.0 (Linux; Android 16; Pixel) {BASE} Chrome/142.0 Mobile Safari/537.36", "Chrome op Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.6 Safari/605.1.15", "Safari op een Mac"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) CriOS/142.0 Safari/604.1", "Chrome op een iPhone"),
        ("curl/8.5.0", "Een andere browser"),
        ("", "Een andere browser"),
    ],
)
def test_a_browser_is_called_by_its_name_and_its_machine(says: str, called: str):
    assert browser(says) == called
