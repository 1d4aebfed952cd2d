"""Makes one recording: the lab up, ordinary use, attacks by the schedule, the capture, labels and their check."""

import json
import os
import signal
import sys
import time
from dataclasses import dataclass

from labels.check import by_campaign, check, label_lines, problems
from labels.rules import timed_rules, write
from network.build import build, capture_point
from network.place import Place, stop
from network.sandbox import OUTPUT
from ordinary.cast import live
from recording.files import ABOUT, CAPTURE, LABELS, SCHEDULE
from recording.runner import Campaigns
from recording.schedule import AFTERMATH
from recording.tcpdump import Tcpdump
from servers.all import start_all

# Until everybody has woken up, before the capture begins.
_WARM_UP = 1.5

# A program's first packet may be stamped a moment before the clock was read that says it was started.
BEFORE = 0.05

# A tagged Ethernet frame.
_LONGEST_FRAME = 1518


@dataclass(frozen=True)
class _Recorded:
    """What happened while the capture ran."""

    began: float
    outcomes: dict
    dropped: int
    was_interrupted: bool


def record(world, scenario, minutes, split, runs):
    """
    Runs within the sandbox, which has the folder of the recording as its output. Answers 0 if the recording passed its
    check, 3 if not, 130 if it was cut short.
    """
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGINT, _interrupt)
    begun = time.monotonic()
    place = Place(world, os.path.join(OUTPUT, "logs"))
    lacking = build(world)
    for problem in lacking:
        _tell(f"this kernel lacks {problem}")
    start_all(place, world)
    _tell(f"up after {time.monotonic() - begun:.0f} s")

    _write_json(SCHEDULE, [run.as_dict() for run in runs])
    recorded = _lived(place, world, scenario, minutes, runs)
    rules = timed_rules(runs, recorded.outcomes, BEFORE, AFTERMATH)
    findings = check(os.path.join(OUTPUT, CAPTURE), rules, world)
    write(os.path.join(OUTPUT, LABELS), label_lines(findings))
    wrong = list(_wrong(findings, runs, recorded))
    described = {"scenario": scenario.name, "seed": world.seed, "split": split, "minutes": minutes}
    described |= _description(world, runs, recorded, findings)
    _write_json(ABOUT, described | {"lacking": lacking, "problems": wrong})

    for problem in wrong:
        _tell(problem)
    _tell(
        f"{findings.packets} packets, {findings.labelled_packets} of {len(recorded.outcomes)} attacks;"
        f" {'passed its check' if not wrong else f'{len(wrong)} problems'}"
    )
    return 130 if recorded.was_interrupted else 3 if wrong else 0


def _lived(place, world, scenario, minutes, runs):
    """Ordinary use and attacks under the eyes of tcpdump, until the time is up or somebody interrupts."""
    log = os.path.join(OUTPUT, "logs", "tcpdump.log")
    tcpdump = Tcpdump(capture_point(world), os.path.join(OUTPUT, CAPTURE), log)
    time.sleep(_WARM_UP)
    began = time.time()
    until = began + minutes * 60
    people = [person for profile in scenario.ordinary for person in live(place, world, profile, until)]
    campaigns = Campaigns(place, runs, began, lambda text: _tell(f"{time.time() - began:6.0f} s  {text}"))
    was_interrupted = False
    try:
        while time.time() < until:
            time.sleep(0.2)
    except KeyboardInterrupt:
        was_interrupted = True
        _tell("interrupted: what was recorded is kept")
    campaigns.interrupt()
    campaigns.wait()
    for person in people:
        stop(person)
    time.sleep(AFTERMATH)
    return _Recorded(began, campaigns.outcomes, tcpdump.stop(), was_interrupted)


def _wrong(findings, runs, recorded):
    yield from problems(findings, runs, recorded.outcomes)
    if recorded.dropped:
        yield f"the kernel dropped {recorded.dropped} packets"
    if findings.longest > _LONGEST_FRAME:
        yield f"a frame of {findings.longest} bytes: something merges packets"


def _description(world, runs, recorded, findings):
    packets = by_campaign(findings)
    return {
        "began": recorded.began,
        "variant": world.variant.as_dict(),
        "home": list(world.inside),
        "lab": list(world.networks),
        "packets": findings.packets,
        "labelled_packets": findings.labelled_packets,
        "seconds": round((findings.last - findings.first) / 1e6, 3),
        "campaigns": [_campaign(run, recorded.outcomes.get(run.id), packets[run.id]) for run in runs],
        "tools": sorted({run.tool for run in runs}),
        "interrupted": recorded.was_interrupted,
    }


def _campaign(run, outcome, packets):
    return {
        "id": run.id,
        "family": run.family,
        "class": run.cls,
        "tool": run.tool,
        "attack": run.attack,
        "entities": list(run.campaign.entities),
        "victims": list(run.campaign.victims),
        "start": outcome.start if outcome else None,
        "end": outcome.end if outcome else None,
        "packets": packets,
    }


def _write_json(name, content):
    with open(os.path.join(OUTPUT, name), "w") as file:
        json.dump(content, file, indent=1)
        file.write("\n")


def _interrupt(*_):
    raise KeyboardInterrupt


def _tell(text):
    print(f"record: {text}", file=sys.stderr, flush=True)
