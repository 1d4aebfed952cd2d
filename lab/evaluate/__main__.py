"""Evaluates detection: script/evaluate-detection RECORDINGS... [--corpus DIR] [-o PAGE]"""

import argparse
import json
import os
import platform
import subprocess
import sys

from evaluate import corpus, corpus_report, machine, recording, report
from evaluate.analyze import AnalysisError, Analyzer, Task
from evaluate.families import Families
from evaluate.incident import incidents_of
from evaluate.misses import Misses
from evaluate.page import page
from evaluate.quality import Judged
from evaluate.tables import as_text


def main(words):
    options = _options(words)
    try:
        return _evaluate(options)
    except (OSError, AnalysisError, KeyError) as error:
        _tell(error.args[0] if isinstance(error, KeyError) else error)
        return 1


def _options(words):
    parser = argparse.ArgumentParser(prog="script/evaluate-detection", description=__doc__.splitlines()[0])
    parser.add_argument("recordings", nargs="*", help="recordings of the lab, or folders of them")
    parser.add_argument("--corpus", help="a folder of labelled captures with a manifest.csv")
    parser.add_argument("-o", "--output", help="write the page here")
    parser.add_argument("--json", action="store_true", help="JSON on stdout instead of tables")
    parser.add_argument("--at-once", type=_positive, default=2, help="captures at a time (2)")
    parser.add_argument("--answers", default="target/answers", help="where answers are kept (target/answers)")
    parser.add_argument("--vedette", default="./vedette", help="the program to judge (./vedette)")
    parser.add_argument("--with", dest="words", default="", help="further options of analyze, such as '--models none'")
    options = parser.parse_args(words)
    if not options.recordings and not options.corpus:
        parser.error("name recordings, or a collection of captures with --corpus")
    return options


def _positive(text):
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _evaluate(options):
    recordings = [recording.read(about) for about in recording.find(options.recordings)]
    used = [one for one in recordings if not one.problems]
    left_out = [(one.name, "; ".join(one.problems)) for one in recordings if one.problems]
    not_counted = [
        (f"{one.name}, {text.partition(': ')[0]}", text.partition(": ")[2]) for one in used for text in one.failed
    ]
    captures, out_of_scope = corpus.read(options.corpus, Families()) if options.corpus else ([], [])

    analyzer = Analyzer(options.vedette, options.answers, _tell, options.words.split())
    tasks = [Task(one.name, one.capture, one.home) for one in used] + [capture.task for capture in captures]
    outcomes = analyzer.all(tasks, options.at_once)
    failures = [(task.name, outcome.failure) for task, outcome in zip(tasks, outcomes) if outcome.failure]
    judged = [_judged(one, outcome.answer) for one, outcome in zip(used, outcomes) if outcome.answer]
    left_out += failures[: len(used) - len(judged)] + not_counted
    results = [
        corpus.result(capture, outcome.answer)
        for capture, outcome in zip(captures, outcomes[len(used) :])
        if outcome.answer
    ]

    about = _about(analyzer)
    misses = Misses()
    tables = list(report.tables(judged, left_out, misses)) if recordings else []
    if options.corpus:
        tables += corpus_report.tables(results, out_of_scope, failures[len(used) - len(judged) :], misses)
    if options.json:
        json.dump(machine.as_json(about, judged, left_out, results, failures), sys.stdout, indent=1)
        print()
    else:
        print("\n".join(as_text(table) for table in tables))
    if options.output:
        with open(options.output, "w") as file:
            file.write(page(_command(options), about, tables))
    if failures:
        _tell(f"{len(failures)} of {len(tasks)} captures have no answer")
    return 1 if failures else 0


def _judged(one, answer):
    return Judged.of(one, incidents_of(answer), answer["exact"] is True)


def _about(analyzer):
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True)
    checked_out = [("commit", f"`{commit.stdout.strip()}`")] if commit.returncode == 0 else []
    return [*checked_out, ("Vedette", analyzer.version), ("Python", platform.python_version())]


def _command(options):
    """The command of the page, which is to be true elsewhere: places outside of the repository are shown as names."""
    words = ["script/evaluate-detection"]
    words += dict.fromkeys(_place(os.path.normpath(path), "RECORDINGS") for path in options.recordings)
    words += ["--corpus", _place(options.corpus, "CAPTURES")] if options.corpus else []
    words += [f"--with '{options.words}'"] if options.words else []
    return " ".join([*words, "-o", _place(options.output, "PAGE")])


def _place(path, name):
    inside = os.path.relpath(path)
    return name if inside.startswith("..") else inside


def _tell(text):
    print(f"evaluate-detection: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
