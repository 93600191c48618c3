"""The mail server is away, and comes back."""

from stack.inside import use_database_of
from stack.person import Person, walk
from stack.processes import wait_until
from stack.site import production

from faulting.expecting import expect
from faulting.health import state_of
from faulting.mail_server import mail_server

NOT_MAILED = "Mailen lukt nu niet"


def server_down() -> str:
    """Who asks for a link by mail is told, and gets it on the screen; the digest is not counted as sent."""
    with production() as site:
        use_database_of(site)
        person = Person(site.nginx.https, walk(0))
        person.start()
        later = f"/scan/{person.public_id}/later/"
        form = {"mail": "1", "email": "iemand@example.org"}
        person.browser.get(later)
        answer = person.browser.post(later, form)
        expect(answer.status in (200, 422), f"zonder mailserver geeft een link vragen {answer.status}")
        expect(NOT_MAILED in answer.content.decode(), "wie een link vraagt, hoort niet dat mailen niet lukt")
        expect(state_of(site, "mail") == "fout", "de gezondheid zegt niet dat de mailserver weg is")
        digest = site.manage("on_timer", "send_digest", check=False)
        expect(digest.returncode != 0, "de mail van de dag lukte zonder mailserver")
        expect(state_of(site, "timer send_digest") == "fout", "de gezondheid zegt niet dat de mail van de dag mislukte")
        with mail_server(site.mail_port) as mails:
            expect(state_of(site, "mail") == "goed", "de gezondheid ziet niet dat de mailserver terug is")
            person.browser.post(later, form)
            wait_until(lambda: len(mails) >= 1, 10, "er komt geen mail")
            site.manage("on_timer", "send_digest")
            wait_until(lambda: len(mails) >= 2, 10, "de mail van de dag komt niet")
    return "wie een link vroeg, hoorde dat mailen niet lukte; later kwam de mail wel aan, en die van de dag ook"
