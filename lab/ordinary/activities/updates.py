"""Programs that look for newer versions of themselves, and package managers."""

from ordinary.activity import activity, habit
from ordinary.pages import Connection
from servers.content import PACKAGES, POLLED


@activity(desk=1, server=2)
@habit("updates", pause=(15, 50))
def install_packages(person):
    """The index, then many files over one connection."""
    chance = person.chance
    server = Connection(person, person.site("updates"), tls=chance.random() < 0.4)
    server.headers["User-Agent"] = "Debian APT-HTTP/1.3 (2.6.1)"
    server.fetch("/files/Packages")
    for number in chance.sample(range(PACKAGES), chance.randint(2, 20 if "updates" in person.roles else 8)):
        server.fetch(f"/files/pool/package{number}.deb")
    server.close()


@habit("desk", "server", pause=(29, 31))
def check_for_updates(person):
    _check(person, "Updater/2.1")


@habit("updates", pause=(8, 8.2))
def check_for_updates_often(person):
    _check(person, "Sync/9.0")


def _check(person, agent):
    server = Connection(person, "www.updates.example", tls=True)
    server.headers = {"User-Agent": agent, "Accept": "application/json"}
    server.fetch(f"/files/{POLLED}")
    server.close()
