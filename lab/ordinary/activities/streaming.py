"""Watching streams: a segment of some hundred kilobytes every other second."""

from ordinary.activity import activity
from ordinary.pages import Connection
from servers.content import SEGMENTS


@activity(desk=1)
def watch_a_stream(person):
    chance = person.chance
    stream = Connection(person, person.site("video"), tls=chance.random() < 0.8)
    first = chance.randrange(SEGMENTS)
    for number in range(chance.randint(3, 12)):
        stream.fetch(f"/files/stream/segment{(first + number) % SEGMENTS}.ts")
        person.wait(max(0.2, chance.gauss(2, 0.3)))
    stream.close()
