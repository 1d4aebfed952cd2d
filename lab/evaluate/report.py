"""What the tables of the lab's recordings say: who was found, who was missed, who was accused falsely, and of what."""

from datetime import datetime, timezone

from evaluate.incident import SEVERITIES
from evaluate.quality import Accused, found
from evaluate.tables import Table, decimal, grouped, percents


def tables(judged, left_out, misses):
    benign = [one for one in judged if one.recording.is_benign]
    attacked = [one for one in judged if not one.recording.is_benign]
    yield _found(judged)
    yield _severities(judged)
    yield _accused(benign, attacked)
    yield _benign(benign)
    yield _missed(judged, misses)
    yield _named_otherwise(judged, misses)
    yield _misnamed(judged)
    yield _false(judged)
    yield _recordings(judged)
    yield _left_out(left_out)


def _found(judged):
    lines = tuple(
        (
            *(name, row.campaigns, row.noticed, row.right, percents(row.bounds), row.right_or_sibling),
            *(row.going_on, decimal(row.median), decimal(row.worst), decimal(row.incidents)),
        )
        for name, row in found(judged).items()
    )
    head = "family, campaigns, noticed, named rightly, 95 %, as dos/ddos, going on, median s, worst s, incidents per campaign"
    notes = (
        "Seconds of traffic from a campaign's first packet until it was named rightly.",
        "As dos/ddos: named rightly if the two count for each other.",
        "Going on: not named rightly, but an incident of its family about its attacker was there before and went on.",
        "Incidents per campaign: of those that were noticed.",
        "Slow campaigns last longer than 130 s.",
    )
    return Table("Campaigns found", tuple(head.split(", ")), lines, notes)


def _severities(judged):
    lines = tuple((name, *row.severities.values()) for name, row in found(judged).items())
    notes = ("Campaigns named rightly, by the highest severity of the incidents that did.",)
    return Table("Severity", ("family", *SEVERITIES), lines, notes)


def _accused(benign, attacked):
    rows = {"benign": Accused.of(benign), "with attacks": Accused.of(attacked)}
    lines = tuple((name, *_rate(row)) for name, row in rows.items() if row.recordings)
    head = "recordings, number, hours, host-hours, false incidents, rate, 95 %, below medium"
    notes = (
        "Incidents of medium severity or higher that are about no campaign.",
        "Rate: of 25 hosts in 24 hours, with exact Poisson bounds.",
        "Hosts are the clients and servers that the recording's world has inside; the router and the attacker's own"
        " machine are not counted.",
    )
    return Table("False accusations", tuple(head.split(", ")), lines, notes)


def _rate(row):
    low, high = (row.per_day(bound) for bound in row.bounds)
    return (
        *(row.recordings, decimal(row.hours, 2), decimal(row.host_hours), row.accusations),
        *(decimal(row.per_day(row.accusations)), f"{decimal(low)}-{decimal(high)}", row.milder),
    )


def _benign(benign):
    lines = tuple(
        (
            *(one.recording.name, decimal(one.recording.seconds / 60), one.recording.hosts, len(one.accusations)),
            *(len(one.false) - len(one.accusations), ", ".join(sorted({i.kind for i in one.accusations}))),
        )
        for one in benign
    )
    head = ("recording", "minutes", "hosts", "false incidents", "below medium", "kinds")
    return Table("Benign recordings", head, lines)


def _missed(judged, misses):
    lines = tuple(
        (
            *(*_about(outcome), ", ".join(f"{i.kind} since {clock(i.detected)}" for i in outcome.continued)),
            misses.of_campaign(outcome.campaign),
        )
        for outcome in _outcomes(judged)
        if not outcome.is_noticed
    )
    notes = (
        "Going on: incidents about the same address that were opened before it began.",
        "Why: [by hand](misses.md).",
    )
    return Table("Missed campaigns", (*_ABOUT, "going on", "why"), lines, notes)


def _named_otherwise(judged, misses):
    lines = tuple(
        (
            *(*_about(outcome), ", ".join(sorted({f"{i.kind} ({i.family})" for i in outcome.incidents}))),
            misses.of_campaign(outcome.campaign),
        )
        for outcome in _outcomes(judged)
        if outcome.is_noticed and not outcome.is_right
    )
    return Table("Campaigns noticed, but not named rightly", (*_ABOUT, "noticed as", "why"), lines)


def _misnamed(judged):
    lines = tuple(
        (one.recording.name, *_incident(verdict.incident), ", ".join(verdict.campaigns))
        for one in judged
        for verdict in one.misnamed
    )
    notes = (
        "Incidents about an attacker in its time, under a family that is none of its campaign's."
        " Not among the false ones.",
    )
    return Table("Misnamed incidents", ("recording", *_INCIDENT, "of"), lines, notes)


def _false(judged):
    every = [(one.recording.name, incident) for one in judged for incident in one.false]
    every.sort(key=lambda named: -named[1].score)
    lines = tuple((name, *_incident(incident)) for name, incident in every)
    return Table("False incidents", ("recording", *_INCIDENT), lines, ("Of every severity, the highest score first.",))


def _recordings(judged):
    lines = tuple(
        (
            *(one.recording.name, one.recording.scenario, decimal(one.recording.seconds / 60)),
            *(grouped(one.recording.packets), one.recording.hosts, len(one.recording.campaigns)),
            *(len(one.verdicts), "yes" if one.is_exact else "no", "yes" if one.recording.knows_hosts else "no"),
        )
        for one in judged
    )
    head = "recording, scenario, minutes, packets, hosts, campaigns, incidents, exact, knows hosts"
    notes = (
        "Exact: the answer says that nothing was lost.",
        "Knows hosts: all addresses of a host inside stand for it; else only the one that the recording names.",
    )
    return Table("Recordings", tuple(head.split(", ")), lines, notes)


def _left_out(left_out):
    notes = ("A campaign that did not go as planned is not counted; an incident about it is not false.",)
    return Table("Left out", ("recording", "why"), tuple(left_out), notes)


_ABOUT = ("recording", "campaign", "family", "tool", "packets", "time")


def _about(outcome):
    campaign = outcome.campaign
    time = f"{clock(campaign.first_packet)} to {clock(campaign.end)}"
    return outcome.recording.name, campaign.id, campaign.family, campaign.tool, campaign.packets, time


_INCIDENT = ("detected", "family", "kind", "entity", "targets", "score", "severity", "reasons")


def _incident(incident):
    return (
        *(clock(incident.detected), incident.family, incident.kind, incident.entity, few(incident.targets)),
        *(decimal(incident.score, 0), incident.severity, "; ".join(incident.reasons)),
    )


def few(texts, most=3):
    more = f" and {len(texts) - most} more" if len(texts) > most else ""
    return ", ".join(texts[:most]) + more


def clock(time):
    return f"{datetime.fromtimestamp(time, timezone.utc):%H:%M:%S.%f}"[:-4]


def _outcomes(judged):
    return [outcome for one in judged for outcome in one.outcomes]
