"""What a visitor, and somebody with bad plans, sees of the site that was installed."""

import re
import socket
import ssl
from http.client import HTTPConnection
from pathlib import Path

from expecting import holds
from manager import LOGS
from stack.browser import Answer, Browser
from stack.person import Person, walk
from stack.processes import HOST
from stack.web import NAME

HTTPS, HTTP, DOOR = 443, 80, 9101
SECRET = "geheim-dat-in-geen-logboek-hoort"  # noqa: S105  (looked for in the logs)


def look_at_the_site() -> None:
    """Everything that must hold for who comes from outside."""
    visitor = Browser(HTTPS)
    home = visitor.get("/")
    holds("de startpagina staat er", so=home.status == 200, seen=home.status)
    _static_files(visitor, home)
    _other_names()
    _closed(visitor)
    _reporting(visitor)
    _kept(visitor)
    _nothing_secret_in_logs(visitor)
    person = Person(HTTPS, walk(1))
    holds("een hele scan lukt", so=person.do_a_whole_scan(), seen=person.measured.wrong)


def _static_files(visitor: Browser, home: Answer) -> None:
    found = re.search(rb'href="(/static/[^"]+\.css)"', home.content)
    holds("de pagina noemt een stijl", so=found is not None)
    style = visitor.get(found[1].decode())
    holds("nginx geeft de stijl", so=style.status == 200 and len(style.content) > 1000, seen=style.status)
    gone = visitor.get("/static/is-er-niet.css")
    in_dutch = b"Deze pagina is er niet" in gone.content
    holds("wat er niet is, zegt nginx in het Nederlands", so=gone.status == 404 and in_dutch, seen=gone.status)


def _other_names() -> None:
    plain = HTTPConnection(HOST, HTTP, timeout=10)
    plain.request("GET", "/pad/", headers={"Host": NAME})
    answer = plain.getresponse()
    goal = answer.getheader("Location")
    holds("http gaat door naar https", so=(answer.status, goal) == (308, f"https://{NAME}/pad/"), seen=goal)
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        with socket.create_connection((HOST, HTTPS), timeout=10) as bare:
            context.wrap_socket(bare, server_hostname="iemand-anders.example.org")
        refused = False
    except ssl.SSLError:
        refused = True
    holds("een naam die niet van ons is, krijgt geen antwoord", so=refused)


def _closed(visitor: Browser) -> None:
    for address in ("/metrics/", "/gezond/", "/media/documents/iets.pdf", "/media/original_images/iets.jpg"):
        status = visitor.get(address).status
        holds(f"{address} is van buiten niet te zien", so=status == 404, seen=status)
    large = visitor.ask("POST", "/scan/start/", b"x" * 2_000_000, {"Content-Type": "text/plain"})
    holds("een te groot verzoek komt niet voorbij nginx", so=large.status == 413, seen=large.status)
    holds("nginx zegt dat in het Nederlands", so=b"Dit is te groot" in large.content)
    for address in ("/gezond/", "/metrics"):
        door = HTTPConnection(HOST, DOOR, timeout=30)
        door.request("GET", address)
        status = door.getresponse().status
        holds(f"{address} antwoordt op de machine zelf", so=status in (200, 503), seen=status)


def _reporting(visitor: Browser) -> None:
    told = Path("/var/www/html/.well-known/security.txt")
    told.parent.mkdir(parents=True, exist_ok=True)
    told.write_text("Contact: mailto:lek@example.org\nExpires: 2099-01-01T00:00:00Z\n", encoding="ascii")
    answer = visitor.get("/.well-known/security.txt")
    holds("hoe je een lek meldt, is te lezen", so=answer.status == 200 and answer.content == told.read_bytes())


def _kept(visitor: Browser) -> None:
    for _ in range(3):
        Browser(HTTPS).get("/")
    with open("/var/log/nginx/inclusiescan.log", encoding="utf-8") as log:  # noqa: PTH123  (read as it is)
        hits = sum('"cache":"HIT"' in line for line in log)
    holds("nginx geeft een pagina die voor iedereen gelijk is, zelf", so=hits > 0)


def _nothing_secret_in_logs(visitor: Browser) -> None:
    visitor.get(f"/link/{SECRET}/")
    visitor.get(f"/zoeken/?q={SECRET}")
    logs = [*LOGS.glob("*.log"), *(LOGS.parents[2] / "var/log/nginx").glob("inclusiescan*.log")]
    telling = [str(path) for path in logs if SECRET in path.read_text(errors="replace")]
    holds("een persoonlijke link staat in geen logboek", so=not telling, seen=telling)
