"""Back-ups: many megabytes to one place."""

from ordinary.activity import habit
from ordinary.shell import ONE_TRY, OPTIONS, over_ssh
from servers.accounts import SYSTEM_USERS

_USER = "archiver"


@habit("backup", pause=(15, 45), inside=True)
def back_up_by_rsync(person):
    target = f"{_USER}@{person.server('files')}:backup-{person.host.name}/"
    for name in ("accounts", "projects"):
        person.file(1_000_000, 10_000_000, name)
    words = ["rsync", "-a", "--exclude", "chromium", f"--bwlimit={person.chance.choice((500, 1000, 2500))}"]
    person.run(*words, "-e", over_ssh(_USER), f"{person.folder}/", target, seconds=60)


@habit("backup", pause=(30, 90), inside=True)
def back_up_by_scp(person):
    words = ["sshpass", "-p", SYSTEM_USERS[_USER], "scp", "-q", *OPTIONS, *ONE_TRY, "-l", 12_000]
    target = f"{_USER}@{person.server('files')}:dump-{person.host.name}"
    person.run(*words, person.file(3_000_000, 20_000_000), target, seconds=60)


@habit("backup", pause=(60, 120))
def back_up_to_the_cloud(person):
    """What a company that has no cellar does; a thief's upload is no different."""
    words = ["curl", "-sSk", "-o", "/dev/null", "--limit-rate", person.chance.choice(("600k", "1500k"))]
    person.run(*words, "-T", person.file(4_000_000, 15_000_000), "https://backup.cloud.example/upload/dump", seconds=60)
