"""Finds the labs that stand. They have no file by which to find them, or a killed one would leave it behind."""

import ctypes
import os

_PREFIX = "vlab-"
_PR_SET_NAME = 15
_LONGEST = 15


def call_myself(name):
    """Names this process, and those that it forks, so that `find` knows it."""
    ctypes.CDLL(None).prctl(_PR_SET_NAME, (_PREFIX + name)[:_LONGEST].encode(), 0, 0, 0)


def find(name):
    """
    The processes of a lab: (the one outside of the sandbox that ends it when it is asked to, the first inside); None
    if it is not up.
    """
    wanted = (_PREFIX + name)[:_LONGEST]
    parents = {int(pid): _parent(pid) for pid in os.listdir("/proc") if pid.isdigit() and _name(pid) == wanted}
    for pid, parent in parents.items():
        if parent in parents and parents[parent] not in parents:
            return parent, pid
    return None


def _name(pid):
    try:
        with open(f"/proc/{pid}/comm") as file:
            return file.read().strip()
    except OSError:
        return ""


def _parent(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return int(file.read().rpartition(")")[2].split()[1])
    except OSError:
        return 0
