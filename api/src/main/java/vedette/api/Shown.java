package vedette.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vedette.common.Address;
import vedette.flow.record.FlowView;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.store.archive.StoredFlow;

/// What the engine knows, as programs are shown it.
final class Shown {

    private Shown() {}

    static Flow flow(FlowView view) {
        StoredFlow flow = StoredFlow.of(view);
        return new Flow(
                flow.conversation(),
                flow.part(),
                micros(flow.begun()),
                micros(flow.ended()),
                flow.src(),
                flow.srcPort(),
                flow.dst(),
                flow.dstPort(),
                flow.protocol(),
                new Flow.Traffic(flow.fwdPackets(), flow.fwdBytes()),
                new Flow.Traffic(flow.bwdPackets(), flow.bwdBytes()),
                flow.endReason(),
                flow.state(),
                flow.history(),
                flow.vlan());
    }

    static Incident incident(IncidentSnapshot incident) {
        return new Incident(
                incident.id(),
                incident.campaign(),
                incident.site(),
                incident.sensor(),
                incident.kind().label(),
                incident.kind().family().label(),
                incident.entity().toString(),
                incident.state() == IncidentState.OPEN,
                addresses(incident.sources()),
                incident.sourceCount(),
                addresses(incident.targets()),
                incident.targetCount(),
                incident.ports(),
                nanos(incident.firstNanos()),
                nanos(incident.lastNanos()),
                nanos(incident.detectedNanos()),
                incident.score(),
                Incident.Severity.valueOf(incident.severity().name()),
                incident.confidence(),
                incident.hasSucceeded(),
                incident.isBelowTheLine(),
                incident.kind().technique(),
                incident.kind().advice(),
                incident.contributions().stream()
                        .map(part -> new Incident.Contribution(part.name(), part.points()))
                        .toList(),
                incident.signals().stream().map(Shown::signal).toList(),
                incident.flows());
    }

    private static Incident.Signal signal(SignalSummary signal) {
        return new Incident.Signal(
                signal.detector(),
                signal.strength(),
                signal.confidence(),
                signal.reasons().stream()
                        .map(reason -> new Incident.Reason(reason.feature(), reason.seen(), reason.usual()))
                        .toList());
    }

    private static List<String> addresses(List<Address> addresses) {
        return addresses.stream().map(Address::toString).toList();
    }

    private static Instant micros(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Instant nanos(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }
}
