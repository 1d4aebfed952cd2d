package vedette.feature;

import org.jspecify.annotations.Nullable;
import vedette.common.IpText;
import vedette.decode.IpProtocol;
import vedette.flow.record.FlowView;
import vedette.flow.record.Spells;

/// A flow on its way to the columns: the flow, and what several columns need of it, found once.
///
/// Valid as long as the view shows that flow. Owned by one thread.
public final class FlowRow {

    private final FlowView flow;
    private final long number;
    private final String label;
    private @Nullable String source;
    private @Nullable String destination;
    private final Spells active;
    private final Spells idle;

    /// A row of what the view shows now.
    ///
    /// @param number of the row in its output, from 1
    /// @param label what the flow is in truth; empty if that is not known
    public FlowRow(FlowView flow, long number, String label) {
        this.flow = flow;
        this.number = number;
        this.label = label;
        active = flow.active();
        idle = flow.idle();
    }

    public FlowView flow() {
        return flow;
    }

    public long number() {
        return number;
    }

    public String label() {
        return label;
    }

    /// The initiator's address, written out once it is asked for.
    public String source() {
        String text = source;
        if (text == null) {
            text = IpText.of(flow.sourceHigh(), flow.sourceLow());
            source = text;
        }
        return text;
    }

    public String destination() {
        String text = destination;
        if (text == null) {
            text = IpText.of(flow.destinationHigh(), flow.destinationLow());
            destination = text;
        }
        return text;
    }

    /// The initiator's port; 0 if the protocol has none.
    public int sourcePort() {
        return hasPorts() ? flow.sourcePort() : 0;
    }

    public int destinationPort() {
        return hasPorts() ? flow.destinationPort() : 0;
    }

    private boolean hasPorts() {
        return flow.isTcp() || flow.isUdp() || flow.protocol() == IpProtocol.SCTP;
    }

    Spells active() {
        return active;
    }

    Spells idle() {
        return idle;
    }
}
