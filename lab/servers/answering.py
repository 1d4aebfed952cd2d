"""Asks services until they answer."""

import ctypes
import os
import socket
import subprocess
import threading
import time

from servers.preparing import ServerError

PATIENCE = 30.0

_CLONE_NEWNET = 0x40000000
_libc = ctypes.CDLL(None, use_errno=True)


def wait_for(place, world, services):
    """Returns when all answer. A thread for each host: a thread can be in a network namespace of its own."""
    problems = []
    until = time.monotonic() + PATIENCE
    hosts = {service.host for service in services}
    threads = [
        threading.Thread(target=_wait_on, args=(host, [s for s in services if s.host == host], until, problems))
        for host in hosts
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if problems:
        raise ServerError("\n".join(f"{service}: {why}\n{_end_of_log(place, service)}" for service, why in problems))


def _wait_on(host, services, until, problems):
    _enter(host)
    for service in services:
        while not _answers(service):
            if service.process is not None and service.process.poll() is not None:
                problems.append((service, f"the server ended with status {service.process.returncode}"))
                break
            if time.monotonic() > until:
                problems.append((service, "the server does not answer"))
                break
            time.sleep(0.1)


def _enter(host):
    namespace = os.open(f"/run/netns/{host}", os.O_RDONLY)
    try:
        if _libc.setns(namespace, _CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), f"cannot enter the namespace of {host}")
    finally:
        os.close(namespace)


def _answers(service):
    if service.proto == "tcp":
        return _connects(service)
    return _replies(service) if service.question else _is_bound(service.port)


def _connects(service):
    try:
        with socket.create_connection((service.address, service.port), 2):
            return True
    except OSError:
        return False


def _replies(service):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.settimeout(0.5)
        try:
            asking.connect((service.address, service.port))
            asking.send(service.question)
            return bool(asking.recv(2048))
        except OSError:
            return False


def _is_bound(port):
    """Of a service that answers broadcasts only."""
    with open("/proc/thread-self/net/udp") as table:
        return any(line.split()[1].endswith(f":{port:04X}") for line in table.readlines()[1:])


def _end_of_log(place, service, lines=12):
    try:
        file = os.path.join(place.logs, f"{service.log}.log")
        return subprocess.run(["tail", "-n", str(lines), file], capture_output=True, text=True).stdout
    except OSError:
        return ""
