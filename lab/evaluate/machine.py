"""The same for machines: everything that was counted, and every verdict."""

from dataclasses import asdict

from evaluate.quality import Accused, found


def as_json(about, judged, left_out, results, failures):
    benign = [one for one in judged if one.recording.is_benign]
    attacked = [one for one in judged if not one.recording.is_benign]
    return {
        "version": 1,
        "about": dict(about),
        "found": {name: asdict(row) for name, row in found(judged).items()},
        "false": {"benign": _accused(benign), "attacked": _accused(attacked)},
        "recordings": [_recording(one) for one in judged],
        "left_out": dict(left_out),
        "captures": [_capture(result) for result in results],
        "failures": dict(failures),
    }


def _accused(judged):
    row = Accused.of(judged)
    return asdict(row) | {
        "per_day_of_25_hosts": row.per_day(row.accusations),
        "bounds": [row.per_day(bound) for bound in row.bounds],
    }


def _recording(one):
    recording = one.recording
    return {
        "name": recording.name,
        "seconds": recording.seconds,
        "hosts": recording.hosts,
        "exact": one.is_exact,
        "campaigns": [_campaign(outcome) for outcome in one.outcomes],
        "incidents": [
            asdict(verdict.incident) | {"verdict": verdict.word, "campaigns": verdict.campaigns}
            for verdict in one.verdicts
        ],
    }


def _campaign(outcome):
    campaign = outcome.campaign
    names = ("id", "family", "cls", "tool", "attack", "start", "end", "first_packet", "packets", "is_slow")
    return {name: getattr(campaign, name) for name in names} | {
        "noticed": outcome.is_noticed,
        "right": outcome.is_right,
        "right_or_sibling": outcome.is_right_or_sibling,
        "delay": outcome.delay if outcome.is_right else None,
        "going_on": outcome.is_going_on,
        "incidents": [incident.id for incident in outcome.incidents],
        "continued": [incident.id for incident in outcome.continued],
    }


def _capture(result):
    return {
        "name": result.capture.name,
        "label": result.capture.label,
        "expected": list(result.capture.expected.families),
        "result": result.word,
        "incidents": [asdict(incident) for incident in result.incidents],
    }
