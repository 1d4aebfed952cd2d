"""Runs programs on the hosts of a lab."""

import os
import subprocess
import time

from network.sandbox import CODE, PLACE

# The distribution's own: another that comes first in PATH does not see Debian's python3-* packages.
PYTHON = "/usr/bin/python3"

_ENVIRONMENT = {
    "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/games",
    "HOME": f"{PLACE}/home",
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONPATH": CODE,
}


class Place:
    """
    The lab while it runs. Every program has a log, kept in `logs`; files that programs need go into folders below
    /run/lab, in memory.
    """

    def __init__(self, world, logs):
        self.world = world
        self.logs = logs
        os.makedirs(logs, exist_ok=True)
        os.makedirs(_ENVIRONMENT["HOME"], exist_ok=True)

    def folder(self, *names):
        path = os.path.join(PLACE, *names)
        os.makedirs(path, exist_ok=True)
        return path

    def file(self, path, content):
        """Writes a file below /run/lab; answers its full path."""
        full = os.path.join(PLACE, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w" if isinstance(content, str) else "wb") as out:
            out.write(content)
        return full

    def start(self, host, words, log, folder=PLACE, environment=None):
        """Starts a program on a host, by its name, in a process group of its own."""
        with open(os.path.join(self.logs, f"{log}.log"), "ab") as out:
            return subprocess.Popen(
                ["ip", "netns", "exec", host, *map(str, words)],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env={**_ENVIRONMENT, **(environment or {})},
                start_new_session=True,
            )

    def run(self, host, words, log, seconds=30, **more):
        """Runs a program to its end; answers its exit status, or None if it was still running after `seconds`."""
        process = self.start(host, words, log, **more)
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            stop(process)
            return None

    def python(self, host, file, *words, log, **more):
        """Starts one of the lab's own programs: `file` is its path below lab/."""
        return self.start(host, [PYTHON, os.path.join(CODE, file), *words], log, **more)


def stop(process, patience=1.0):
    """Ends a program and all that it started: first asks, then insists."""
    import signal

    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            break
        until = time.monotonic() + patience
        while process.poll() is None and time.monotonic() < until:
            time.sleep(0.02)
    process.wait()
