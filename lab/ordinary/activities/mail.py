"""Mail: sending with and without attachments, looking for new."""

import smtplib
import ssl
from email.message import EmailMessage

from ordinary.activity import activity, habit
from servers.accounts import LABUSER

_PEOPLE = ("anna", "jonas", "eva", "tim", "maria")


def _message(person, sender, recipient):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, recipient, f"Report {person.chance.randrange(900)}"
    message.set_content("Dear all,\nplease find attached.\n" * person.chance.randint(1, 60))
    if person.chance.random() < 0.3:
        message.add_attachment(
            person.bytes(5_000, 900_000), maintype="application", subtype="pdf", filename="report.pdf"
        )
    return message


def _send(person, server, port, recipients_at):
    sender = f"{person.chance.choice(_PEOPLE)}@{'corp' if person.host.is_inside else 'news'}.example"
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    address = person.address(server, port)
    with smtplib.SMTP(address, port, timeout=15, source_address=person.source_for(address)) as session:
        if person.chance.random() < 0.5:
            session.starttls(context=context)
        for _ in range(person.chance.choice((1, 1, 1, 2, 4))):
            session.send_message(_message(person, sender, f"{person.chance.choice(_PEOPLE)}@{recipients_at}"))


@activity(desk=3, clerk=1, inside=True)
def send_mail(person):
    """Through the company's server, which hands on what goes outside."""
    _send(person, person.server("mx"), 587, person.chance.choice(("corp.example", "news.example", "shop.example")))


@activity(desk=1)
def send_private_mail(person):
    _send(person, "mx.mail.example", 587, "mail.example")


@activity(crowd=3, inside=True)
def deliver_mail(person):
    """Another company's mail server."""
    _send(person, person.server("mx"), 25, "corp.example")


@activity(crowd=1, server=1, inside=True)
def send_mail_with_swaks(person):
    words = ["swaks", "--silent", 2, "-s", person.server("mx"), "-f", "robot@shop.example", "-t", "ops@corp.example"]
    person.run(*words, *(["-li", person.source] if person.source else []), "--body", "nightly run is done")


@habit("desk", pause=(40, 70), inside=True)
def look_for_mail(person):
    look(person, person.server("mx"))


@habit("desk", pause=(60, 120))
def look_for_private_mail(person):
    look(person, "mx.mail.example")


def look(person, server):
    with person.connect(server, 110) as plug, plug.makefile("rwb", buffering=0) as talk:
        talk.readline()
        for line in (f"USER {LABUSER[0]}", f"PASS {LABUSER[1]}", "STAT", "LIST"):
            talk.write(line.encode() + b"\r\n")
            answer = talk.readline()
            if line == "LIST":
                while answer and answer != b".\r\n":
                    answer = talk.readline()
        if person.chance.random() < 0.4:
            talk.write(b"RETR 1\r\n")
            while (answer := talk.readline()) and answer != b".\r\n":
                pass
        talk.write(b"QUIT\r\n")
        talk.readline()
