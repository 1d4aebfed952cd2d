package vedette.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows a detector what another would notice in the next tick.
public final class Told implements Detector {

    private final Detector shown;
    private @Nullable Kind next;
    private String source = "";
    private String target = "";
    private boolean hasSucceeded;
    private long since;

    public Told(Detector shown) {
        this.shown = shown;
    }

    /// In the next tick another says this of the source, at full strength.
    public void hear(Kind kind, String from, String to, boolean isSuccess) {
        next = kind;
        source = from;
        target = to;
        hasSucceeded = isSuccess;
    }

    /// What it says from now on was noticed late: it began in this second.
    public void beganAt(long second) {
        since = second;
    }

    @Override
    public String name() {
        return shown.name();
    }

    @Override
    public StateKey key() {
        return shown.key();
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        shown.onTick(tick, out);
    }

    @Override
    public void onSignals(Tick tick, List<Signal> signals, SignalHandler out) {
        List<Signal> all = new ArrayList<>(signals);
        Kind kind = next;
        if (kind != null) {
            Signal.Draft draft = Signal.of(this, kind, Traffic.address(source), tick)
                    .sources(List.of(Traffic.address(source)))
                    .targets(List.of(Traffic.address(target)))
                    .succeeded(hasSucceeded);
            all.add((since > 0 ? draft.since(since) : draft).make());
            next = null;
        }
        shown.onSignals(tick, all, out);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        shown.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        shown.read(in);
    }
}
