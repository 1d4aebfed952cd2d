"""Files to and fro: scp, rsync, FTP, the cloud."""

from ordinary.activity import activity
from ordinary.pages import Connection
from ordinary.shell import ONE_TRY, OPTIONS, over_ssh
from servers.accounts import LABUSER, SYSTEM_USERS


@activity(desk=1, crowd=1, inside=True)
def copy_with_scp(person):
    _scp(person, person.server("files"))


@activity(desk=1)
def copy_with_scp_outside(person):
    _scp(person, person.site("cloud"))


def _scp(person, server):
    user, password = LABUSER
    words = ["sshpass", "-p", password, "scp", "-q", *OPTIONS, *ONE_TRY, *person.bound("scp")]
    if person.chance.random() < 0.3:
        words += ["-l", 8000]  # kbit/s
    mine = person.file(20_000, 3_000_000)
    theirs = f"{user}@{server}:from-{person.host.name}-{person.chance.randrange(6)}"
    person.run(*words, mine, theirs)
    if person.chance.random() < 0.4:
        person.run(*words, theirs, f"{person.folder}/back")


@activity(desk=1, server=1, inside=True)
def synchronise_with_rsync(person):
    user = LABUSER[0]
    person.file(10_000, 1_500_000)
    target = f"{user}@{person.server('files')}:sync-{person.host.name}/"
    person.run("rsync", "-a", "--exclude", "chromium", "-e", over_ssh(user), f"{person.folder}/", target)


@activity(desk=2, crowd=1, inside=True)
def transfer_with_ftp(person):
    """lftp, or curl and its own way of speaking FTP."""
    chance = person.chance
    user = chance.choice((LABUSER[0], "anna"))
    name = f"ftp-{person.host.name}-{chance.randrange(8)}"
    mine = person.file(5_000, 2_000_000)
    if chance.random() < 0.5:
        source = person.source
        commands = ["set ftp:ssl-allow no", "set ftp:prefer-epsv yes", "set net:max-retries 1", "set net:timeout 8"]
        commands += ["set dns:order inet", f"set net:socket-bind-ipv4 {source}"] if source else []
        commands += [
            f"put {mine} -o {name}",
            "ls",
            "set xfer:clobber yes",
            f"get {name} -o {person.folder}/back",
            "bye",
        ]
        person.run("lftp", "-u", f"{user},{SYSTEM_USERS[user]}", "-e", "; ".join(commands), person.server("files"))
        return
    words = ["curl", "-sS", *person.bound("curl"), "-u", f"{user}:{SYSTEM_USERS[user]}"]
    url = f"ftp://{person.server('files')}/{name}"
    person.run(*words, "-T", mine, url)
    person.run(*words, "-o", "/dev/null", url)


@activity(desk=2)
def upload_to_the_cloud(person):
    """Up to some megabytes to the outside: exfiltration looks no different."""
    chance = person.chance
    name = person.site("cloud")
    path = f"/upload/{chance.getrandbits(48):012x}"
    if chance.random() < 0.5:
        rate = chance.choice(("300k", "900k", "2500k"))
        url = f"{chance.choice(('http', 'https'))}://{name}{path}"
        person.run("curl", "-sSk", "-o", "/dev/null", "--limit-rate", rate, "-T", person.file(50_000, 6_000_000), url)
        return
    cloud = Connection(person, name, tls=True)
    for number in range(chance.randint(1, 5)):
        cloud.fetch(f"{path}-{number}", chance.choice(("PUT", "POST")), person.bytes(20_000, 1_200_000))
        person.think(0.6)
    cloud.close()
