package vedette.incident;

import java.util.List;
import vedette.common.Address;
import vedette.detect.Kind;

/// What an incident was at one time: never changes, so any thread may have it, and it can be kept.
///
/// @param id a hash of site, family, entity and the time at which it opened
/// @param campaign the id of the first incident that it belongs together with, which may be its own
/// @param sources who does it; of more than a few only some are named, and `sourceCount` says how many there are
/// @param firstNanos when what it rests on began
/// @param detectedNanos the traffic time at which it opened
/// @param bursts when it was noticed
/// @param contributions what the score is the sum of
/// @param signals what each detector has said, by name
/// @param flows how many conversations its largest signal rests on
public record IncidentSnapshot(
        String id,
        String campaign,
        String site,
        String sensor,
        Kind kind,
        Address entity,
        IncidentState state,
        List<Address> sources,
        long sourceCount,
        List<Address> targets,
        long targetCount,
        List<Integer> ports,
        long firstNanos,
        long lastNanos,
        long detectedNanos,
        List<Burst> bursts,
        int score,
        double confidence,
        boolean hasSucceeded,
        List<Contribution> contributions,
        List<SignalSummary> signals,
        long flows) {

    /// No more ports than this are named.
    public static final int MOST_PORTS = Incident.MOST_PORTS;

    public IncidentSnapshot {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
        ports = List.copyOf(ports);
        bursts = List.copyOf(bursts);
        contributions = List.copyOf(contributions);
        signals = List.copyOf(signals);
    }

    /// Whether people are not to be told of it, since it is only unusual and beyond the alert budget.
    public boolean isBelowTheLine() {
        return contributions.stream().anyMatch(part -> part.name().equals(Contribution.BEYOND_BUDGET));
    }

    /// The same with other signals.
    public IncidentSnapshot withSignals(List<SignalSummary> newSignals) {
        return new IncidentSnapshot(
                id,
                campaign,
                site,
                sensor,
                kind,
                entity,
                state,
                sources,
                sourceCount,
                targets,
                targetCount,
                ports,
                firstNanos,
                lastNanos,
                detectedNanos,
                bursts,
                score,
                confidence,
                hasSucceeded,
                contributions,
                newSignals,
                flows);
    }

    public Severity severity() {
        return Severity.of(score);
    }
}
