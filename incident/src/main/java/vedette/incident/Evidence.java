package vedette.incident;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import vedette.detect.Reason;
import vedette.detect.Signal;
import vedette.detect.SignalCodec;
import vedette.incident.feedback.Feedback.Noticed;
import vedette.incident.feedback.Trust;

/// What one detector has said of an incident: its strongest signal, and when it last gave one.
public final class Evidence {

    private Signal strongest;
    private Signal latest;

    Evidence(Signal first) {
        this(first, first);
    }

    private Evidence(Signal strongest, Signal latest) {
        this.strongest = strongest;
        this.latest = latest;
    }

    static Evidence read(DataInput in) throws IOException {
        return new Evidence(SignalCodec.INSTANCE.read(in), SignalCodec.INSTANCE.read(in));
    }

    void write(DataOutput out) throws IOException {
        SignalCodec.INSTANCE.write(strongest, out);
        SignalCodec.INSTANCE.write(latest, out);
    }

    void add(Signal signal) {
        latest = signal;
        if (signal.strength() >= strongest.strength()) { // of equals the latest, which knows most
            strongest = signal;
        }
    }

    public String detector() {
        return strongest.detector();
    }

    /// The strongest so far.
    public double strength() {
        return strongest.strength();
    }

    /// The same, as far as its detector is believed.
    double believed(Trust trust) {
        return Math.min(1, strongest.strength() * trust.factor(strongest));
    }

    public double confidence() {
        return Math.max(strongest.confidence(), latest.confidence());
    }

    /// Those of the strongest signal.
    public List<Reason> reasons() {
        return strongest.reasons();
    }

    Noticed noticed() {
        return new Noticed(strongest.detector(), strongest.kind());
    }

    SignalSummary summary() {
        return new SignalSummary(detector(), strength(), confidence(), reasons());
    }

    Signal strongest() {
        return strongest;
    }

    long lastNanos() {
        return latest.nanos();
    }
}
