package vedette.app.retrain;

import vedette.common.IpText;
import vedette.feature.ConversationId;
import vedette.flow.record.FlowView;
import vedette.learn.table.Row;

/// A flow that was seen, and its row.
final class SeenFlow {

    private final long number;
    private final long conversation;
    private final int part;
    private final long startMicros;
    private final String source;
    private final String destination;
    private final int destinationPort;
    private final int protocol;
    private final float[] values;

    /// @param number by which it was drawn
    /// @param values of its row
    SeenFlow(long number, FlowView flow, float[] values) {
        this.number = number;
        this.values = values;
        conversation = ConversationId.of(flow);
        part = flow.part();
        startMicros = flow.start();
        source = IpText.of(flow.sourceHigh(), flow.sourceLow());
        destination = IpText.of(flow.destinationHigh(), flow.destinationLow());
        destinationPort = flow.isTcp() || flow.isUdp() ? flow.destinationPort() : 0;
        protocol = flow.protocol();
    }

    long number() {
        return number;
    }

    long conversation() {
        return conversation;
    }

    int part() {
        return part;
    }

    long startMicros() {
        return startMicros;
    }

    /// Who began it.
    String source() {
        return source;
    }

    String destination() {
        return destination;
    }

    /// 0 where there are none.
    int destinationPort() {
        return destinationPort;
    }

    int protocol() {
        return protocol;
    }

    /// Fills a row of a table.
    ///
    /// @param label empty for none
    void fill(Row row, String label) {
        System.arraycopy(values, 0, row.values, 0, values.length);
        row.label = label;
        row.group = conversation;
        row.micros = startMicros;
    }
}
