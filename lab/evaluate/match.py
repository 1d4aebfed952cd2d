"""
Which incident is about which campaign, and whether it says the right thing of it.

An incident gathers what one entity does of one family, for hours if need be. It is judged by its *sightings*: the first
from its first packet on, with the time at which it was opened; and each later burst, with the time at which that began.
A sighting *touches* a campaign if both hold:

- *Time.* Its first..last meets the campaign's start - 2 s .. end + 130 s (flows that end by time-out are seen late), and
  it was detected no earlier than start - 2 s. What was there before and goes on tells nobody of something new.
- *Address.* One of the attackers is the incident's entity or among its sources or targets. Attackers are the campaign's entities,
  and its far end outside where that is the attacker's own (botnet, tunnel, exfiltration, infiltration). A victim will do
  - of a dos or ddos, as entity or among the targets, since sources may be invented or a reflector's: for incidents of
    dos, ddos and anomaly always, for others only if all their sources are attackers, victims or not of this lab, so that
    what is said of an ordinary visitor stays false;
  - of spoofing, anywhere, for incidents of spoofing: whose address was taken may be all that can be known.

Of the campaigns it touches, those count that ran during its first..last, within 10 s, if any did: attackers of the lab
follow one attack with another, and what is said during the second is about the second. What it says of a campaign is,
from best to worst: *right*, the campaign's family; *sibling*, dos for ddos or the other way; *step*, part of an
infiltration by its own name; *unnamed*, an anomaly; *misnamed*, any other family. It counts for the campaigns of which
it says the best only; if none of them ran, for the one that began last.

So a campaign is *noticed* if any sighting counts for it, and *named rightly* if one that is right does. An incident is
what the best of its sightings is, and *false* if none touches anything.
"""

from dataclasses import dataclass

from evaluate.addresses import is_within

BEFORE, AFTER, NEAR = 2, 130, 10

RIGHT, SIBLING, STEP, UNNAMED, MISNAMED, FALSE = "right", "sibling", "step", "unnamed", "misnamed", "false"

_FROM_BEST = (RIGHT, SIBLING, STEP, UNNAMED, MISNAMED)

_FLOODS = ("dos", "ddos")
_STEPS = ("scan", "brute-force", "botnet", "exfiltration")


@dataclass(frozen=True)
class Mark:
    """What a sighting of an incident says of a campaign, and when."""

    incident: object
    campaign: object
    word: str
    detected: float


@dataclass(frozen=True)
class Verdict:
    """What an incident is, and what it says of which campaigns; of none if it is false."""

    incident: object
    word: str
    marks: tuple = ()

    @property
    def campaigns(self):
        """Their ids, each once."""
        return list(dict.fromkeys(mark.campaign.id for mark in self.marks))


def judge(incident, recording):
    marks = tuple(mark for sighting in incident.sightings for mark in _marks(incident, sighting, recording))
    word = min((mark.word for mark in marks), key=_FROM_BEST.index, default=FALSE)
    return Verdict(incident, word, marks)


def goes_on(incident, campaign, lab):
    """Whether a sighting would touch the campaign, had it not begun before."""
    return _has_address(incident, campaign, lab) and any(
        sighting.detected < campaign.start - BEFORE and _meets(sighting, campaign.start, campaign.end)
        for sighting in incident.sightings
    )


def _marks(incident, sighting, recording):
    touched = [
        campaign
        for campaign in recording.campaigns
        if _is_in_time(sighting, campaign) and _has_address(incident, campaign, recording.lab)
    ]
    if not touched:
        return []
    running = [campaign for campaign in touched if _meets(sighting, campaign.start - NEAR, campaign.end + NEAR)]
    words = {campaign.id: _word(incident, campaign) for campaign in running or touched}
    best = min(words.values(), key=_FROM_BEST.index)
    candidates = [campaign for campaign in touched if words.get(campaign.id) == best]
    if not running:
        candidates = [max(candidates, key=lambda campaign: campaign.start)]
    return [Mark(incident, campaign, best, sighting.detected) for campaign in candidates]


def _is_in_time(sighting, campaign):
    since = campaign.start - BEFORE
    return sighting.detected >= since and _meets(sighting, since, campaign.end + AFTER)


def _meets(sighting, since, until):
    return sighting.first <= until and sighting.last >= since


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
