"""Working on another machine, key by key."""

from ordinary.activity import activity
from ordinary.shell import fail, ssh
from servers.accounts import LABUSER

_COMMANDS = ("ls -la", "uptime", "df -h", "ps aux | head -30", "cat /etc/services | head -80", "id", "free", "date")


@activity(desk=2, clerk=2, inside=True)
def work_over_ssh(person):
    _work(person, person.server(person.chance.choice(("web", "files", "db"))))


@activity(desk=1)
def work_over_ssh_outside(person):
    _work(person, person.site("cloud"))


@activity(crowd=1, inside=True)
def work_over_ssh_from_home(person):
    _work(person, person.server(person.chance.choice(("web", "files"))))


def _work(person, server):
    chance = person.chance
    user = chance.choice((LABUSER[0], "anna", "ops"))
    if chance.random() < 0.2:
        fail(person, user, server, "mistyped")

    def type_in(write):
        for _ in range(chance.randint(2, 6)):
            for key in chance.choice(_COMMANDS):
                write(key)
                person.wait(chance.uniform(0.04, 0.22))
            write("\n")
            person.think(1.5)
        write("exit\n")

    ssh(person, user, server, "-tt", type_in=type_in, seconds=60, good=(0, 1, 127))


@activity(desk=1, server=2, clerk=1, inside=True)
def run_a_command_over_ssh(person):
    ssh(person, "ops", person.server(person.chance.choice(("web", "files", "db"))), person.chance.choice(_COMMANDS))
