"""What goes wrong every day."""

import smtplib

from ordinary.activity import activity, habit
from ordinary.shell import fail, ssh
from servers.accounts import LABUSER, SYSTEM_USERS


@activity(desk=2, server=1, clerk=1, inside=True)
def try_a_closed_port(person):
    server = person.chance.choice(("web", "files", "infra", "db"))
    _try(person, person.world[server].ip, person.chance.choice((8080, 8443, 3389, 445, 139, 9100, 631, 5000)))


@activity(desk=1)
def try_a_closed_port_outside(person):
    _try(
        person,
        person.world.site(person.chance.choice(("news", "shop", "cloud"))),
        person.chance.choice((8080, 993, 5228)),
    )


@activity(crowd=2, inside=True)
def knock(person):
    """Several closed ports in a row, then an open one: a program that tries where its service might be."""
    chance = person.chance
    address = person.world.reach(person.world["web"], person.host)
    for port in chance.sample((8080, 8443, 8000, 81, 993, 5000, 7443), chance.randint(2, 5)):
        _try(person, address, port)
        person.wait(chance.uniform(0.1, 1.0))
    _try(person, address, 443)


def _try(person, address, port):
    try:
        person.connect_to(address, port, 3).close()
    except OSError:
        pass


@activity(desk=1, server=1, inside=True)
def call_for_an_absent_host(person):
    """A printer that was taken away: nobody answers the ARP requests."""
    network = person.host.ip.rsplit(".", 1)[0]
    _try(person, f"{network}.{person.chance.randint(251, 253)}", person.chance.choice((9100, 631, 445)))


@habit("forgetful", pause=(25, 60), inside=True)
def forget_the_password(person):
    """Several failures, then the right one: by SSH, FTP or a mail program that was never told the new password."""
    chance = person.chance
    user = chance.choice(list(SYSTEM_USERS))
    if chance.random() < 0.5:
        server = person.server(chance.choice(("web", "files", "db")))
        for number in range(chance.randint(2, 5)):
            fail(person, user, server, f"old-password-{number}")
            person.think(1)
        ssh(person, user, server, "true")
        return
    for _ in range(chance.randint(2, 5)):
        person.run(*_ftp(person, user, "forgotten"), good=(67,))
        person.think(1)
    person.run(*_ftp(person, user, SYSTEM_USERS[user]))


def _ftp(person, user, password):
    return ["curl", "-sS", *person.bound("curl"), "-u", f"{user}:{password}", f"ftp://{person.server('files')}/"]


@habit("forgetful", pause=(15, 40), inside=True)
def log_in_with_an_old_password(person):
    """A script with yesterday's password, again and again."""
    fail(person, LABUSER[0], person.server("files"), "yesterday")


@activity(crowd=1, inside=True)
def send_mail_to_nobody(person):
    """The server refuses, and the sender comes back later."""
    address = person.address(person.server("mx"), 25)
    with smtplib.SMTP(address, 25, timeout=10, source_address=person.source_for(address)) as session:
        session.ehlo("news.example")
        session.docmd("MAIL", "FROM:<")
        session.docmd("VRFY", "nobody")
