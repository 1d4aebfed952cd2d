"""Carries out one campaign."""

import os
import subprocess
import threading
import time
from dataclasses import dataclass

from attacks.attack import LAB as LAB_WORD
from attacks.attack import SCRATCH
from network.place import stop
from network.sandbox import CODE

_PATIENCE = 0.05


@dataclass(frozen=True)
class Outcome:
    """When a campaign ran, by the clock of the capture, and which of its programs did not end well."""

    start: float
    end: float
    failures: tuple


def run(place, planned, interrupted):
    """Runs the steps of a campaign; ends whatever it started, also when interrupted."""
    scratch = place.folder("runs", planned.id)
    for name, text in planned.campaign.files.items():
        place.file(os.path.join("runs", planned.id, name), _fill(text, scratch))
    begun = time.time()
    background, failures = [], []
    try:
        for number, step in enumerate(planned.campaign.steps):
            interrupted.wait(step.pause)
            if interrupted.is_set():
                break
            words = [_fill(word, scratch) for word in step.words]
            process = place.start(step.host, words, planned.id, folder=scratch)
            if step.background:
                background.append((number, step, process))
            else:
                _finish(step, process, interrupted, failures, number)
    finally:
        for number, step, process in background:
            if process.poll() not in (None, *step.good):
                failures.append(f"step {number} {step.words[0]}: ended early with {process.returncode}")
            stop(process)
    return Outcome(begun, time.time(), tuple(failures))


def _finish(step, process, interrupted, failures, number):
    until = time.monotonic() + step.seconds
    while process.poll() is None and time.monotonic() < until and not interrupted.is_set():
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            pass
    status = process.poll()
    stop(process)
    if status not in step.good and not interrupted.is_set():
        said = "was still running" if status is None else f"ended with {status}"
        failures.append(f"step {number} {step.words[0]}: {said}")


def _fill(text, scratch):
    return text.replace(SCRATCH, scratch).replace(LAB_WORD, CODE)


class Campaigns:
    """Runs the campaigns of a schedule, each at its time in a thread of its own."""

    def __init__(self, place, runs, began, tell):
        self._place = place
        self._began = began
        self._tell = tell
        self._interrupted = threading.Event()
        self.outcomes = {}
        self._threads = [threading.Thread(target=self._at_its_time, args=(planned,)) for planned in runs]
        for thread in self._threads:
            thread.start()

    def _at_its_time(self, planned):
        if self._interrupted.wait(max(0, self._began + planned.start - time.time())):
            return
        self._tell(f"{planned.id} ({planned.tool}) begins")
        outcome = run(self._place, planned, self._interrupted)
        self.outcomes[planned.id] = outcome
        self._tell(f"{planned.id} ended after {outcome.end - outcome.start:.0f} s{_said(outcome.failures)}")

    def interrupt(self):
        """Ends those that still run, and begins no others."""
        self._interrupted.set()

    def wait(self):
        for thread in self._threads:
            thread.join()


def _said(failures):
    return f": {'; '.join(failures)}" if failures else ""
