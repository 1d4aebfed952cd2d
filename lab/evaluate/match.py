"""
Which incident is about which campaign, and whether it says the right thing of it.

An incident *touches* a campaign if both hold:

- *Time.* Its first..last meets the campaign's start - 2 s .. end + 130 s (flows that end by time-out are seen late), and
  it was detected no earlier than start - 2 s. One that was open before belongs to something else that went on.
- *Address.* One of the attackers is its entity or among its sources or targets. Attackers are the campaign's entities,
  and its far end outside where that is the attacker's own (botnet, tunnel, exfiltration, infiltration). A victim will do
  - of a dos or ddos, as entity or among the targets, since sources may be invented or a reflector's: for incidents of
    dos, ddos and anomaly always, for others only if all their sources are attackers, victims or not of this lab, so that
    what is said of an ordinary visitor stays false;
  - of spoofing, anywhere, for incidents of spoofing: whose address was taken may be all that can be known.

Of the campaigns it touches, those count that ran during its first..last, within 10 s, if any did: attackers of the lab
follow one attack with another, and what is said during the second is about the second. What it says of a campaign is,
from best to worst: *right*, the campaign's family; *sibling*, dos for ddos or the other way; *step*, part of an
infiltration by its own name; *unnamed*, an anomaly; *misnamed*, any other family. It counts for the campaigns of which
it says the best only; if none of them ran, for the one that began last. An incident that touches nothing is *false*.

So a campaign is *noticed* if any incident counts for it, and *named rightly* if one that is right does.
"""

from dataclasses import dataclass

from evaluate.addresses import is_within

BEFORE, AFTER, NEAR = 2, 130, 10

RIGHT, SIBLING, STEP, UNNAMED, MISNAMED, FALSE = "right", "sibling", "step", "unnamed", "misnamed", "false"

_FROM_BEST = (RIGHT, SIBLING, STEP, UNNAMED, MISNAMED)

_FLOODS = ("dos", "ddos")
_STEPS = ("scan", "brute-force", "botnet", "exfiltration")


@dataclass(frozen=True)
class Verdict:
    """campaigns: for which the incident counts; none if it is false"""

    incident: object
    word: str
    campaigns: tuple = ()


def judge(incident, recording):
    touched = [campaign for campaign in recording.campaigns if touches(incident, campaign, recording.lab)]
    if not touched:
        return Verdict(incident, FALSE)
    running = [campaign for campaign in touched if _meets(incident, campaign.start - NEAR, campaign.end + NEAR)]
    words = {campaign.id: _word(incident, campaign) for campaign in running or touched}
    best = min(words.values(), key=_FROM_BEST.index)
    candidates = [campaign for campaign in touched if words.get(campaign.id) == best]
    return Verdict(incident, best, tuple(candidates if running else [max(candidates, key=lambda one: one.start)]))


def touches(incident, campaign, lab):
    return _is_in_time(incident, campaign) and _has_address(incident, campaign, lab)


def goes_on(incident, campaign, lab):
    """Whether it would touch the campaign had it not been opened before."""
    return (
        incident.detected < campaign.start - BEFORE
        and _meets(incident, campaign.start, campaign.end)
        and _has_address(incident, campaign, lab)
    )


def _is_in_time(incident, campaign):
    since = campaign.start - BEFORE
    return incident.detected >= since and _meets(incident, since, campaign.end + AFTER)


def _meets(incident, since, until):
    return incident.first <= until and incident.last >= since


def _has_address(incident, campaign, lab):
    if campaign.attackers.meets(incident.addresses):
        return True
    if campaign.family in _FLOODS and campaign.victims.meets((incident.entity, *incident.targets)):
        return incident.family in (*_FLOODS, "anomaly") or _accuses_no_visitor(incident, campaign, lab)
    return campaign.family == incident.family == "spoofing" and campaign.victims.meets(incident.addresses)


def _accuses_no_visitor(incident, campaign, lab):
    known = (campaign.attackers, campaign.victims)
    return all(any(source in those for those in known) or not is_within(source, lab) for source in incident.sources)


def _word(incident, campaign):
    if incident.family == campaign.family:
        return RIGHT
    if incident.family in _FLOODS and campaign.family in _FLOODS:
        return SIBLING
    if campaign.family == "infiltration" and incident.family in _STEPS:
        return STEP
    return UNNAMED if incident.family == "anomaly" else MISNAMED
