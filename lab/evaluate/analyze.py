"""Runs `vedette analyze` over captures, a few at once, and keeps its answers until the program or a capture changes."""

import glob
import hashlib
import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from evaluate.incident import incidents_of

_LONGEST = 1800

# What makes the program what it is, beside the launcher, in a checkout and in a distribution: the version stays the same
# while the code changes.
_MADE_OF = ("pom.xml", "*/pom.xml", "*/src/main/**", "script/launcher/*", "lib/*.jar")


class AnalysisError(Exception):
    """The program did not answer; the message says why."""


@dataclass(frozen=True)
class Task:
    """home: networks that are inside; none leaves it to the program"""

    name: str
    capture: str
    home: tuple = ()


@dataclass(frozen=True)
class Outcome:
    """failure: in words, where there is no answer"""

    answer: dict = None
    failure: str = ""


class Analyzer:
    """words: further options of `vedette analyze`, as of which models are at work"""

    def __init__(self, program, answers, tell=lambda text: None, words=()):
        self._program = program
        self._answers = answers
        self._tell = tell
        self._words = tuple(words)
        self.version = " ".join(_said([program, "--version"]).splitlines()[:1])
        self._digest = _digest(program)
        os.makedirs(answers, exist_ok=True)

    def all(self, tasks, at_once):
        """The outcomes in the order of the tasks."""
        with ThreadPoolExecutor(at_once) as pool:
            return list(pool.map(self._outcome, tasks))

    def _outcome(self, task):
        try:
            return Outcome(self._answer(task))
        except AnalysisError as error:
            failure = str(error).replace(task.capture, os.path.basename(task.capture))
            self._tell(f"{task.name}: {failure}")
            return Outcome(failure=failure)

    def _answer(self, task):
        key = self._key(task)
        path = os.path.join(self._answers, f"{_file_name(task)}.json")
        kept = _read(path)
        if kept and kept["key"] == key:
            return kept["answer"]
        began = time.monotonic()
        answer = self._analyze(task)
        self._tell(f"{task.name}: {len(answer['incidents'])} incidents, {time.monotonic() - began:.0f} s")
        _write(path, {"key": key, "answer": answer})
        return answer

    def _key(self, task):
        try:
            capture = os.stat(task.capture)
        except OSError as error:
            raise AnalysisError(f"{task.capture}: {error.strerror}") from error
        return [self.version, self._digest, capture.st_size, capture.st_mtime_ns, [*task.home, *self._words]]

    def _analyze(self, task):
        home = ("--home", ",".join(task.home)) if task.home else ()
        said = _said([self._program, "analyze", task.capture, *home, *self._words, "--json"])
        try:
            answer = json.loads(said)
        except ValueError as error:
            raise AnalysisError(f"its answer is not JSON: {said[:80]!r}") from error
        if not isinstance(answer, dict) or answer.get("version") != 1 or "exact" not in answer:
            raise AnalysisError("its answer is not of version 1")
        try:
            incidents_of(answer)
        except (KeyError, TypeError, ValueError) as error:
            raise AnalysisError(f"its answer cannot be read: {error!r}") from error
        return answer


def _said(command):
    try:
        ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_LONGEST)
    except OSError as error:
        raise AnalysisError(f"{command[0]}: {error.strerror}") from error
    except subprocess.TimeoutExpired as error:
        raise AnalysisError(f"it took longer than {_LONGEST} s") from error
    if ran.returncode != 0:
        last = ran.stderr.strip().splitlines()[-1:]
        raise AnalysisError(f"it ended with status {ran.returncode}: {' '.join(last)}")
    return ran.stdout


def _digest(program):
    folder = os.path.dirname(os.path.realpath(program))
    digest = hashlib.sha256()
    for pattern in (os.path.basename(os.path.realpath(program)), *_MADE_OF):
        for path in sorted(glob.glob(os.path.join(glob.escape(folder), pattern), recursive=True)):
            if os.path.isfile(path):
                digest.update(f"{os.path.relpath(path, folder)} {_content_digest(path)}\n".encode())
    return digest.hexdigest()


def _content_digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _file_name(task):
    place = hashlib.sha256(os.path.abspath(task.capture).encode()).hexdigest()[:12]
    return f"{task.name.replace(os.sep, '-')[-100:]}-{place}"


def _read(path):
    try:
        with open(path) as file:
            return json.load(file)
    except (OSError, ValueError):
        return None


def _write(path, content):
    temporary = f"{path}.new"
    with open(temporary, "w") as file:
        json.dump(content, file, indent=1)
        file.write("\n")
    os.replace(temporary, path)
