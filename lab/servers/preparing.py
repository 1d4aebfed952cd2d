"""Runs what a server needs before it can start."""

import subprocess

from network.sandbox import SandboxError


class ServerError(SandboxError):
    """A server cannot be started or does not answer; the message names it and shows what was said last."""


def prepare(server, words, said=None):
    """Runs a program to its end, with this as its input; answers its output."""
    words = [str(word) for word in words]
    try:
        result = subprocess.run(words, input=said, capture_output=True, text=True)
    except FileNotFoundError:
        raise ServerError(f"{server}: {words[0]} is missing: lab/packages.txt names the packages that the lab needs")
    if result.returncode != 0:
        raise ServerError(
            f"{server}: {words[0]} ended with {result.returncode}\n{(result.stderr or result.stdout)[-2000:]}"
        )
    return result.stdout
