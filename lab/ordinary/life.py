"""A person, or a machine, on a host of the lab: where it is, what time it has left, and how it uses the network."""

import os
import random
import signal
import socket
import subprocess
import tempfile
import threading
import time

from network.sandbox import PLACE
from world.draw import draw
from world.world import DOMAIN

# How a tool is told which of the host's addresses to use.
_BINDING = {
    "curl": ("-4", "--interface", "{}"),
    "wget": ("-4", "--bind-address={}"),
    "ssh": ("-4", "-b", "{}"),
    "scp": ("-4", "-o", "BindAddress={}"),
    "dig": ("-b", "{}"),
    "ping": ("-4", "-I", "{}"),
    "mosquitto": ("-A", "{}"),
    "iperf3": ("-B", "{}"),
}
_SECONDS = 25.0


def _people():
    """Where people keep their files: in the lab's memory."""
    folder = os.path.join(PLACE, "people")
    os.makedirs(folder, exist_ok=True)
    return folder


class Enough(Exception):
    """The time is up."""


class Household:
    """What the loops of one process share: the programs that run, and the end."""

    def __init__(self, until):
        self.until = until
        self.lock = threading.Lock()
        self.running = set()
        self.closed = False

    def add(self, process):
        with self.lock:
            self.running.add(process)
            if self.closed:
                _kill(process)

    def remove(self, process):
        with self.lock:
            self.running.discard(process)

    def close(self):
        with self.lock:
            self.closed = True
            for process in self.running:
                _kill(process)


class Person:
    """One loop of a life. Every loop has chance of its own."""

    def __init__(self, world, host, roles, household, loop):
        self.world = world
        self.host = host
        self.roles = roles
        self.household = household
        self.chance = draw(world.seed, "ordinary", host.name, *roles, loop)
        self.usual_source = self.chance.choice(host.v4)
        self.folder = tempfile.mkdtemp(prefix=f"{host.name}-", dir=_people())
        self.doing = ""

    # Time.

    @property
    def left(self):
        return self.household.until - time.time()

    def wait(self, seconds):
        """Sleeps, and wakes for the end."""
        end = min(time.time() + seconds, self.household.until)
        while (rest := end - time.time()) > 0:
            time.sleep(min(rest, 1.0))
        if self.left <= 0:
            raise Enough

    def think(self, mean=3.0):
        self.wait(min(40.0, self.chance.expovariate(1 / (mean * self.world.variant.think))))

    # Where things are.

    def server(self, name):
        """The name of a server inside."""
        return f"{name}.{DOMAIN}"

    def site(self, *names):
        """The name of one of these external sites."""
        domain = f"{self.chance.choice(names)}.example"
        if not self.host.is_inside:
            return domain
        prefix = self.chance.choice(("", "www.", "www.", "static.", "api.", f"e{self.chance.randrange(40)}."))
        return prefix + domain

    @property
    def source(self):
        """The address to speak from, or None where the host has but one."""
        if len(self.host.v4) == 1:
            return None
        return self.usual_source if "behind-one" in self.roles else self.chance.choice(self.host.v4)

    def bound(self, tool):
        """The tool with the words that make it speak from one of the host's addresses."""
        source = self.source
        return [word.format(source) for word in _BINDING[tool]] if source else []

    def address(self, name, port, ipv6=None):
        """Asks for the name; answers an address of either kind. `ipv6`: only, or never."""
        wants6 = self.world.variant.ipv6 and (ipv6 if ipv6 is not None else self.chance.random() < 0.45)
        family = (socket.AF_INET6 if ipv6 else socket.AF_UNSPEC) if wants6 else socket.AF_INET
        found = socket.getaddrinfo(name, port, family, socket.SOCK_STREAM)
        return found[0][4][0]

    def connect(self, name, port, seconds=10.0, ipv6=None):
        """A TCP connection to a name."""
        address = self.address(name, port, ipv6)
        return self.connect_to(address, port, seconds)

    def connect_to(self, address, port, seconds=10.0):
        return socket.create_connection((address, port), min(seconds, max(0.2, self.left)), self.source_for(address))

    def source_for(self, address):
        """Address and port to bind to before speaking to an address of either kind, or None."""
        source = self.source
        if source and ":" in address:
            source = self.host.v6[self.host.v4.index(source)]
        return (source, 0) if source else None

    def udp(self):
        plug = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        if self.source:
            plug.bind((self.source, 0))
        plug.settimeout(2.0)
        return plug

    # Programs.

    def run(self, *words, seconds=_SECONDS, type_in=None, good=(0,), environment=None):
        """
        Runs a program, at most so long and never past the end; answers its exit status. `type_in(write)` gives it
        input. What it said is logged if its status is not among the good ones.
        """
        words = [str(word) for word in words]
        with tempfile.TemporaryFile() as said:
            process = subprocess.Popen(
                words,
                stdin=subprocess.PIPE if type_in else subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                start_new_session=True,
                env={
                    **os.environ,
                    "HOME": self.folder,
                    "TMPDIR": self.folder,
                    "SNMP_PERSISTENT_DIR": self.folder,
                    **(environment or {}),
                },
            )
            self.household.add(process)
            try:
                if type_in:
                    _type(process, type_in)
                status = process.wait(max(0.1, min(seconds, self.left)))
            except subprocess.TimeoutExpired:
                status = None
            finally:
                _kill(process)
                process.wait()
                self.household.remove(process)
            if status not in good and self.left > 0:
                said.seek(0)
                self.log(
                    f"{' '.join(words)[:300]}: status {status}: {said.read()[-400:].decode('utf-8', 'replace').strip()}"
                )
        return status

    def bytes(self, least, most):
        """So many random bytes, small amounts more often than large ones."""
        return random.randbytes(int(least * (most / least) ** self.chance.random()))

    def file(self, least, most, name="draft"):
        """A file of random bytes; it takes the place of the last of that name."""
        path = os.path.join(self.folder, f"{name}.bin")
        with open(path, "wb") as out:
            out.write(self.bytes(least, most))
        return path

    def log(self, text):
        print(f"{time.time():.2f} {self.host.name} {self.doing}: {text}", flush=True)


def _type(process, type_in):
    def write(text):
        process.stdin.write(text.encode())
        process.stdin.flush()

    try:
        type_in(write)
        process.stdin.close()
    except BrokenPipeError:
        pass


def _kill(process):
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
