"""Messages: MQTT, and connections that stay open waiting for news."""

from ordinary.activity import activity, habit
from ordinary.pages import Connection
from ordinary.shell import ssh
from servers.accounts import LABUSER

_SENSORS = ("temperature", "door", "power", "co2")


@activity(desk=1, server=2, clerk=1, inside=True)
def publish_a_measurement(person):
    chance = person.chance
    words = [
        "mosquitto_pub",
        "-h",
        person.server("mqtt"),
        "-t",
        f"house/{chance.choice(_SENSORS)}",
        "-q",
        chance.choice("01"),
    ]
    person.run(*words, "-m", f"{chance.uniform(10, 30):.2f}")


@habit("desk", "server", pause=(5, 30), inside=True)
def listen_for_measurements(person):
    """A subscription that lasts minutes."""
    seconds = person.chance.randint(40, 240)
    words = ["mosquitto_sub", "-h", person.server("mqtt"), "-t", "house/#", "-k", person.chance.choice((10, 20, 60))]
    person.run(*words, "-W", seconds, seconds=seconds + 5, good=(0, 27))


@habit("desk", pause=(1, 6))
def wait_for_news(person):
    """A chat window: each question waits at the other side until there is news; one connection for many of them."""
    chance = person.chance
    chat = Connection(person, person.site("cloud"), tls=chance.random() < 0.8, seconds=30)
    for _ in range(chance.randint(3, 12)):
        chat.fetch(f"/api/poll?seconds={chance.uniform(4, 15):.1f}")
        if chance.random() < 0.4:
            chat.fetch("/api/data?size=300", "POST", person.bytes(30, 900))
    chat.close()


@habit("idle", pause=(1, 4))
def hold_a_connection(person):
    """Open for minutes, now and then a few bytes: push services, remote sessions left alone."""
    connection = Connection(person, person.site("cloud", "news"), tls=True, seconds=30)
    period = person.chance.uniform(12, 40)
    for _ in range(person.chance.randint(2, 10)):
        connection.fetch("/api/data?size=20")
        person.wait(period)
    connection.close()


@habit("idle", pause=(2, 10), inside=True)
def stay_logged_in(person):
    """A remote session that is left alone: nothing but its own signs of life."""
    seconds = person.chance.uniform(60, 300)
    alive = f"ServerAliveInterval={person.chance.choice((5, 15, 30))}"
    server = person.server(person.chance.choice(("web", "files", "db")))
    ssh(person, LABUSER[0], server, "sleep", int(seconds), options=("-o", alive), seconds=seconds + 10)
