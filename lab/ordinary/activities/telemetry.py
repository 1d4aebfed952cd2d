"""Machines that report: small, regular, to the same place each time, as bots do."""

import json

from ordinary.activity import habit
from ordinary.pages import Connection


@habit("telemetry", pause=(10, 12))
def report(person):
    """A new connection each time."""
    chance = person.chance
    server = Connection(person, "t.cdn.example", tls=person.host.name != "c1")
    server.headers = {"User-Agent": "agent/4.2", "Content-Type": "application/json"}
    body = json.dumps({"host": person.host.name, "load": chance.random(), "events": ["x"] * chance.randint(0, 20)})
    server.fetch("/api/report", "POST", body)
    server.close()


@habit("desk", pause=(45, 75))
def report_of_the_browser(person):
    server = Connection(person, "telemetry.news.example", tls=True)
    server.fetch("/api/report", "POST", person.bytes(200, 6000))
    server.close()


@habit("crowd", pause=(15, 15.5), inside=True)
def report_to_the_company(person):
    """A device in the field that asks the company's server for work."""
    server = Connection(person, person.server("www"), tls=False)
    server.headers = {"User-Agent": "meter/1.0"}
    server.fetch("/app/status")
    server.close()
