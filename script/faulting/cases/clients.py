"""Visitors that are slow, send too much, or send nonsense."""

import itertools
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from statistics import quantiles

from stack.browser import Browser
from stack.inside import use_database_of
from stack.person import Person, walk
from stack.site import Site, production
from stack.web import NAME

from faulting.expecting import expect, expect_nothing_lost
from faulting.raw import status_of, to_gunicorn, to_nginx
from faulting.saving import saving

SLOW = 300
SLOW_SECONDS = 20
MOST_SECONDS = 1.0
"""So long 95 of 100 requests of others may take meanwhile."""

HEAD = f"POST /scan/start/ HTTP/1.1\r\nHost: {NAME}\r\nContent-Type: application/x-www-form-urlencoded\r\n".encode()
MEGABYTE = 1024 * 1024

NONSENSE = (
    b"\x00\x01\x02\x03\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: een ander\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: elders.example\r\nConnection: close\r\n\r\n",
    b"G\xc3\x89T / HTTP/1.1\r\nHost: " + NAME.encode() + b"\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: " + NAME.encode() + b"\r\n\r\n",
    b"GET /" + b"a" * 20000 + b" HTTP/1.1\r\nHost: " + NAME.encode() + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: " + NAME.encode() + b"\r\nX: " + b"b" * 70000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: " + NAME.encode() + b"\r\n" + b"X: y\r\n" * 2000 + b"\r\n",
    HEAD + b"Content-Length: -1\r\n\r\n",
    HEAD + b"Content-Length: veel\r\n\r\n",
    HEAD + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\nabcde",
    HEAD + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
    HEAD + b"Transfer-Encoding: identity, chunked, gzip\r\n\r\n0\r\n\r\n",
)
PATHS = (
    "/%ff%fe/",
    "/%00/",
    "/scan/%00/",
    "/scan/start/?a=%ff%00",
    "/link/%ff%ff%ff/",
    "/link/" + "x" * 3000 + "/",
    # As long as nginx lets through, and longer than gunicorn does.
    "/zoeken/?q=" + "y" * 7000,
    "/zoeken/?q=%00%ff" + "%F0%9F%98%80" * 50,
    "/zoeken/?q=" + "(((" * 200,
    "/..%2f..%2f..%2fetc/passwd",
    "/static/..%2f..%2fsettings.py",
    "/media/../../etc/passwd",
    "/account/login/?next=//elders.example/",
    "/beheer/pages/999999999999999999999999/edit/",
    "/documenten/99999999999999999999/x.pdf",
    "/werkplek/?sorteer=%00&pagina=-1",
)
BODIES = (
    ("application/x-www-form-urlencoded", b"role=%ff%fe%00&role=%80"),
    ("application/x-www-form-urlencoded", b"&&&===" * 50),
    ("application/x-www-form-urlencoded; charset=utf-7", b"role=+AGQ-"),
    ("application/x-www-form-urlencoded; charset=bestaat-niet", b"role=directie"),
    ("multipart/form-data", b"zonder grens"),
    (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="role"; filename="\x00"\r\n\r\nabc',
    ),
    ("multipart/form-data; boundary=" + "y" * 300, b"--y\r\n\r\n"),
    ("application/json", b'{"role": '),
    ("text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
    ("", b"\x00" * 100),
)
COOKIES = (
    "__Host-sessionid=\x7f",
    "__Host-sessionid=" + "z" * 500,
    "__Host-csrftoken=kort",
    "a=b; ;; =c; messages=[[[",
)


def slow() -> str:
    """Hundreds that send a byte now and then, of a head or of a form; others are answered as always."""
    with production() as site:
        use_database_of(site)
        with _slow_visitors(site), saving(site, people=4) as crowd:
            time.sleep(SLOW_SECONDS)
        seconds = list(itertools.chain(*(one.measured.seconds["antwoord"] for one in crowd.people)))
        expect(crowd.refused == 0, f"{crowd.refused} antwoorden geweigerd")
        expect_nothing_lost(crowd.people, least=50)
        most = quantiles(seconds, n=20)[-1]
        expect(most < MOST_SECONDS, f"opslaan duurde voor 1 op de 20 langer dan {most:.1f} s")
    return f"naast {SLOW} trage bezoekers werd {crowd.saved} keer opgeslagen, 95 van de 100 binnen {most * 1000:.0f} ms"


@contextmanager
def _slow_visitors(site: Site) -> Iterator[None]:
    """As long as this lasts."""
    stop = threading.Event()
    threads = [threading.Thread(target=_drip, args=(site, stop, number), daemon=True) for number in range(SLOW)]
    for thread in threads:
        thread.start()
    try:
        # Until all have come.
        time.sleep(3)
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(timeout=5)


def _drip(site: Site, stop: threading.Event, number: int) -> None:
    """One slow visitor, who comes back when nginx has had enough."""
    head = HEAD + b"Content-Length: 1000\r\n\r\n"
    begin = len(head) if number % 2 else 20
    while not stop.wait(0.1):
        with suppress(OSError), to_nginx(site.nginx.https, timeout=30) as connection:
            connection.sendall(head[:begin])
            for byte in head[begin:] + b"x" * 1000:
                if stop.wait(1.0):
                    return
                connection.sendall(bytes([byte]))


def too_large() -> str:
    """Forms, heads and uploads that are too large are refused before they cost anything, also without a length."""
    with production() as site:
        use_database_of(site)
        sent = {
            "een formulier van 2 MB": (HEAD + f"Content-Length: {2 * MEGABYTE}\r\n\r\n".encode(), {413}),
            "een bestand van 20 MB": (
                HEAD.replace(b"/scan/start/", b"/beheer/images/add/")
                + f"Content-Length: {20 * MEGABYTE}\r\n\r\n".encode(),
                {413},
            ),
            "een formulier zonder eind": (
                HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + (b"10000\r\n" + b"x" * 65536 + b"\r\n") * 40,
                {413},
            ),
            "een kop van 100 kB": (HEAD + b"X: " + b"y" * 100_000 + b"\r\n\r\n", {400, 414, 431}),
        }
        for what, (content, wanted) in sent.items():
            status = status_of(to_nginx(site.nginx.https), content)
            expect(status in wanted, f"{what} geeft {status}")
        # Past nginx, as when somebody sets that up wrongly.
        status = status_of(to_gunicorn(site.folder / "web.sock"), sent["een bestand van 20 MB"][0])
        expect(status in (301, 400, 403, 413), f"een bestand van 20 MB langs nginx geeft {status}")
        many = "&".join(f"veld{number}=1" for number in range(20_000)).encode()
        form = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{NAME}"}
        status = Browser(site.nginx.https).ask("POST", "/scan/start/", many, form).status
        expect(status in (400, 403, 413), f"een formulier met 20.000 velden geeft {status}")
        _expect_a_scan(site)
    return f"{len(sent) + 2} te grote verzoeken geweigerd; daarna lukte een hele scan"


def malformed() -> str:
    """Nonsense in every place where something can stand: nothing of it is an error of ours, and nothing stops."""
    with production() as site:
        use_database_of(site)
        before = site.gunicorn.children()
        told = []
        for content in NONSENSE:
            for where, connection in (
                ("nginx", to_nginx(site.nginx.https)),
                ("gunicorn", to_gunicorn(site.folder / "web.sock")),
            ):
                told.append((f"{content[:40]!r} naar {where}", status_of(connection, content)))
        browser = Browser(site.nginx.https)
        told += [(path[:60], browser.get(path).status) for path in PATHS]
        origin = {"Origin": f"https://{NAME}"}
        for kind, body in BODIES:
            for path in ("/scan/start/", "/account/login/", "/was-dit-nuttig/"):
                answer = Browser(site.nginx.https).ask("POST", path, body, origin | {"Content-Type": kind})
                told.append((f"{kind} naar {path}", answer.status))
        told += [
            (cookie[:40], browser.ask("GET", "/scan/start/", None, {"Cookie": cookie}).status) for cookie in COOKIES
        ]
        # 501 and 505 say that a request asks what does not exist.
        wrong = [f"{what}: {status}" for what, status in told if status >= 500 and status not in (501, 505)]
        expect(not wrong, f"fouten van ons: {'; '.join(wrong[:5])}")
        expect(site.gunicorn.children() == before, "er stopte een proces van de site")
        _expect_a_scan(site)
    return f"{len(told)} keer onzin, en geen fout van ons; daarna lukte een hele scan"


def _expect_a_scan(site: Site) -> None:
    person = Person(site.nginx.https, walk(0))
    expect(person.do_a_whole_scan(), "een hele scan lukt niet meer")
