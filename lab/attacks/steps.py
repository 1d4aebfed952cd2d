"""Steps of the kinds that many attacks have."""

from attacks.attack import LAB, SCRATCH, Step

PYTHON = "/usr/bin/python3"


def program(host, name, *words, **more):
    """One of the lab's own programs, attacks/programs/NAME.py."""
    return Step(host.name, (PYTHON, f"{LAB}/attacks/programs/{name}.py", *map(str, words)), **more)


def tool(host, *words, **more):
    return Step(host.name, tuple(map(str, words)), **more)


def script(host, name, **more):
    """A shell script among the campaign's files, in the run's folder."""
    return Step(host.name, ("sh", "-c", f"cd {SCRATCH} && exec sh ./{name}"), **more)


def script_text(*lines):
    return "\n".join(lines) + "\n"
