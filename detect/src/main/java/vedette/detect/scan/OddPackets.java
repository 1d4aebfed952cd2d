package vedette.detect.scan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.ProbeFact;

/// Scans by packets that open no conversation: FIN, NULL, XMAS, contradictory flags, fragments too small for a header,
/// and ACKs that are refused.
///
/// Each service of a host counts once for each shape. Of packets that no program sends a few will do. A refusal (an RST
/// without ACK) is also what a client sends that closed early, over and over: that is told apart by its ports, as the
/// client's is of the high ones and the other end is a service; and by number, since a scan gets many in a minute.
/// A FIN without ACK is also how a broken stack ends each of its conversations: one from a service is left alone,
/// one to a service that is known to answer counts no more than a refusal.
public final class OddPackets implements Detector {

    private static final int SOURCES = 2_048;

    /// So many services, or three shapes as fingerprinting uses, make it noticed; so many make it certain.
    private static final double NOTICED = 3.75;

    private static final int SHAPES = 3;
    private static final double CERTAIN = 7.5;

    /// A refusal, or an end without ACK, counts for this part of an odd packet.
    private static final double STRAY_WEIGHT = 0.4;

    private static final double WHEN_NOTICED = 0.85;

    /// Services' own ports are below this one.
    private static final int HIGH_PORTS = 1_024;

    private final BoundedMap<Address, Oddities> sources = new BoundedMap<>(SOURCES, Keys.ADDRESS, Oddities.CODEC);

    @Override
    public String name() {
        return "odd-packets";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        TreeSet<Address> active = new TreeSet<>();
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof ProbeFact probe && !isLateRefusal(tick, probe) && !isEndOfAnswer(tick, probe)) {
                Address source = tick.site().entity(probe.ends().client());
                sources.meet(source, tick.second(), () -> new Oddities(tick.second()))
                        .add(probe, isWeak(tick, probe), tick.second());
                active.add(source);
            }
        }
        for (Address source : active) {
            Oddities oddities = sources.find(source);
            if (oddities != null) {
                judge(tick, source, oddities, out);
            }
        }
    }

    /// Whether a client has closed early, and refuses what its server goes on to send.
    private static boolean isLateRefusal(Tick tick, ProbeFact probe) {
        Ends ends = probe.ends();
        if (probe.shape() != ProbeFact.Shape.REFUSED_STRAY || ends.serverPort() < HIGH_PORTS) {
            return false;
        }
        return ends.clientPort() < HIGH_PORTS || isKnown(tick, ends.client(), ends.clientPort());
    }

    /// Whether a service ends a conversation with a FIN that lacks its ACK.
    private static boolean isEndOfAnswer(Tick tick, ProbeFact probe) {
        Ends ends = probe.ends();
        return probe.shape() == ProbeFact.Shape.FIN && isKnown(tick, ends.client(), ends.clientPort());
    }

    /// Whether the network's ordinary life makes such packets as well, if not many in a minute.
    private static boolean isWeak(Tick tick, ProbeFact probe) {
        Ends ends = probe.ends();
        return switch (probe.shape()) {
            case REFUSED_STRAY -> true;
            case FIN -> isKnown(tick, ends.server(), ends.serverPort());
            default -> false;
        };
    }

    private static boolean isKnown(Tick tick, Address host, int port) {
        return tick.site().services().knownSince(new Keys.Service(host, port, IpProtocol.TCP)) >= 0;
    }

    private void judge(Tick tick, Address source, Oddities oddities, SignalHandler out) {
        if (!oddities.hasNews()) {
            return;
        }
        oddities.tell();
        double sum = oddities.odd() + STRAY_WEIGHT * oddities.strays();
        boolean isPrinting = oddities.odd() >= SHAPES - 0.5 && oddities.shapes().size() >= SHAPES;
        if (sum < NOTICED && !isPrinting) {
            return;
        }
        boolean isSweep = oddities.victims().size() > oddities.ports().size();
        double sureness = Math.min(1, Math.max(0, sum - NOTICED) / (CERTAIN - NOTICED));
        String shapes = String.join(", ", oddities.shapes().keys())
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        out.onSignal(Signal.of(this, isSweep ? Kind.HOST_SWEEP : Kind.PORT_SCAN, source, tick)
                .strength(isPrinting ? 1 : WHEN_NOTICED + (1 - WHEN_NOTICED) * sureness)
                .confidence(0.85 + 0.14 * sureness)
                .since(oddities.since())
                .sources(List.of(source))
                .targets(oddities.victims().keys())
                .ports(oddities.ports().keys().stream().map(Long::intValue).toList())
                .flows(oddities.victims().total())
                .because(
                        "services that got packets of no conversation (" + shapes + ")",
                        Long.toString(oddities.victims().total()),
                        "none, or a few late ones")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        sources.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        sources.read(in);
    }
}
