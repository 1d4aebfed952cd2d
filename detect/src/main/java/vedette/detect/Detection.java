package vedette.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.site.Site;
import vedette.flow.activity.Home;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;

/// Shows every tick to the site's books and then to all detectors, and hands on what they notice, sorted. Called by one
/// thread at a time.
public final class Detection implements FlowSink {

    private static final Comparator<Signal> ORDER =
            Comparator.comparing(Signal::entity).thenComparing(Signal::kind).thenComparing(Signal::detector);

    private final Site site;
    private final List<Detector> detectors;
    private final TickHandler handler;
    private @Nullable TickActivity activity;
    private @Nullable TickFacts facts;
    private final List<Signal> signals = new ArrayList<>();

    /// Takes what was noticed in a tick.
    @FunctionalInterface
    public interface TickHandler {

        /// All signals of the tick that ends at this time, sorted by entity, kind and detector; there may be none.
        void onTick(long endNanos, List<Signal> signals, Site site);
    }

    public Detection(Home home, List<Detector> detectors, TickHandler handler) {
        site = new Site(home);
        this.detectors = List.copyOf(detectors);
        this.handler = handler;
    }

    public Site site() {
        return site;
    }

    @Override
    public void onFlow(FlowView flow) {
        for (Detector detector : detectors) {
            detector.onFlow(flow);
        }
    }

    @Override
    public void onActivity(TickActivity newActivity) {
        activity = newActivity;
    }

    @Override
    public void onFacts(TickFacts newFacts) {
        facts = newFacts;
    }

    @Override
    public void onTick(long endNanos) {
        TickActivity didWhat = activity;
        TickFacts saidWhat = facts;
        if (didWhat == null || saidWhat == null || didWhat.endNanos() != endNanos) {
            return; // what comes after the last tick is only rows
        }
        site.onTick(endNanos, didWhat, saidWhat);
        Tick tick = new Tick(endNanos, didWhat, saidWhat, site);
        signals.clear();
        for (Detector detector : detectors) {
            detector.onTick(tick, signals::add);
        }
        signals.sort(ORDER);
        List<Signal> noticed = List.copyOf(signals);
        for (Detector detector : detectors) {
            detector.onSignals(tick, noticed, signals::add);
        }
        signals.sort(ORDER);
        handler.onTick(endNanos, List.copyOf(signals), site);
    }

    /// Takes it that what a detector noticed of these hosts is wanted. Between two ticks.
    public void harmless(String detector, Collection<Address> whom) {
        for (Detector one : detectors) {
            if (one.name().equals(detector)) {
                one.onHarmless(whom);
            }
        }
    }

    /// Writes what is known and remembered.
    public void write(DataOutput out) throws IOException {
        site.write(out);
        for (Detector detector : detectors) {
            out.writeUTF(detector.name());
            detector.write(out);
        }
    }

    /// Goes on from what was written by the same detectors.
    public void read(DataInput in) throws IOException {
        site.read(in);
        for (Detector detector : detectors) {
            String written = in.readUTF();
            if (!written.equals(detector.name())) {
                throw new IOException(
                        "the state of " + written + " stands where that of " + detector.name() + " should");
            }
            detector.read(in);
        }
    }
}
