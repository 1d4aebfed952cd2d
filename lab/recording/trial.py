"""Tries attacks one after the other, with no ordinary use around them: does each do what it says, and how long?"""

import os
import signal
import sys
import threading
import time

from labels.check import by_campaign, check, problems
from labels.rules import timed_rules
from network.build import build, capture_point
from network.place import Place
from network.sandbox import OUTPUT
from recording.files import CAPTURE
from recording.record import BEFORE
from recording.runner import run
from recording.schedule import AFTERMATH, Run
from recording.tcpdump import Tcpdump
from servers.all import start_all
from world.draw import draw


def planned(world, attack):
    campaign = attack.make(draw(world.seed, "trial", attack.name), world)
    return Run.of(attack, attack.name.replace("_", "-"), 0, attack.seconds, campaign)


def trial(world, attacks):
    """Runs within the sandbox. Prints a line for each attack; answers 0 if all is well, 3 if not."""
    interrupted = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: interrupted.set())
    place = Place(world, os.path.join(OUTPUT, "logs"))
    build(world)
    start_all(place, world)
    capture = os.path.join(OUTPUT, CAPTURE)
    tcpdump = Tcpdump(capture_point(world), capture, os.path.join(OUTPUT, "logs", "tcpdump.log"))
    time.sleep(1)
    runs = [planned(world, attack) for attack in attacks]
    outcomes = {}
    for one in runs:
        if interrupted.is_set():
            break
        outcomes[one.id] = run(place, one, interrupted)
        time.sleep(AFTERMATH)
        print(f"{one.id}: {outcomes[one.id].end - outcomes[one.id].start:.0f} s", file=sys.stderr, flush=True)
    tcpdump.stop()
    findings = check(capture, timed_rules(runs, outcomes, BEFORE, AFTERMATH), world)
    packets = by_campaign(findings)
    for one in runs:
        if one.id in outcomes:
            seconds = outcomes[one.id].end - outcomes[one.id].start
            print(f"{one.family} {one.attack} {one.tool} {seconds:.0f} {packets[one.id]}")
    wrong = list(problems(findings, runs, outcomes))
    for problem in wrong:
        print(f"# {problem}")
    return 3 if wrong else 0
