"""The incidents of an answer of `vedette analyze --json`."""

from dataclasses import dataclass
from datetime import datetime

SEVERITIES = ("info", "low", "medium", "high", "critical")

_ACCUSES = SEVERITIES.index("medium")


@dataclass(frozen=True)
class Sighting:
    """A time in which an incident was noticed without a long pause, and when those who watch could know of it."""

    first: float
    last: float
    detected: float


@dataclass(frozen=True)
class Incident:
    """
    Times are seconds since 1970.

    bursts: (first, last) of the times in which it was noticed, where the answer has them
    reasons: the first of its first signals, in words
    """

    id: str
    kind: str
    family: str
    entity: str
    sources: tuple
    targets: tuple
    first: float
    last: float
    detected: float
    score: float
    severity: str
    bursts: tuple
    reasons: tuple

    @staticmethod
    def of(content):
        if content["severity"] not in SEVERITIES:
            raise ValueError(f"{content['severity']} is no severity")
        return Incident(
            **{name: content[name] for name in ("id", "kind", "family", "score", "severity")},
            entity=content["entity"] or "",
            sources=tuple(content["sources"]),
            targets=tuple(content["targets"]),
            first=seconds(content["first"]),
            last=seconds(content["last"]),
            detected=seconds(content["detected"]),
            bursts=tuple((seconds(burst["first"]), seconds(burst["last"])) for burst in content.get("bursts", ())),
            reasons=tuple(_reasons(content.get("signals", ()))),
        )

    @property
    def sightings(self):
        """The first reaches back to all that led to the incident; each burst that began later is another."""
        later = [Sighting(first, last, first) for first, last in self.bursts if first > self.detected]
        if not later:
            return [Sighting(self.first, self.last, self.detected)]
        last = max(last for first, last in self.bursts if first < later[0].first)
        return [Sighting(self.first, last, self.detected), *later]

    @property
    def addresses(self):
        return (self.entity, *self.sources, *self.targets)

    @property
    def accuses(self):
        """Whether it is severe enough that somebody would be called: medium or higher."""
        return self.rank >= _ACCUSES

    @property
    def rank(self):
        return SEVERITIES.index(self.severity)


def incidents_of(answer):
    return [Incident.of(content) for content in answer["incidents"]]


def seconds(time):
    return datetime.fromisoformat(time).timestamp()


def _reasons(signals, most_signals=2, most=3):
    for signal in signals[:most_signals]:
        reasons = [_reason(reason) for reason in signal.get("reasons", ())[:most]]
        yield f"{signal['detector']}: {', '.join(reasons)}" if reasons else signal["detector"]


def _reason(reason):
    usual = reason.get("usual")
    return f"{reason['feature']} {reason['seen']}" + (f" (usual {usual})" if usual not in (None, "") else "")
