"""Counts what was found, what was missed, and who was accused falsely."""

from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from evaluate.bounds import poisson, wilson
from evaluate.incident import SEVERITIES
from evaluate.match import FALSE, MISNAMED, RIGHT, SIBLING, goes_on, judge

# A small network for a day: what a rate of false accusations is given for.
_HOSTS, _HOURS = 25, 24


@dataclass(frozen=True)
class Outcome:
    """What became of a campaign. marks: what was said of it; continued: incidents of before that went on meanwhile"""

    recording: object
    campaign: object
    marks: tuple
    continued: tuple

    @property
    def is_noticed(self):
        return bool(self.marks)

    @property
    def rightly(self):
        return [mark for mark in self.marks if mark.word == RIGHT]

    @property
    def is_right(self):
        return bool(self.rightly)

    @property
    def is_right_or_sibling(self):
        return any(mark.word in (RIGHT, SIBLING) for mark in self.marks)

    @property
    def is_going_on(self):
        """Whether nobody named it rightly because an incident of its family was there before, and went on."""
        return not self.is_right and any(incident.family == self.campaign.family for incident in self.continued)

    @property
    def incidents(self):
        return list(dict.fromkeys(mark.incident for mark in self.marks))

    @property
    def delay(self):
        """Seconds of traffic from the campaign's first packet until it was named rightly."""
        return max(0.0, min(mark.detected for mark in self.rightly) - self.campaign.first_packet)

    @property
    def severity(self):
        """The highest with which it was named rightly."""
        return max((mark.incident for mark in self.rightly), key=lambda incident: incident.rank).severity


@dataclass(frozen=True)
class Judged:
    """A recording with a verdict for each of its incidents, and an outcome for each of its campaigns that went well."""

    recording: object
    is_exact: bool
    verdicts: tuple
    outcomes: tuple

    @staticmethod
    def of(recording, incidents, is_exact=True):
        verdicts = tuple(judge(incident, recording) for incident in incidents)
        outcomes = tuple(
            _outcome(campaign, recording, verdicts) for campaign in recording.campaigns if not campaign.problems
        )
        return Judged(recording, is_exact, verdicts, outcomes)

    def those(self, word):
        return [verdict for verdict in self.verdicts if verdict.word == word]

    @property
    def false(self):
        return [verdict.incident for verdict in self.those(FALSE)]

    @property
    def accusations(self):
        """False incidents of medium severity or higher."""
        return [incident for incident in self.false if incident.accuses]

    @property
    def misnamed(self):
        return self.those(MISNAMED)


def _outcome(campaign, recording, verdicts):
    marks = tuple(mark for verdict in verdicts for mark in verdict.marks if mark.campaign is campaign)
    continued = tuple(v.incident for v in verdicts if goes_on(v.incident, campaign, recording.lab))
    return Outcome(recording, campaign, marks, continued)


@dataclass(frozen=True)
class Found:
    """What was found of some campaigns. bounds: of the share named rightly; median, worst: seconds, None without any"""

    campaigns: int
    noticed: int
    right: int
    bounds: tuple
    right_or_sibling: int
    going_on: int
    median: float
    worst: float
    incidents: float
    severities: dict = field(default_factory=dict)

    @staticmethod
    def of(outcomes):
        rightly = [outcome for outcome in outcomes if outcome.is_right]
        noticed = [outcome for outcome in outcomes if outcome.is_noticed]
        delays = [outcome.delay for outcome in rightly]
        severities = Counter(outcome.severity for outcome in rightly)
        return Found(
            campaigns=len(outcomes),
            noticed=len(noticed),
            right=len(rightly),
            bounds=wilson(len(rightly), len(outcomes)),
            right_or_sibling=sum(outcome.is_right_or_sibling for outcome in outcomes),
            going_on=sum(outcome.is_going_on for outcome in outcomes),
            median=median(delays) if delays else None,
            worst=max(delays, default=None),
            incidents=sum(len(outcome.incidents) for outcome in noticed) / len(noticed) if noticed else None,
            severities={severity: severities[severity] for severity in SEVERITIES},
        )


def found(judged):
    """What they are -> what was found of them: each family, all, and some that are hard."""
    outcomes = [outcome for one in judged for outcome in one.outcomes]
    families = sorted({outcome.campaign.family for outcome in outcomes})
    rows = {family: [o for o in outcomes if o.campaign.family == family] for family in families}
    rows["all"] = outcomes
    rows["of these, slow"] = [outcome for outcome in outcomes if outcome.campaign.is_slow]
    rows["of these, at most 10 packets"] = [outcome for outcome in outcomes if outcome.campaign.has_few_packets]
    return {name: Found.of(those) for name, those in rows.items()}


@dataclass(frozen=True)
class Accused:
    """False incidents of medium or higher, and for how long and how many hosts they are few or many."""

    recordings: int
    accusations: int
    milder: int
    hours: float
    host_hours: float

    @staticmethod
    def of(judged):
        accusations = sum(len(one.accusations) for one in judged)
        return Accused(
            recordings=len(judged),
            accusations=accusations,
            milder=sum(len(one.false) for one in judged) - accusations,
            hours=sum(one.recording.seconds for one in judged) / 3600,
            host_hours=sum(one.recording.seconds * one.recording.hosts for one in judged) / 3600,
        )

    @property
    def bounds(self):
        return poisson(self.accusations)

    def per_day(self, count):
        """So many in all this time, for a day of 25 hosts; None without time."""
        return count * _HOSTS * _HOURS / self.host_hours if self.host_hours else None
