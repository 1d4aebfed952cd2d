"""What waits at the collector's addresses: each is started by the attack that needs it, before the rest of it."""

from attacks.attack import SCRATCH, Rule, Step
from attacks.steps import program, tool

# Forwarded by the resolver inside to the collector's first and second address.
TUNNEL_DOMAIN = "tunnel.example"
COMMAND_DOMAIN = "c2.example"

_DNS = "53"


def listener(world, kind, address, port, *more):
    """http, https, tcp, tls or udp; takes what it is given and answers shortly."""
    words = ("--kind", kind, "--bind", address, "--port", port, "--scratch", SCRATCH, *more)
    return program(world["collector"], "listener", *words, background=True, good=(0, None))


def name_server(world, number, seed):
    """Of the tunnel domain (0) or the command domain (1)."""
    words = ("--bind", world["collector"].v4[number], "--seed", seed)
    return program(world["collector"], "name_server", *words, background=True, good=(0, None))


def ssh_server(world, address, port):
    """Makes its keys first; `user` in the run's folder opens it."""
    keys = "".join(f"ssh-keygen -q -t ed25519 -N '' -f {SCRATCH}/{name} && " for name in ("host", "user"))
    options = (f"HostKey={SCRATCH}/host", f"AuthorizedKeysFile={SCRATCH}/user.pub", "StrictModes=no", "PidFile=none")
    options += ("UsePAM=no", "PermitRootLogin=yes", f"ListenAddress={address}:{port}", "GatewayPorts=no")
    options += ("Subsystem=sftp internal-sftp",)
    line = f"{keys}exec /usr/sbin/sshd -D -e -f /dev/null " + " ".join(f"-o {option!r}" for option in options)
    return tool(world["collector"], "sh", "-c", line, background=True, good=(0, None))


def ssh_options(port, flag="-p"):
    return (
        *(flag, str(port), "-i", f"{SCRATCH}/user", "-o", "StrictHostKeyChecking=no", "-o", "BatchMode=yes"),
        *("-o", f"UserKnownHostsFile={SCRATCH}/known", "-o", "LogLevel=ERROR"),
    )


def wait(host, seconds):
    return Step(host.name, ("sleep", str(seconds)), seconds=seconds + 1)


def through_resolver(world, client, number):
    """The rules of what goes by way of the resolver: the client's questions, and the resolver's."""
    infra = world["infra"]
    domain = (TUNNEL_DOMAIN, COMMAND_DOMAIN)[number]
    return (
        Rule(client.ip, infra.ip, _DNS, "udp;tcp", domain=domain),
        Rule(infra.ip, world["collector"].v4[number], _DNS, "udp;tcp"),
    )
