"""Recordings, campaigns and incidents, made up; times are seconds after the recording began."""

from datetime import datetime, timedelta, timezone

from evaluate.addresses import Addresses
from evaluate.incident import SEVERITIES, Incident
from evaluate.recording import Campaign, Recording

HOME = ("10.0.0.0/24", "fd00:1::/64")
LAB = (*HOME, "192.0.2.0/24", "2001:db8:1:1::/64")

ATTACKER, INSIDER, VISITOR = "192.0.2.66", "10.0.0.66", "192.0.2.9"
SERVER, CLIENT, COLLECTOR, INVENTED = "10.0.0.1", "10.0.0.9", "192.0.2.200", "77.1.2.3"

_SCORES = dict(zip(SEVERITIES, (10, 30, 60, 80, 95)))


def campaign(
    family="scan", by=(ATTACKER,), to=(SERVER,), start=100, end=130, first=None, packets=500, id="one", problems=()
):
    return Campaign(
        id=id,
        family=family,
        cls="Class",
        tool="tool",
        attack="attack",
        attackers=Addresses(by, HOME),
        victims=Addresses(to, HOME),
        start=start,
        end=end,
        first_packet=start if first is None else first,
        packets=packets,
        problems=problems,
    )


def recording(*campaigns, name="made-up", seconds=600.0, hosts=10):
    return Recording(
        name=name,
        capture="capture.pcap",
        scenario="mixed",
        home=HOME,
        lab=LAB,
        campaigns=campaigns,
        seconds=seconds,
        packets=1000,
        hosts=hosts,
        knows_hosts=True,
        problems=(),
    )


def incident(
    family="scan",
    entity=ATTACKER,
    sources=None,
    targets=(SERVER,),
    detected=110,
    first=None,
    last=None,
    severity="high",
    bursts=(),
):
    first = detected - 5 if first is None else first
    return Incident(
        id="i",
        kind=f"{family}-kind",
        family=family,
        entity=entity,
        sources=(entity,) if sources is None else sources,
        targets=targets,
        first=first,
        last=detected + 10 if last is None else last,
        detected=detected,
        score=_SCORES[severity],
        severity=severity,
        bursts=bursts,
        reasons=("detector: ports 900 (usual 2)",),
    )


def said(family, entity, targets, detected, severity="high", first=None, last=None):
    """An incident as `analyze --json` says it; times are seconds since 1970."""
    return {
        "id": f"{family}-{entity}-{detected:.0f}",
        "campaign": None,
        "site": "home",
        "sensor": "one",
        "kind": f"{family}-kind",
        "family": family,
        "entity": entity,
        "sources": [entity],
        "targets": list(targets),
        "ports": [22],
        "first": _time(detected - 3 if first is None else first),
        "last": _time(detected + 10 if last is None else last),
        "detected": _time(detected),
        "score": _SCORES[severity],
        "severity": severity,
        "confidence": 0.9,
        "technique": "T1046",
        "contributions": [{"name": "ports", "points": 40}],
        "signals": [
            {
                "detector": "fan-out",
                "strength": 0.9,
                "confidence": 0.9,
                "reasons": [{"feature": "ports", "seen": 900, "usual": 2}],
            }
        ],
        "flows": 12,
    }


def answer(*incidents, is_exact=True):
    return {
        "version": 1,
        "exact": is_exact,
        "capture": {"packets": 1, "bytes": 1, "first": _time(0), "last": _time(1), "oddities": {}, "drops": {}},
        "flows": 1,
        "incidents": list(incidents),
    }


def _time(seconds):
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=round(seconds * 1e6))
    return moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
